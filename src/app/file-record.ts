import type { RecordFiledView, RecordFormView } from '../cards/record-form.ts';
import type { KindName } from '../domain/kind-names.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { runOf } from '../store/campaign.ts';
import {
  filedInEqualWords,
  fileRecord,
  lastReturn,
  type NewRecord,
  recordById,
  reviseRecord,
} from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { alsoFiles } from './also-files.ts';
import { alsoTells } from './also-tells.ts';
import type { CampaignNow } from './campaign-now.ts';
import { draftOf } from './drafts.ts';
import { idFrom } from './identity.ts';
import { earlierRecord, mayFileHere, type Ready, sortOf } from './may-file-here.ts';
import { namesFor, unfitName } from './names-in-forms.ts';
import type { App } from './ports.ts';
import { tellApprovers } from './publish.ts';
import { rowsDraft, withdrawDraft } from './row-drafts.ts';
import { settlePings } from './settle-pings.ts';
import { loadUnitDuties } from './unit-duties.ts';

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

/** The day on which the unit's stage was opened: evidence from before it belongs to the stage before. */
async function stageSince(app: App, campaign: CampaignNow, unitId: string): Promise<string | null> {
  const run = await runOf(app.db, campaign.id, unitId);
  return run ? localDateOf(run.stage_opened_at, app.timeZone) : null;
}
