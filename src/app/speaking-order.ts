import { lifeInviteCard, type SpeakingOrderView, speakingOrderCard } from '../cards/life-meeting.ts';
import { localTimeOf } from '../domain/local-date.ts';
import { isLifeMeeting, type LifeMeetingPayload } from '../domain/study.ts';
import { enqueue } from '../store/outbox.ts';
import { recordById, recordsInSession, type StoredRecord } from '../store/records.ts';
import { type Person, peopleByIds, type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { tellPeople } from './tell-people.ts';

const orderKey = (sessionId: string) => `life-order:${sessionId}`;

/** Who speaks when, who has spoken, and who is there. */
export async function speakingOrder(
  db: Db,
  session: StoredRecord,
  payload: LifeMeetingPayload,
  timeZone: string,
): Promise<SpeakingOrderView> {
  const people = new Map((await peopleByIds(db, payload.order)).map((person) => [person.id, person.name]));
  const present = new Set((await recordsInSession(db, session.id, 'study-hour')).map((one) => one.person_id));
  return {
    session: session.id,
    unit: (await unitById(db, session.unit_id))?.name ?? '',
    title: payload.title,
    state: session.state === 'planned' || session.state === 'open' ? session.state : 'over',
    time: localTimeOf(new Date(payload.startsAt), timeZone),
    rows: payload.order.map((id) => ({
      id,
      name: people.get(id) ?? '',
      spoke: payload.spoke.includes(id),
      present: present.has(id),
    })),
  };
}

/**
 * What a planned life meeting tells in private: its order to the one who planned it, and, of a leading body, whose
 * group may hold others, an invitation with the check-in to each who is expected.
 */
export async function tellSpeakers(
  app: App,
  tx: Db,
  of: { session: string; unit: Unit; payload: LifeMeetingPayload; by: Person; on: string },
  now: Date,
): Promise<void> {
  const { session, unit, payload, by, on } = of;
  const record = await recordById(tx, session);
  if (!record) return;
  const order = await speakingOrder(tx, record, payload, app.timeZone);
  await tellPeople(tx, [by], { key: orderKey(session), card: speakingOrderCard(order) }, now);
  if (payload.of !== 'leading-body') return;
  const { time } = order;
  const { title, place, agenda } = payload;
  const card = lifeInviteCard({ session, unit: unit.name, of: payload.of, title, on, time, place, agenda });
  await tellPeople(tx, await peopleByIds(tx, payload.order), { key: `life-invite:${session}`, card }, now);
}

/** Puts the present state on the planner's card; nothing for any other session. */
export async function refreshSpeakingOrder(
  tx: Db,
  sessionId: string,
  timeZone: string,
  now: Date,
): Promise<void> {
  const session = await recordById(tx, sessionId);
  if (!session) return;
  const payload = payloadOf(session);
  if (!isLifeMeeting(payload)) return;
  const card = speakingOrderCard(await speakingOrder(tx, session, payload, timeZone));
  const of = `${orderKey(sessionId)}:${session.filed_by}`;
  await enqueue(tx, [{ key: `patch:${of}`, job: { do: 'patch', of, card } }], now);
}
