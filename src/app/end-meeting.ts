import { makeUpCard, meetingAfterCard } from '../cards/meeting.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { isLifeMeeting, isMeeting, type MeetingPayload, makeUpDays } from '../domain/study.ts';
import { armDue, type DueWake } from '../store/due.ts';
import { fileRecord, recordsInSession, type StoredRecord } from '../store/records.ts';
import { type Person, peopleByIds, type Unit, unitById } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { actingSecretaries } from './answering.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow, placeOf } from './campaign-now.ts';
import { expectedIn } from './expected.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { tellPeople } from './tell-people.ts';

const nothing = { payload: {}, woken: [] };

/**
 * What the end of a meeting brings (S14, S26): it is noted whether the secretary spoke, each who was expected and did
 * not come gets a make-up with a day and is told in private, and the secretary gets the list and the minutes' form.
 * Ids follow from the meeting, so that ending it twice makes nothing twice. Nothing for a session that was not planned.
 */
export async function endMeeting(
  app: App,
  tx: Tx,
  session: StoredRecord,
  now: Date,
): Promise<{ payload: Partial<MeetingPayload>; woken: DueWake[] }> {
  const payload = payloadOf(session);
  const campaign = await campaignNow(tx);
  const unit = await unitById(tx, session.unit_id);
  if (!isMeeting(payload) || !campaign || !unit) return nothing;
  const rules = pingRules(app, campaign);
  const notBefore = afterQuiet(now, rules);
  const expected = await expectedIn(tx, unit, payload.circle);
  const present = new Set(
    (await recordsInSession(tx, session.id, 'study-hour')).map((one) => one.person_id as string),
  );
  const today = localDateOf(now, app.timeZone);
  const due = await makeUpDue(tx, campaign, unit, today);
  const absent = expected.filter((person) => !present.has(person.id) && mustCome(session, person));
  const woken: DueWake[] = [];
  for (const person of absent) {
    const id = makeUpId(session.id, person.id);
    await fileRecord(tx, makeUpOf({ id, session, payload, person, due, today }), now);
    woken.push(
      ...(await armDue(tx, pingRows(rules, person.unit_id, { key: `make-up:${id}`, dueOn: due }, now))),
    );
    const card = makeUpCard({ meeting: payload.title, on: session.occurred_on, hours: payload.hours, due });
    await tellPeople(tx, [person], { key: `make-up:${session.id}`, card, notBefore }, now);
  }
  const secretaries = await actingSecretaries(tx, unit.id, today);
  const card = meetingAfterCard({
    session: session.id,
    unit: unit.name,
    title: payload.title,
    present: present.size,
    expected: expected.length,
    ...(isLifeMeeting(payload) ? { spoken: { spoke: payload.spoke.length, all: payload.order.length } } : {}),
    makeUps: absent.map((person) => ({
      record: makeUpId(session.id, person.id),
      name: person.name,
      have: 0,
      need: payload.hours,
      done: false,
    })),
    minutes: false,
  });
  // A leading body has no secretary of its own: whoever planned the meeting closes it.
  const planner = await peopleByIds(tx, [session.filed_by]);
  const run = [...new Map([...secretaries, ...planner].map((person) => [person.id, person])).values()];
  await tellPeople(tx, run, { key: `meeting-after:${session.id}`, card, notBefore }, now);
  const spoke = payload.secretarySpeaks && secretaries.some((person) => present.has(person.id));
  return { payload: { secretarySpoke: spoke }, woken };
}

/** The make-up of one person for one meeting. */
const makeUpId = (sessionId: string, personId: string) => idFrom(`make-up ${sessionId} ${personId}`);

/** A training is for key people: of a branch, its secretary must come (001, part 3(1)1). */
const mustCome = (session: StoredRecord, person: Person): boolean =>
  session.kind !== 'training' || person.roles.includes('secretary');

/** Within a week, and before the stage's end while that lies ahead. */
export async function makeUpDue(tx: Tx, campaign: CampaignNow, unit: Unit, today: string): Promise<string> {
  const week = addDays(today, makeUpDays);
  const place = await placeOf(tx, campaign, unit.id);
  const ends = place?.calendar.stages.find((stage) => stage.number === place.run.stage)?.to;
  return ends !== undefined && ends > today && ends < week ? ends : week;
}

const makeUpOf = (of: {
  id: string;
  session: StoredRecord;
  payload: MeetingPayload;
  person: Person;
  due: string;
  today: string;
}) => ({
  id: of.id,
  campaignId: of.session.campaign_id,
  kind: 'make-up',
  unitId: of.person.unit_id,
  personId: of.person.id,
  parentId: of.session.id,
  payload: {
    words: of.payload.title,
    due: of.due,
    done: 'open',
    meeting: of.session.id,
    ...(of.payload.hours > 0 ? { hours: of.payload.hours } : {}),
  },
  occurredOn: of.session.occurred_on,
  state: 'filed',
  filedBy: 'system',
});
