import { meetingInviteCard } from '../cards/meeting.ts';
import { sessionCard } from '../cards/session.ts';
import { wordsOf } from '../cards/words/index.ts';
import { instantOf, localTimeOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import {
  isLifeMeeting,
  isMeeting,
  isSessionKind,
  type LifeMeetingPayload,
  type MeetingKind,
  type MeetingPayload,
  type SessionKind,
} from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import { currentCampaign } from '../store/campaign.ts';
import { armDue, type DueWake } from '../store/due.ts';
import { enqueue } from '../store/outbox.ts';
import type { CalendarEntry } from '../store/outbox-job.ts';
import { fileRecord, recordById, reviseRecord, type StoredRecord } from '../store/records.ts';
import { type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { expectedIn } from './expected.ts';
import { idFrom } from './identity.ts';
import { openPlanned } from './open-meeting.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { verbToRun } from './session-verb.ts';
import { refreshSessionCard, sessionCardKey, sessionView } from './session-view.ts';
import { tellSpeakers } from './speaking-order.ts';
import { supervisorsOver, tellPeople } from './tell-people.ts';
import { authorise } from './who.ts';

export interface MeetingAsked {
  openId: string;
  unitId: string;
  title: string;
  kind: MeetingKind;
  on: string;
  time: string;
  place: string;
  hours: number;
  agenda: string;
  speakers: string;
  secretarySpeaks: boolean;
  /** What a life meeting has besides. */
  life?: Pick<LifeMeetingPayload, 'of' | 'lasts' | 'guests' | 'order'>;
  /** Whom it is for; all who are expected when absent. */
  circle?: 'all' | 'leaders';
  /** Only these, by id. */
  people?: readonly string[];
  cause: string;
}

/**
 * Plans a meeting (S5, S14): announced in the branch's group by a card whose check-in opens at its time, entered in
 * the calendars of those who are expected, and the supervisors in charge are invited in private.
 */
export async function planMeeting(
  app: App,
  asked: MeetingAsked,
  now: Date,
): Promise<Outcome<{ sessionId: string }>> {
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, verbToRun(asked.kind, unit), unit.id, now);
  if (!who.ok) return who;
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  if (!unit.chat_id) return refused({ why: 'no-unit-here' });
  const startsAt = instantOf(asked.on, asked.time, app.timeZone);
  if (startsAt <= now) return refused({ why: 'past-date', date: asked.on });
  const people = asked.people ?? [];
  const circle = people.length > 0 ? people : asked.circle === 'leaders' ? 'leaders' : undefined;
  const expected = await expectedIn(app.db, unit, circle);
  // Forged names, or a circle with nobody in it.
  if (expected.length === 0 || expected.length < people.length)
    return refused({ why: 'field', title: 'people' });
  const id = idFrom(asked.cause);
  const by = who.value.person;
  const payload: MeetingPayload | LifeMeetingPayload = {
    ...(asked.life ? { ...asked.life, guestsCame: [], spoke: [] } : {}),
    title: asked.title,
    hours: asked.hours,
    openedBy: by.name,
    chatId: unit.chat_id,
    closedAt: null,
    supervisorPresent: false,
    startsAt: startsAt.toISOString(),
    place: asked.place,
    agenda: asked.agenda,
    speakers: asked.speakers,
    secretarySpeaks: asked.secretarySpeaks,
    ...(circle === undefined ? {} : { circle }),
  };
  const woken: DueWake[] = [];
  await app.db.transaction().execute(async (tx) => {
    const filed = await fileRecord(
      tx,
      {
        id,
        campaignId: campaign.id,
        kind: asked.kind,
        unitId: unit.id,
        personId: null,
        parentId: null,
        payload: { ...payload },
        occurredOn: asked.on,
        state: 'planned',
        filedBy: by.id,
      },
      now,
    );
    if (!filed) return;
    const detail = { session: id, kind: asked.kind, on: asked.on };
    await appendAudit(tx, { actor: by.id, act: 'plan-meeting', unitId: unit.id, detail }, now);
    await announce(app, tx, { id, unit, payload, kind: asked.kind, on: asked.on }, now);
    if (isLifeMeeting(payload))
      await tellSpeakers(app, tx, { session: id, unit, payload, by, on: asked.on }, now);
    woken.push(...(await armDue(tx, [openingRow(id, unit.id, asked.on, startsAt)])));
  });
  app.wake.due(woken);
  app.wake.courier();
  return done({ sessionId: id });
}

export const openingRow = (id: string, unitId: string, on: string, at: Date) => ({
  key: `meeting:${id}:opens`,
  kind: 'meeting',
  unitId,
  item: id,
  moment: 'opens',
  audience: 'nobody',
  dueOn: on,
  at,
});

/** The outbox key of a meeting's calendar entry. */
export const calendarKey = (sessionId: string) => `meeting-calendar:${sessionId}`;

export function calendarEntry(
  app: App,
  { unit, payload, attendees }: { unit: Unit; payload: MeetingPayload; attendees: string[] },
): CalendarEntry {
  const from = new Date(payload.startsAt);
  return {
    summary: `${unit.name}：${payload.title}`,
    description: [wordsOf('zh-cn').meeting.placeLine(payload.place), payload.agenda].join('\n'),
    from: payload.startsAt,
    to: new Date(
      from.getTime() + (isLifeMeeting(payload) ? payload.lasts : payload.hours) * 3_600_000,
    ).toISOString(),
    timezone: app.timeZone,
    attendees,
  };
}

/** Whom a meeting of a unit can be narrowed to, in roster order. */
export async function mayBeExpected(app: App, unitId: string): Promise<{ id: string; name: string }[]> {
  const unit = await unitById(app.db, unitId);
  return unit ? (await expectedIn(app.db, unit)).map(({ id, name }) => ({ id, name })) : [];
}

/** The card in the group, the entry in people's calendars, and the invitations; each once by its key. */
async function announce(
  app: App,
  tx: Db,
  of: { id: string; unit: Unit; payload: MeetingPayload; kind: MeetingKind; on: string },
  now: Date,
): Promise<void> {
  const { id, unit, payload } = of;
  const card = sessionCard(await sessionView(tx, id, app.timeZone));
  const expected = await expectedIn(tx, unit, payload.circle);
  const attendees = expected.flatMap((person) => (person.active && person.open_id ? [person.open_id] : []));
  const entry = calendarEntry(app, { unit, payload, attendees });
  await enqueue(
    tx,
    [
      {
        key: sessionCardKey(id),
        job: { do: 'card', to: { chatId: payload.chatId as string }, card },
        priority: 2,
      },
      { key: calendarKey(id), job: { do: 'calendar-event', event: entry } },
    ],
    now,
  );
  const invite = meetingInviteCard(inviteView(app, of, null));
  await tellPeople(
    tx,
    await supervisorsOver(tx, unit.id),
    { key: `meeting-invite:${id}`, card: invite },
    now,
  );
}

const inviteView = (
  app: App,
  of: { id: string; unit: Unit; payload: MeetingPayload; kind: SessionKind; on: string },
  present: string | null,
) => ({
  session: of.id,
  unit: of.unit.name,
  kind: of.kind,
  title: of.payload.title,
  on: of.on,
  time: localTimeOf(new Date(of.payload.startsAt), app.timeZone),
  place: of.payload.place,
  agenda: of.payload.agenda,
  present,
});

/** A supervisor in charge says that they came: noted at the meeting, not before it begins. */
export async function attendMeeting(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<ReturnType<typeof inviteView>>> {
  await openPlanned(app, app.db, asked.sessionId, now);
  const found = await meetingOf(app.db, asked.sessionId);
  if (!found) return refused({ why: 'gone' });
  const { session, payload, unit } = found;
  const who = await authorise(app, asked.openId, 'inspect', unit.id, now);
  if (!who.ok) return who;
  const on = session.occurred_on;
  const of = { id: session.id, unit, payload, kind: session.kind as SessionKind, on };
  const time = localTimeOf(new Date(payload.startsAt), app.timeZone);
  if (session.state === 'planned')
    return refused({ why: 'meeting-not-yet', title: payload.title, day: on, time });
  if (session.state === 'withdrawn') return refused({ why: 'meeting-cancelled', title: payload.title });
  if (payload.supervisorPresent) return done(inviteView(app, of, who.value.person.name));
  const noted = await app.db.transaction().execute(async (tx) => {
    const saved = await reviseRecord(
      tx,
      {
        id: session.id,
        version: session.version,
        payload: { ...session.payload, supervisorPresent: true },
        state: session.state,
        savedBy: who.value.person.id,
        reason: null,
      },
      now,
    );
    if (!saved) return false;
    const detail = { session: session.id };
    const actor = who.value.person.id;
    await appendAudit(tx, { actor, act: 'attend-meeting', unitId: unit.id, detail }, now);
    await refreshSessionCard(tx, session.id, app.timeZone, now);
    return true;
  });
  if (!noted) return refused({ why: 'changed-meanwhile' });
  app.wake.courier();
  return done(inviteView(app, of, who.value.person.name));
}

/** A planned meeting with its unit; null for any other record. */
export async function meetingOf(
  db: Db,
  sessionId: string,
): Promise<{ session: StoredRecord; payload: MeetingPayload; unit: Unit } | null> {
  const session = await recordById(db, sessionId);
  if (!session || !isSessionKind(session.kind)) return null;
  const payload = payloadOf(session);
  const unit = await unitById(db, session.unit_id);
  return unit && isMeeting(payload) ? { session, payload, unit } : null;
}
