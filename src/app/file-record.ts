import type { RecordFiledView, RecordFormView } from '../cards/record-form.ts';
import { measureDuty } from '../domain/duty.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import type { Kind } from '../domain/kinds/kind.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { mayFile } from '../domain/rights.ts';
import { appendAudit } from '../store/audit.ts';
import { runOf } from '../store/campaign.ts';
import { armDue, cancelDue } from '../store/due.ts';
import {
  fileRecord,
  lastReturn,
  type NewRecord,
  recordOf,
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
import type { App } from './ports.ts';
import { tellApprovers } from './publish.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { type Who, whoIs } from './who.ts';

/** The form of a kind for somebody who may file it; what was sent back comes filled in, with the comment. */
export async function recordForm(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string },
  now: Date,
): Promise<Outcome<RecordFormView>> {
  const ready = await mayFileHere(app, asked, now);
  if (!ready.ok) return ready;
  const { who, kind, unit, campaign } = ready.value;
  const today = localDateOf(now, app.timeZone);
  const loaded = await loadUnitDuties(app.db, campaign, unit.id, today);
  const before = await returnedRecord(app.db, campaign, kind, unit, who);
  const back = before ? await lastReturn(app.db, before.id) : null;
  const named = await namesFor(app.db, { who, unit });
  return done({
    kind,
    unit: { id: unit.id, name: unit.name },
    due: loaded?.duties.find((duty) => duty.requirement.kind === kind.name)?.dueOn ?? null,
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
  const ready = await mayFileHere(app, asked, now);
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
  const state = kind.review === 'none' ? 'filed' : 'submitted';
  const before = await returnedRecord(app.db, campaign, kind, unit, who);
  const record: NewRecord = {
    id: idFrom(asked.cause),
    campaignId: campaign.id,
    kind: kind.name,
    unitId: unit.id,
    personId: kind.about === 'member' ? String(kind.subject ? asked.payload[kind.subject] : by) : null,
    parentId: null,
    payload: asked.payload,
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
            payload: asked.payload,
            state,
            savedBy: by,
            reason: null,
          },
          now,
        )
      : await fileRecord(tx, record, now);
    if (!written && before) return refused({ why: 'changed-meanwhile' });
    if (written) {
      const also = await alsoFiles(tx, record, now);
      if (!also.ok) return also;
      if (kind.review === 'office') await tellApprovers(tx, { record, unit, author: who.person }, now);
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
    return done({ kind: kind.name, unit: unit.name, filedOn: today, waits: state === 'submitted' });
  });
  if (outcome.ok) await settlePings(app, campaign, unit.id, now);
  app.wake.courier();
  return outcome;
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
): Promise<Pick<RecordFormView, 'members' | 'leaders' | 'units'>> {
  const tree = await unitTree(db, who.standsUnder[0] ?? unit.id);
  const named = <T extends { id: string; name: string }>(some: readonly T[]) =>
    some.map(({ id, name }) => ({ id, name }));
  return {
    members: named(await peopleOf(db, [unit.id], 'member')),
    leaders: named((await peopleOf(db, tree, 'member')).filter((person) => person.leader)),
    units: named((await listUnits(db)).filter((one) => tree.includes(one.id) || one.kind === 'branch')),
  };
}

/** The first field that names somebody or something else than its form offers: forged, or moved meanwhile. */
function unfitName(
  kind: Kind,
  payload: Readonly<Record<string, unknown>>,
  names: Pick<RecordFormView, 'members' | 'leaders' | 'units'>,
): string | null {
  const offered = { member: names.members, leader: names.leaders, unit: names.units };
  const unfit = (kind.form ?? []).find((field) => {
    if (field.as !== 'member' && field.as !== 'leader' && field.as !== 'unit') return false;
    const chosen = payload[field.name];
    return chosen !== undefined && !offered[field.as].some((one) => one.id === chosen);
  });
  return unfit?.name ?? null;
}

/** The day on which the unit's stage was opened: evidence from before it belongs to the stage before. */
async function stageSince(app: App, campaign: CampaignNow, unitId: string): Promise<string | null> {
  const run = await runOf(app.db, campaign.id, unitId);
  return run ? localDateOf(run.stage_opened_at, app.timeZone) : null;
}

interface Ready {
  who: Who;
  kind: Kind;
  unit: Unit;
  campaign: CampaignNow;
}

async function mayFileHere(
  app: App,
  asked: { openId: string; kind: KindName; unitId: string },
  now: Date,
): Promise<Outcome<Ready>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const kind = kindOf(asked.kind);
  if (!kind?.form) return refused({ why: 'gone' });
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const allowed = mayFile(who.actor, kind.filedBy, await unitPath(app.db, unit.id), who.standsUnder);
  if (!allowed.ok) return refused({ why: 'no-right', roles: allowed.roles });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const opens = kind.opensWith && (await placeOf(app.db, campaign, unit.id))?.calendar.review?.opens;
  if (opens && localDateOf(now, app.timeZone) < opens)
    return refused({ why: 'window-not-open', date: opens });
  return done({ who, kind, unit, campaign });
}

/** The author's own record of this kind that was sent back and waits to be filed again. */
const returnedRecord = (
  db: Db,
  campaign: CampaignNow,
  kind: Kind,
  unit: Unit,
  who: Who,
): Promise<StoredRecord | undefined> =>
  kind.review === 'none'
    ? Promise.resolve(undefined)
    : recordOf(db, {
        campaignId: campaign.id,
        kind: kind.name,
        unitId: unit.id,
        filedBy: who.person.id,
        state: 'returned',
      });
