import type { MeetingChoices } from '../cards/meeting.ts';
import {
  type MeetingChangedView,
  type MeetingChangeView,
  meetingChangedCard,
  type PlannedMeeting,
} from '../cards/meeting-change.ts';
import { instantOf, localTimeOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { MEETING_KINDS, type MeetingPayload, type SessionKind } from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import { armDue, cancelDue, type DueWake } from '../store/due.ts';
import { enqueue } from '../store/outbox.ts';
import { lockRecord, recordById, recordsOfUnit, reviseRecord, type StoredRecord } from '../store/records.ts';
import type { Unit } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { calendarEntry, calendarKey, mayBeExpected, meetingOf, openingRow } from './meetings.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { verbToRun } from './session-verb.ts';
import { refreshSessionCard } from './session-view.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { authorise } from './who.ts';

/** Meetings of a unit that are still to come, in the order in which they were planned. */
async function plannedMeetings(app: App, unitId: string): Promise<PlannedMeeting[]> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return [];
  const rows = [];
  for (const kind of MEETING_KINDS) rows.push(...(await recordsOfUnit(app.db, campaign.id, unitId, kind)));
  return rows.filter((one) => one.state === 'planned').map((one) => plannedOf(app, one));
}

/** What the form of `/meeting` offers besides a new meeting. */
export const meetingChoices = async (app: App, unitId: string): Promise<MeetingChoices> => ({
  planned: await plannedMeetings(app, unitId),
  people: await mayBeExpected(app, unitId),
});

function plannedOf(app: App, session: StoredRecord): PlannedMeeting {
  const payload = payloadOf(session) as MeetingPayload;
  return {
    session: session.id,
    title: payload.title,
    on: session.occurred_on,
    time: localTimeOf(new Date(payload.startsAt), app.timeZone),
  };
}

/** The forms by which a planned meeting is moved or cancelled. */
export async function meetingChange(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<MeetingChangeView>> {
  const ready = await mayChange(app, asked, now);
  if (!ready.ok) return ready;
  const { session, payload, unit } = ready.value;
  return done({ ...plannedOf(app, session), unit: unit.name, place: payload.place });
}

/**
 * Moves a planned meeting: its card, its check-in and the calendar entry follow; those who were invited are told once,
 * in the group and, for supervisors, in private.
 */
export async function moveMeeting(
  app: App,
  asked: { openId: string; sessionId: string; on: string; time: string; place: string },
  now: Date,
): Promise<Outcome<MeetingChangedView>> {
  const startsAt = instantOf(asked.on, asked.time, app.timeZone);
  if (startsAt <= now) return refused({ why: 'past-date', date: asked.on });
  return change(app, asked, now, (payload) => ({
    act: 'move-meeting',
    payload: { ...payload, startsAt: startsAt.toISOString(), place: asked.place },
    on: asked.on,
    cancelled: null,
  }));
}

/** Cancels a planned meeting with a reason: nobody misses it, and its calendar entry goes. */
export async function cancelMeeting(
  app: App,
  asked: { openId: string; sessionId: string; reason: string },
  now: Date,
): Promise<Outcome<MeetingChangedView>> {
  return change(app, asked, now, (payload, session) => ({
    act: 'cancel-meeting',
    payload: { ...payload, cancelled: asked.reason },
    on: session.occurred_on,
    cancelled: asked.reason,
  }));
}

interface Change {
  act: 'move-meeting' | 'cancel-meeting';
  payload: MeetingPayload;
  on: string;
  cancelled: string | null;
}

async function change(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
  decide: (payload: MeetingPayload, session: StoredRecord) => Change,
): Promise<Outcome<MeetingChangedView>> {
  const ready = await mayChange(app, asked, now);
  if (!ready.ok) return ready;
  const { session, payload, unit, by } = ready.value;
  const wanted = decide(payload, session);
  const view = viewOf(app, { session, payload, unit, wanted });
  const woken: DueWake[] = [];
  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<MeetingChangedView>> => {
    await lockRecord(tx, session.id);
    if ((await recordById(tx, session.id))?.state !== 'planned')
      return refused({ why: 'meeting-begun', title: payload.title });
    const revision = {
      id: session.id,
      version: session.version,
      payload: { ...wanted.payload },
      state: wanted.cancelled === null ? 'planned' : 'withdrawn',
      savedBy: by,
      reason: wanted.cancelled,
      occurredOn: wanted.on,
    };
    if (!(await reviseRecord(tx, revision, now))) return refused({ why: 'changed-meanwhile' });
    const detail = { session: session.id, on: wanted.on, reason: wanted.cancelled };
    await appendAudit(tx, { actor: by, act: wanted.act, unitId: unit.id, detail }, now);
    if (wanted.cancelled === null)
      woken.push(
        ...(await armDue(tx, [
          openingRow(session.id, unit.id, wanted.on, new Date(wanted.payload.startsAt)),
        ])),
      );
    else await cancelDue(tx, { unitId: unit.id, item: session.id }, 'cancelled');
    await tellChange(app, tx, { session, unit, wanted, view }, now);
    return done(view);
  });
  app.wake.due(woken);
  app.wake.courier();
  return outcome;
}

const viewOf = (
  app: App,
  {
    session,
    payload,
    unit,
    wanted,
  }: { session: StoredRecord; payload: MeetingPayload; unit: Unit; wanted: Change },
): MeetingChangedView => ({
  unit: unit.name,
  kind: session.kind as SessionKind,
  title: wanted.payload.title,
  on: wanted.on,
  time: localTimeOf(new Date(wanted.payload.startsAt), app.timeZone),
  was: { on: session.occurred_on, time: localTimeOf(new Date(payload.startsAt), app.timeZone) },
  place: wanted.payload.place,
  cancelled: wanted.cancelled,
});

/** One word to each who was invited; the calendar entry follows without another. */
async function tellChange(
  app: App,
  tx: Tx,
  of: { session: StoredRecord; unit: Unit; wanted: Change; view: MeetingChangedView },
  now: Date,
): Promise<void> {
  const { session, unit, wanted, view } = of;
  const { attendees: _, ...event } = calendarEntry(app, { unit, payload: wanted.payload, attendees: [] });
  const entry = calendarKey(session.id);
  const card = meetingChangedCard(view);
  const key = `meeting-changed:${session.id}:${session.version}`;
  const chatId = wanted.payload.chatId;
  await refreshSessionCard(tx, session.id, app.timeZone, now);
  await enqueue(
    tx,
    [
      {
        key: `follow:${entry}`,
        job:
          wanted.cancelled === null
            ? { do: 'calendar-change', of: entry, event }
            : { do: 'calendar-cancel', of: entry },
      },
      ...(chatId === null ? [] : [{ key, job: { do: 'card' as const, to: { chatId }, card }, priority: 2 }]),
    ],
    now,
  );
  await tellPeople(tx, await supervisorsOver(tx, unit.id), { key, card }, now);
}

async function mayChange(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<{ session: StoredRecord; payload: MeetingPayload; unit: Unit; by: string }>> {
  const found = await meetingOf(app.db, asked.sessionId);
  if (!found) return refused({ why: 'gone' });
  const { session, payload, unit } = found;
  const who = await authorise(app, asked.openId, verbToRun(session.kind, unit), unit.id, now);
  if (!who.ok) return who;
  const begun = session.state !== 'planned' || new Date(payload.startsAt) <= now;
  if (begun) return refused({ why: 'meeting-begun', title: payload.title });
  return done({ session, payload, unit, by: who.value.person.id });
}
