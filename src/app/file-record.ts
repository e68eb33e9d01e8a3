import type { RecordFiledView, RecordFormView } from '../cards/record-form.ts';
import { measureDuty } from '../domain/duty.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { type Kind, type RowField, variantOf } from '../domain/kinds/kind.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { appendAudit } from '../store/audit.ts';
import { runOf } from '../store/campaign.ts';
import { armDue, cancelDue } from '../store/due.ts';
import {
  filedInEqualWords,
  fileRecord,
  lastReturn,
  type NewRecord,
  recordById,
  recordOf,
  recordsOfUnit,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { listUnits, peopleOf, type Unit, unitById, unitPath, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { alsoFiles } from './also-files.ts';
import { alsoTells } from './also-tells.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow, placeOf } from './campaign-now.ts';
import { draftOf } from './drafts.ts';
import { idFrom } from './identity.ts';
import { bodyOf } from './leading-body.ts';
import type { App } from './ports.ts';
import { tellApprovers } from './publish.ts';
import { keepRows, type RowValues, rowsDraft, withdrawDraft } from './row-drafts.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { type Who, whoIs } from './who.ts';

/** The form of a kind for somebody who may file it; what was sent back comes filled in, with the comment. */
export async function recordForm(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined },
  now: Date,
): Promise<Outcome<RecordFormView>> {
  const ready = await mayFileHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign } = ready.value;
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, today);
  const before = await earlierRecord(app.db, ready.value);
  const back = before ? await lastReturn(app.db, before.id) : null;
  const named = await namesFor(app.db, { who, unit });
  const duty = loaded?.duties.find(
    ({ requirement }) =>
      requirement.kind === kind.name && (asked.of === undefined || requirement.of === asked.of),
  );
  return done({
    kind,
    of: asked.of ?? null,
    unit: { id: unit.id, name: unit.name },
    due: kind.asks ? null : (duty?.dueOn ?? null),
    rows: await rowsDraft(app.db, {
      campaign,
      kind,
      unitId: unit.id,
      personId: who.person.id,
      of: asked.of,
      before,
    }),
    ...named,
    returned: back,
    filled: before?.payload ?? (loaded ? await draftOf(app, kind.name, loaded, today) : {}),
    today,
  });
}

/**
 * Files a record of any kind that has a form: checked by its declaration, in force at once or waiting for its
 * review. What was sent back is filed as its next version; nothing is overwritten.
 */
export async function fileByForm(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; payload: Record<string, unknown>; cause: string },
  now: Date,
): Promise<Outcome<RecordFiledView>> {
  const ready = await mayFileHere(app, { ...asked, of: sortOf(asked.kind, asked.payload) }, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign } = ready.value;
  const today = localDateOf(now, app.timeZone);
  const day = asked.payload.on;
  const occurredOn = typeof day === 'string' ? day : today;
  if (occurredOn > today) return refused({ why: 'future-date', date: occurredOn });
  const unfit = unfitName(kind, asked.payload, await namesFor(app.db, { who, unit }));
  if (unfit !== null) return refused({ why: 'field', title: unfit });
  const since = kind.eachStage && typeof day === 'string' ? await stageSince(app, campaign, unit.id) : null;
  if (since !== null && occurredOn < since) return refused({ why: 'before-stage', date: since });
  const by = who.person.id;
  const begun = kind.begin?.(asked.payload, { on: today, by, inWeek: addDays(today, 7) });
  if (begun && !begun.ok) return begun;
  const payload = begun?.value ?? asked.payload;
  const state = kind.review === 'none' ? 'filed' : 'submitted';
  const before = await earlierRecord(app.db, ready.value);
  const filed = done({
    ...{ kind: kind.name, unit: unit.name, filedOn: today, waits: state === 'submitted' },
    ...(kind.goesOn ? { goesOn: kind.goesOn } : {}),
  });
  const again = await pressedAgain(app.db, ready.value, { id: idFrom(asked.cause), payload });
  if (again !== null) return again ? filed : refused({ why: 'changed-meanwhile' });
  const record: NewRecord = {
    id: idFrom(asked.cause),
    campaignId: campaign.id,
    kind: kind.name,
    unitId: unit.id,
    personId: kind.about === 'member' ? String(kind.subject ? asked.payload[kind.subject] : by) : null,
    parentId: null,
    payload,
    occurredOn,
    state,
    filedBy: by,
  };
  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<RecordFiledView>> => {
    const written = before
      ? await reviseRecord(
          tx,
          {
            id: before.id,
            version: before.version,
            payload,
            state,
            savedBy: by,
            reason: null,
            occurredOn,
          },
          now,
        )
      : await fileRecord(tx, record, now);
    if (!written && before) return refused({ why: 'changed-meanwhile' });
    if (written) {
      await withdrawDraft(tx, { campaign, kind, unitId: unit.id, personId: by, of: ready.value.of }, now);
      const also = await alsoFiles(tx, record, now);
      if (!also.ok) return also;
      if (kind.review === 'office' || kind.review === 'receipt')
        await tellApprovers(app, tx, { record, unit, author: who.person }, now);
      if (state === 'filed') await alsoTells(app, tx, { record, unit, by: who.person }, now);
      if (kind.about === 'unit') {
        await appendAudit(
          tx,
          {
            actor: by,
            act: 'file-record',
            unitId: unit.id,
            detail: { kind: kind.name, record: before?.id ?? record.id },
          },
          now,
        );
      }
    }
    return filed;
  });
  if (outcome.ok) await settlePings(app, campaign, unit.id, now);
  app.wake.courier();
  return outcome;
}

/**
 * Whether this was filed before: by the same form (a changed one is not taken for it: false), or, where it is reviewed,
 * as what already waits or passed in the same words. Null when it is new.
 */
async function pressedAgain(
  db: Db,
  { who, kind, unit, campaign }: Ready,
  { id, payload }: { id: string; payload: Record<string, unknown> },
): Promise<boolean | null> {
  const byThisForm = await recordById(db, id);
  const equal = await filedInEqualWords(db, {
    ...{ campaignId: campaign.id, unitId: unit.id, kind: kind.name, filedBy: who.person.id, payload },
  });
  if (byThisForm && byThisForm.state !== 'returned' && byThisForm.state !== 'withdrawn')
    return equal.includes(id);
  return kind.review !== 'none' && equal.length > 0 ? true : null;
}

/** Pings stop the moment a duty is done, and begin again the moment it is open again. */
export async function settlePings(app: App, campaign: CampaignNow, unitId: string, now: Date): Promise<void> {
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unitId, today);
  if (!loaded) return;
  const rules = pingRules(app, campaign);
  for (const duty of loaded.duties) {
    if (duty.from <= today && measureDuty(duty, loaded.facts)?.met)
      await cancelDue(app.db, { unitId, item: duty.key }, 'done');
  }
  const next = loaded.open.flatMap((duty) => pingRows(rules, unitId, duty, now));
  app.wake.due(await armDue(app.db, next, { reviving: true }));
}

/** What the fields of a form may name: members of the unit, leaders and units below the one over whose tree the filer stands. */
async function namesFor(
  db: Db,
  { who, unit }: { who: Who; unit: Unit },
): Promise<Pick<RecordFormView, 'members' | 'leaders' | 'people' | 'units'>> {
  const tree = await unitTree(db, who.standsUnder[0] ?? unit.id);
  const named = <T extends { id: string; name: string }>(some: readonly T[]) =>
    some.map(({ id, name }) => ({ id, name }));
  const members = await peopleOf(db, [unit.id], 'member');
  const body = await bodyOf(db, unit);
  return {
    members: named(members),
    people: named([...members, ...body.filter((one) => !members.some(({ id }) => id === one.id))]),
    leaders: named((await peopleOf(db, tree, 'member')).filter((person) => person.leader)),
    units: named((await listUnits(db)).filter((one) => tree.includes(one.id) || one.kind === 'branch')),
  };
}

/** The first field that names somebody or something else than its form offers: forged, or moved meanwhile. */
function unfitName(
  kind: Kind,
  payload: Readonly<Record<string, unknown>>,
  names: Pick<RecordFormView, 'members' | 'leaders' | 'people' | 'units'>,
): string | null {
  for (const field of kind.form ?? []) {
    if (field.as === 'rows') {
      const rows = (payload[field.name] ?? []) as Record<string, unknown>[];
      const unfit = rows.map((row) => field.of.find((one) => !fits(one, row, names)));
      const found = unfit.find((one) => one !== undefined);
      if (found) return found.name;
    } else if (!fits(field, payload, names)) return field.name;
  }
  return null;
}

function fits(
  field: RowField,
  values: Readonly<Record<string, unknown>>,
  names: Pick<RecordFormView, 'members' | 'leaders' | 'people' | 'units'>,
): boolean {
  const offered = { member: names.members, leader: names.leaders, person: names.people, unit: names.units };
  if (!(field.as in offered)) return true;
  const chosen = values[field.name];
  return chosen === undefined || offered[field.as as keyof typeof offered].some((one) => one.id === chosen);
}

/** The day on which the unit's stage was opened: evidence from before it belongs to the stage before. */
async function stageSince(app: App, campaign: CampaignNow, unitId: string): Promise<string | null> {
  const run = await runOf(app.db, campaign.id, unitId);
  return run ? localDateOf(run.stage_opened_at, app.timeZone) : null;
}

interface Ready {
  who: Who;
  /** As it is for the sort that is asked for. */
  kind: Kind;
  of: string | undefined;
  unit: Unit;
  campaign: CampaignNow;
}

/** Which sort of its kind a payload is, for a kind that has sorts. */
function sortOf(name: KindName, payload: Readonly<Record<string, unknown>>): string | undefined {
  const field = kindOf(name)?.variants?.field;
  return field === undefined ? undefined : String(payload[field] ?? '');
}

async function mayFileHere(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined },
  now: Date,
): Promise<Outcome<Ready>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const declared = kindOf(asked.kind);
  if (!declared?.form) return refused({ why: 'gone' });
  if (declared.variants && !Object.hasOwn(declared.variants.of, asked.of ?? ''))
    return refused({ why: 'gone' });
  const kind = variantOf(declared, asked.of);
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const allowed = mayFile(who.actor, kind.filedBy, await unitPath(app.db, unit.id), who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const opens = kind.opensWith && (await placeOf(app.db, campaign, unit.id))?.calendar.review?.opens;
  if (opens && localDateOf(now, app.timeZone) < opens)
    return refused({ why: 'window-not-open', date: opens });
  return done({ who, kind, of: asked.of, unit, campaign });
}

/**
 * The record whose next version is filed: the author's own that was sent back, and of a kind written row by row the
 * one that stands already, which is revised.
 */
async function earlierRecord(
  db: Db,
  { who, kind, of, unit, campaign }: Ready,
): Promise<StoredRecord | undefined> {
  if (kind.form?.some((field) => field.as === 'rows')) {
    const field = kind.variants?.field;
    const standing = (await recordsOfUnit(db, campaign.id, unit.id, kind.name)).filter(
      (one) =>
        one.state !== 'draft' &&
        (field === undefined || one.payload[field] === of) &&
        (kind.about === 'unit' || one.person_id === who.person.id),
    );
    return standing.at(-1);
  }
  if (kind.review === 'none') return undefined;
  // A unit hands in one report, whoever writes its next version.
  if (kind.review === 'receipt')
    return (await recordsOfUnit(db, campaign.id, unit.id, kind.name)).findLast(
      (one) => one.state !== 'draft',
    );
  return recordOf(db, {
    campaignId: campaign.id,
    kind: kind.name,
    unitId: unit.id,
    filedBy: who.person.id,
    state: 'returned',
  });
}

/** Adds one entry to what is being written, or takes one out; the form comes back with what is there. */
export async function changeRows(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined },
  change: (rows: readonly RowValues[]) => Outcome<RowValues[]>,
  now: Date,
): Promise<Outcome<RecordFormView>> {
  const ready = await mayFileHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign, of } = ready.value;
  const before = await earlierRecord(app.db, ready.value);
  const place = { campaign, kind, unitId: unit.id, personId: who.person.id, of, before };
  const changed = change(await rowsDraft(app.db, place));
  if (!changed.ok) return changed;
  const field = kind.form?.find((one) => one.as === 'rows');
  const names = await namesFor(app.db, { who, unit });
  const unfit = field ? unfitName(kind, { [field.name]: changed.value }, names) : null;
  if (unfit !== null) return refused({ why: 'field', title: unfit });
  if (
    !(await app.db
      .transaction()
      .execute((tx) => keepRows(tx, place, changed.value, { today: localDateOf(now, app.timeZone), now })))
  )
    return refused({ why: 'changed-meanwhile' });
  return recordForm(app, asked, now);
}

/** Files what was written row by row. */
export async function fileRows(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string; of?: string | undefined; cause: string },
  now: Date,
): Promise<Outcome<RecordFiledView>> {
  const ready = await mayFileHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign, of } = ready.value;
  const before = await earlierRecord(app.db, ready.value);
  const rows = await rowsDraft(app.db, {
    ...{ campaign, kind, unitId: unit.id, personId: who.person.id, of, before },
  });
  const field = kind.form?.find((one) => one.as === 'rows');
  if (!field) return refused({ why: 'gone' });
  if (rows.length === 0) return refused({ why: 'rows', least: 1, most: field.most });
  const { openId, cause } = asked;
  const sort = kind.variants ? { [kind.variants.field]: of } : {};
  const payload = { ...sort, [field.name]: rows };
  return fileByForm(app, { openId, kind: kind.name, unitId: unit.id, payload, cause }, now);
}
