import { sessionCard } from '../cards/session.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import {
  fitsTheDay,
  hoursInSession,
  isSessionKind,
  SESSION_KINDS,
  type SessionKind,
  type SessionPayload,
} from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import { currentCampaign } from '../store/campaign.ts';
import type { DueWake } from '../store/due.ts';
import { enqueue } from '../store/outbox.ts';
import {
  fileRecord,
  hoursOfDay,
  lockRecord,
  recordById,
  recordInSession,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { attendance } from './attendance.ts';
import { comeAsGuest } from './come-as-guest.ts';
import { endMeeting } from './end-meeting.ts';
import { expectedIn } from './expected.ts';
import { idFrom } from './identity.ts';
import { openPlanned } from './open-meeting.ts';
import { lockPerson } from './own-study.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { verbToRun } from './session-verb.ts';
import { circleOf, refreshSessionCard, sessionCardKey, sessionView } from './session-view.ts';
import { allow, authorise, type Who, whoIs } from './who.ts';

/**
 * Opens a study session: a record of its kind and a card in the branch's group.
 * @param cause the message or form that asked for it: asking twice opens one
 */
export async function openSession(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    kind: SessionKind;
    title: string;
    hours: number;
    chatId: string | null;
    cause: string;
    supervisorPresent?: boolean;
  },
  now: Date,
): Promise<Outcome<{ sessionId: string }>> {
  const who = await authorise(app, asked.openId, 'open-session', asked.unitId, now);
  if (!who.ok) return who;
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, asked.unitId);
  const chatId = asked.chatId ?? unit?.chat_id ?? null;
  if (chatId === null) return refused({ why: 'no-unit-here' });

  const id = idFrom(asked.cause);
  const payload: SessionPayload = {
    title: asked.title,
    hours: asked.hours,
    openedBy: who.value.person.name,
    chatId,
    closedAt: null,
    supervisorPresent: asked.supervisorPresent ?? false,
  };
  await app.db.transaction().execute(async (tx) => {
    const filed = await fileRecord(
      tx,
      {
        id,
        campaignId: campaign.id,
        kind: asked.kind,
        unitId: asked.unitId,
        personId: null,
        parentId: null,
        payload: { ...payload },
        occurredOn: localDateOf(now, app.timeZone),
        state: 'open',
        filedBy: who.value.person.id,
      },
      now,
    );
    if (!filed) return;
    await appendAudit(
      tx,
      {
        actor: who.value.person.id,
        act: 'open-session',
        unitId: asked.unitId,
        detail: { session: id, kind: asked.kind, hours: asked.hours },
      },
      now,
    );
    const card = sessionCard(await sessionView(tx, id, app.timeZone));
    await enqueue(
      tx,
      [{ key: sessionCardKey(id), job: { do: 'card', to: { chatId }, card }, priority: 2 }],
      now,
    );
  });
  app.wake.courier();
  return done({ sessionId: id });
}

/**
 * Checks somebody in. Twice is once; somebody who had withdrawn is present again.
 * @param claimed hours that the person named, when they named any
 */
export async function checkIn(
  app: App,
  asked: { openId: string; sessionId: string; claimed: number | null },
  now: Date,
): Promise<Outcome<{ sessionId: string; hours: number; already: boolean }>> {
  const open = await openSessionFor(app, asked.openId, asked.sessionId, now);
  if (!open.ok)
    return open.refusal.why === 'not-expected' ? comeAsGuest(app, asked, open.refusal, now) : open;
  const { who, session } = open.value;
  const hours = hoursInSession(payloadOf(session).hours, asked.claimed);

  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<boolean>> => {
    // Before the session's lock, for which everybody waits who checks in at this moment.
    await lockPerson(tx, who.person.id);
    const already = await hoursOfDay(tx, session.campaign_id, who.person.id, session.occurred_on);
    await lockRecord(tx, session.id);
    // Read again under the lock: a closing may have come first.
    const state = (await recordById(tx, session.id))?.state;
    if (state !== 'open') return refused({ why: 'session-closed', title: payloadOf(session).title });
    const before = await recordInSession(tx, session.id, who.person.id, 'study-hour');
    if (before?.state === 'filed') return done(true);
    // A life meeting gives no hours: nothing to be counted against the day.
    if (hours > 0 && !fitsTheDay(already, hours))
      return refused({ why: 'too-many-hours', day: session.occurred_on, already });
    const payload = { hours, way: 'joint', topic: payloadOf(session).title };
    if (before) {
      await reviseRecord(
        tx,
        {
          id: before.id,
          version: before.version,
          payload,
          state: 'filed',
          savedBy: who.person.id,
          reason: null,
        },
        now,
      );
    } else {
      await fileRecord(tx, attendance(session, who.person.id, { payload, by: who.person.id }), now);
    }
    await refreshSessionCard(tx, session.id, app.timeZone, now);
    return done(false);
  });
  if (!outcome.ok) return outcome;
  app.wake.courier();
  return done({ sessionId: session.id, hours, already: outcome.value });
}

/** Takes a check-in back, by the person, while the session is open. */
export async function undoCheckIn(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<{ sessionId: string }>> {
  const open = await openSessionFor(app, asked.openId, asked.sessionId, now);
  if (!open.ok) return open;
  const { who, session } = open.value;
  await app.db.transaction().execute(async (tx) => {
    await lockRecord(tx, session.id);
    const before = await recordInSession(tx, session.id, who.person.id, 'study-hour');
    if (before?.state !== 'filed') return;
    await reviseRecord(
      tx,
      {
        id: before.id,
        version: before.version,
        payload: before.payload,
        state: 'withdrawn',
        savedBy: who.person.id,
        reason: null,
      },
      now,
    );
    await refreshSessionCard(tx, session.id, app.timeZone, now);
  });
  app.wake.courier();
  return done({ sessionId: session.id });
}

/** Closes a session: nobody checks in any more, the secretary may still correct with a reason. */
export async function closeSession(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<{ sessionId: string }>> {
  const session = await recordById(app.db, asked.sessionId);
  if (!session || !isSessionKind(session.kind)) return refused({ why: 'gone' });
  const unit = await unitById(app.db, session.unit_id);
  if (!unit) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, verbToRun(session.kind, unit), unit.id, now);
  if (!who.ok) return who;
  if (session.state === 'filed') return done({ sessionId: session.id });
  if (session.state === 'planned') return refused(notYet(app, session));
  const woken: DueWake[] = [];
  await app.db.transaction().execute(async (tx) => {
    await lockRecord(tx, session.id);
    if ((await recordById(tx, session.id))?.state !== 'open') return;
    const ended = await endMeeting(app, tx, session, now);
    woken.push(...ended.woken);
    await reviseRecord(
      tx,
      {
        id: session.id,
        version: session.version,
        payload: { ...session.payload, ...ended.payload, closedAt: now.toISOString() },
        state: 'filed',
        savedBy: who.value.person.id,
        reason: null,
      },
      now,
    );
    await appendAudit(
      tx,
      {
        actor: who.value.person.id,
        act: 'close-session',
        unitId: session.unit_id,
        detail: { session: session.id },
      },
      now,
    );
    await refreshSessionCard(tx, session.id, app.timeZone, now);
  });
  app.wake.due(woken);
  app.wake.courier();
  return done({ sessionId: session.id });
}

/** The newest session of a unit that is still open. */
export async function newestOpenSession(db: Db, unitId: string): Promise<string | null> {
  const row = await db
    .selectFrom('record')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('kind', 'in', [...SESSION_KINDS])
    .where('state', '=', 'open')
    .orderBy('filed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function openSessionFor(
  app: App,
  openId: string,
  sessionId: string,
  now: Date,
): Promise<Outcome<{ who: Who; session: StoredRecord }>> {
  const who = await whoIs(app, openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  // The timer may not have run yet: whether a meeting has begun is seen from its time.
  await openPlanned(app, app.db, sessionId, now);
  const session = await recordById(app.db, sessionId);
  if (!session || !isSessionKind(session.kind)) return refused({ why: 'gone' });
  const unit = (await unitById(app.db, session.unit_id)) as Unit;
  const expected = await expectedIn(app.db, unit, circleOf(payloadOf(session)));
  if (!expected.some((person) => person.id === who.person.id))
    return refused({ why: 'not-expected', unit: unit.name });
  if (session.state === 'planned') return refused(notYet(app, session));
  if (session.state !== 'open') return refused({ why: 'session-closed', title: payloadOf(session).title });
  const own = await allow(app, who, 'see-own', who.unit.id);
  return own.ok ? done({ who, session }) : own;
}

const notYet = (app: App, session: StoredRecord) => ({
  why: 'meeting-not-yet' as const,
  title: payloadOf(session).title,
  day: session.occurred_on,
  time: localTimeOf(new Date(String(session.payload.startsAt)), app.timeZone),
});
