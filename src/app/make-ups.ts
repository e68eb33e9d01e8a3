import type { ManualMakeUpView } from '../cards/make-up.ts';
import type { MakeUpRow, MeetingAfterView } from '../cards/meeting.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { isLifeMeeting } from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import {
  lockRecord,
  recordById,
  recordsInSession,
  recordsOfPerson,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { peopleByIds } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { closeMakeUp } from './close-make-up.ts';
import { expectedIn } from './expected.ts';
import { meetingOf } from './meetings.ts';
import type { App } from './ports.ts';
import { verbToRun } from './session-verb.ts';
import { settlePings } from './settle-pings.ts';
import { authorise } from './who.ts';

/** What is left of a meeting: its minutes, and who has made it up, in roster order. */
export async function meetingAfterView(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<MeetingAfterView>> {
  const found = await meetingOf(app.db, asked.sessionId);
  if (!found) return refused({ why: 'gone' });
  const { session, payload, unit } = found;
  const who = await authorise(app, asked.openId, verbToRun(session.kind, unit), unit.id, now);
  if (!who.ok) return who;
  const makeUps = await recordsInSession(app.db, session.id, 'make-up');
  const people = await peopleByIds(
    app.db,
    makeUps.map((one) => one.person_id as string),
  );
  const rows: MakeUpRow[] = [];
  for (const person of people) {
    const record = makeUps.find((one) => one.person_id === person.id) as StoredRecord;
    const hours = await madeUpHours(app.db, record, session.occurred_on);
    rows.push({ record: record.id, name: person.name, ...hours, done: isDone(record) });
  }
  return done({
    session: session.id,
    unit: unit.name,
    title: payload.title,
    present: (await recordsInSession(app.db, session.id, 'study-hour')).length,
    expected: (await expectedIn(app.db, unit, payload.circle)).length,
    makeUps: rows,
    ...(isLifeMeeting(payload) ? { spoken: { spoke: payload.spoke.length, all: payload.order.length } } : {}),
    minutes: (await recordsInSession(app.db, session.id, 'minutes')).length > 0,
  });
}

/**
 * The secretary counts a person's own study as the make-up of a meeting (S26): as many hours as the meeting gave, since
 * the meeting, and none of them for two make-ups. One that was arranged by hand is closed by the tap alone.
 */
export async function makeUpDone(
  app: App,
  asked: { openId: string; recordId: string },
  now: Date,
): Promise<Outcome<{ sessionId: string } | { closed: ManualMakeUpView }>> {
  const record = await recordById(app.db, asked.recordId);
  if (record?.kind !== 'make-up') return refused({ why: 'gone' });
  const sessionId = record.parent_id;
  if (!sessionId) {
    const closed = await closeMakeUp(app, { openId: asked.openId, record }, now);
    return closed.ok ? done({ closed: closed.value }) : closed;
  }
  const found = await meetingOf(app.db, sessionId);
  if (!found) return refused({ why: 'gone' });
  const who = await authorise(
    app,
    asked.openId,
    verbToRun(found.session.kind, found.unit),
    found.unit.id,
    now,
  );
  if (!who.ok) return who;
  if (isDone(record)) return done({ sessionId });
  const by = who.value.person.id;
  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<null>> => {
    await lockRecord(tx, sessionId);
    const hours = await madeUpHours(tx, record, found.session.occurred_on);
    if (hours.have < hours.need) return refused({ why: 'make-up-hours', ...hours });
    const saved = await reviseRecord(
      tx,
      {
        id: record.id,
        version: record.version,
        payload: { ...record.payload, done: 'done' },
        state: 'filed',
        savedBy: by,
        reason: null,
      },
      now,
    );
    if (!saved) return refused({ why: 'changed-meanwhile' });
    const detail = { record: record.id, person: record.person_id };
    await appendAudit(tx, { actor: by, act: 'make-up-done', unitId: found.unit.id, detail }, now);
    return done(null);
  });
  if (!outcome.ok) return outcome;
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, record.unit_id, now);
  return done({ sessionId });
}

const isDone = (record: StoredRecord): boolean => record.payload.done === 'done';

/** Own study since the meeting that no other make-up has used, and what is asked. */
async function madeUpHours(
  db: Db,
  record: StoredRecord,
  since: string,
): Promise<{ have: number; need: number }> {
  const records = await recordsOfPerson(db, record.campaign_id, record.person_id as string, [
    'study-hour',
    'make-up',
  ]);
  const sum = (some: readonly StoredRecord[]) =>
    some.reduce((total, one) => total + Number(one.payload.hours ?? 0), 0);
  const studied = records.filter(
    (one) =>
      one.kind === 'study-hour' &&
      one.state === 'filed' &&
      one.payload.way === 'own' &&
      one.occurred_on >= since,
  );
  const used = records.filter(
    (one) => one.kind === 'make-up' && one.id !== record.id && isDone(one) && one.occurred_on >= since,
  );
  return { have: Math.max(0, sum(studied) - sum(used)), need: Number(record.payload.hours ?? 0) };
}
