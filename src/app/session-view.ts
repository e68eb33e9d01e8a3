import { type SessionView, sessionCard } from '../cards/session.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import {
  isLifeMeeting,
  isMeeting,
  type MeetingPayload,
  type SessionKind,
  type SessionPayload,
} from '../domain/study.ts';
import { enqueue } from '../store/outbox.ts';
import { recordById, recordsInSession } from '../store/records.ts';
import { type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { expectedIn } from './expected.ts';
import { payloadOf } from './session-payload.ts';
import { refreshSpeakingOrder } from './speaking-order.ts';

/** The outbox key of a session's card in its group. */
export const sessionCardKey = (sessionId: string) => `session:${sessionId}`;

/** Whom a session is for; undefined when it is for all who are expected in its unit. */
export const circleOf = (payload: SessionPayload): MeetingPayload['circle'] =>
  isMeeting(payload) ? payload.circle : undefined;

/** What the session's card shows: counts only, for it stands in a group. */
export async function sessionView(db: Db, sessionId: string, timeZone: string): Promise<SessionView> {
  const session = await recordById(db, sessionId);
  if (!session) throw new Error(`no session ${sessionId}`);
  const unit = (await unitById(db, session.unit_id)) as Unit;
  const payload = payloadOf(session);
  const { title, hours, openedBy, closedAt } = payload;
  const present = (await recordsInSession(db, sessionId, 'study-hour')).length;
  return {
    session: session.id,
    kind: session.kind as SessionKind,
    unit: unit.name,
    title,
    hours,
    openedBy,
    on: session.occurred_on,
    time: localTimeOf(session.filed_at, timeZone),
    closed:
      closedAt === null
        ? null
        : {
            on: localDateOf(new Date(closedAt), timeZone),
            at: localTimeOf(new Date(closedAt), timeZone),
          },
    open: session.state === 'open',
    present,
    expected: (await expectedIn(db, unit, circleOf(payload))).length,
    ...(isMeeting(payload)
      ? {
          time: localTimeOf(new Date(payload.startsAt), timeZone),
          meeting: {
            planned: session.state === 'planned',
            cancelled: payload.cancelled ?? null,
            circle: circleShown(payload.circle),
            place: payload.place,
            agenda: payload.agenda,
            speakers: payload.speakers,
            secretarySpeaks: payload.secretarySpeaks,
            supervisorPresent: payload.supervisorPresent,
          },
        }
      : {}),
    ...(isLifeMeeting(payload)
      ? {
          life: {
            of: payload.of,
            guests: payload.guests,
            guestsCame: payload.guestsCame.length,
            spoke: payload.spoke.length,
            speakers: payload.order.length,
          },
        }
      : {}),
  };
}

const circleShown = (circle: MeetingPayload['circle']): 'all' | 'leaders' | 'some' =>
  circle === undefined ? 'all' : circle === 'leaders' ? 'leaders' : 'some';

/** Puts the session's present counts on its card; many changes at once become one update. */
export async function refreshSessionCard(
  tx: Db,
  sessionId: string,
  timeZone: string,
  now: Date,
): Promise<void> {
  const card = sessionCard(await sessionView(tx, sessionId, timeZone));
  const key = sessionCardKey(sessionId);
  await enqueue(tx, [{ key: `patch:${key}`, job: { do: 'patch', of: key, card } }], now);
  await refreshSpeakingOrder(tx, sessionId, timeZone, now);
}
