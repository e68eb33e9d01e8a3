import type { LifeMeetingFormView, SpeakingOrderView } from '../cards/life-meeting.ts';
import type { MeetingFormView } from '../cards/meeting.ts';
import { wordsOf } from '../cards/words/index.ts';
import type { Act } from '../domain/acts.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { isLifeMeeting, type LifeMeetingOf, type LifeMeetingPayload } from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import {
  fileRecord,
  lockRecord,
  recordById,
  recordInSession,
  recordsOfUnit,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { peopleByIds, type Unit, unitById } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { attendance } from './attendance.ts';
import { campaignNow } from './campaign-now.ts';
import { expectedIn } from './expected.ts';
import { planMeeting } from './meetings.ts';
import { openPlanned } from './open-meeting.ts';
import type { App } from './ports.ts';
import { payloadOf } from './session-payload.ts';
import { verbToRun } from './session-verb.ts';
import { refreshSessionCard } from './session-view.ts';
import { speakingOrder } from './speaking-order.ts';
import { allow, authorise, type Who } from './who.ts';

/** Whose life meeting a unit holds: a leading body its democratic one, any other unit its own. */
const lifeMeetingOf = (unit: Pick<Unit, 'leading_body'>): LifeMeetingOf =>
  unit.leading_body ? 'leading-body' : 'branch';

/** The form of a unit's life meeting, for whoever may hold it. */
export async function lifeMeetingForm(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<LifeMeetingFormView>> {
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, verbToRun('life-meeting', unit), unit.id, now);
  if (!who.ok) return who;
  const of = lifeMeetingOf(unit);
  // What is filed is in the language of the office; whoever plans it edits it.
  const { life } = wordsOf('zh-cn');
  return done({
    unit: { id: unit.id, name: unit.name },
    of,
    title: life.names[of],
    agenda: of === 'branch' ? life.agenda : life.bodyAgenda,
    today: localDateOf(now, app.timeZone),
  });
}

/**
 * What `/meeting` opens: the common form for whoever opens the unit's sessions, else the life meeting of the leading
 * body that one runs. `life` is the form of the unit in question either way.
 */
export async function meetingForms(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<{ meeting: MeetingFormView | null; life: LifeMeetingFormView }>> {
  const openId = who.person.open_id as string;
  const allowed = await allow(app, who, 'open-session', unitId);
  const body = allowed.ok ? unitId : await bodyRunBy(app, who, unitId);
  if (body === null) return allowed as Outcome<never>;
  const life = await lifeMeetingForm(app, { openId, unitId: body }, now);
  if (!life.ok) return life;
  const { unit, of, today } = life.value;
  const session = await lifeMeetingAhead(app, unitId);
  return done({ life: life.value, meeting: allowed.ok ? { unit, today, life: { of, session } } : null });
}

/** The leading body whose meeting somebody runs: of the unit asked about, or of the one over which they stand. */
async function bodyRunBy(app: App, who: Who, unitId: string): Promise<string | null> {
  for (const id of [unitId, ...who.standsUnder]) {
    const unit = await unitById(app.db, id);
    if (unit?.leading_body && (await allow(app, who, 'open-body-meeting', id)).ok) return id;
  }
  return null;
}

/** Plans a life meeting (S14): everybody expected speaks, in roster order unless it is changed; it gives no hours. */
export async function planLifeMeeting(
  app: App,
  asked: {
    openId: string;
    unitId: string;
    title: string;
    on: string;
    time: string;
    place: string;
    lasts: number;
    agenda: string;
    guests: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<{ sessionId: string }>> {
  const { lasts, guests, ...common } = asked;
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const order = (await expectedIn(app.db, unit)).map((person) => person.id);
  return planMeeting(
    app,
    {
      ...common,
      kind: 'life-meeting',
      hours: 0,
      speakers: '',
      secretarySpeaks: false,
      life: { of: lifeMeetingOf(unit), lasts, guests, order },
    },
    now,
  );
}

/** The life meeting of a unit that is planned or under way; null when there is none. */
async function lifeMeetingAhead(app: App, unitId: string): Promise<string | null> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return null;
  const held = await recordsOfUnit(app.db, campaign.id, unitId, 'life-meeting');
  return held.findLast((one) => one.state === 'planned' || one.state === 'open')?.id ?? null;
}

/** The order of speaking, for whoever runs the meeting. */
export async function openSpeakingOrder(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<SpeakingOrderView>> {
  const run = await running(app, asked, now);
  if (!run.ok) return run;
  const { session, payload } = run.value;
  return done(await speakingOrder(app.db, session, payload, app.timeZone));
}

/** Changes the order of speaking: the same people, by name, one a line. */
export const orderSpeakers = (
  app: App,
  asked: { openId: string; sessionId: string; order: string },
  now: Date,
): Promise<Outcome<SpeakingOrderView>> =>
  change(
    app,
    asked,
    async (_tx, { payload }) => {
      const order = await inNamedOrder(app, payload, asked.order);
      return order
        ? done({ act: 'order-speakers' as const, payload: { order } })
        : refused({ why: 'speaking-order' });
    },
    now,
  );

/**
 * Notes that somebody examined themselves and was appraised, or takes it back. Whoever spoke was there: one without a
 * check-in of their own gets it.
 */
export const noteSpoke = (
  app: App,
  asked: { openId: string; sessionId: string; personId: string; spoke: boolean },
  now: Date,
): Promise<Outcome<SpeakingOrderView>> =>
  change(
    app,
    asked,
    async (tx, { session, payload, who }) => {
      const { personId, spoke } = asked;
      if (!payload.order.includes(personId)) return refused({ why: 'gone' });
      if (session.state === 'planned') {
        const time = localTimeOf(new Date(payload.startsAt), app.timeZone);
        return refused({ why: 'meeting-not-yet', title: payload.title, day: session.occurred_on, time });
      }
      const others = payload.spoke.filter((id) => id !== personId);
      if (spoke) await notePresent(tx, session, { personId, by: who.person.id, topic: payload.title }, now);
      return done({ act: 'note-spoke' as const, payload: { spoke: spoke ? [...others, personId] : others } });
    },
    now,
  );

async function notePresent(
  tx: Tx,
  session: StoredRecord,
  of: { personId: string; by: string; topic: string },
  now: Date,
): Promise<void> {
  const payload = { hours: 0, way: 'joint', topic: of.topic };
  const before = await recordInSession(tx, session.id, of.personId, 'study-hour');
  if (before?.state === 'filed') return;
  if (!before)
    return void (await fileRecord(tx, attendance(session, of.personId, { payload, by: of.by }), now));
  const { id, version } = before;
  await reviseRecord(tx, { id, version, payload, state: 'filed', savedBy: of.by, reason: null }, now);
}

interface Running {
  session: StoredRecord;
  payload: LifeMeetingPayload;
  who: Who;
}

async function running(
  app: App,
  asked: { openId: string; sessionId: string },
  now: Date,
): Promise<Outcome<Running>> {
  await openPlanned(app, app.db, asked.sessionId, now);
  const session = await recordById(app.db, asked.sessionId);
  const unit = session ? await unitById(app.db, session.unit_id) : undefined;
  const payload = session ? payloadOf(session) : null;
  if (!session || !unit || !payload || !isLifeMeeting(payload)) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, verbToRun(session.kind, unit), unit.id, now);
  return who.ok ? done({ session, payload, who: who.value }) : who;
}

async function change(
  app: App,
  asked: { openId: string; sessionId: string },
  decide: (tx: Tx, run: Running) => Promise<Outcome<{ act: Act; payload: Partial<LifeMeetingPayload> }>>,
  now: Date,
): Promise<Outcome<SpeakingOrderView>> {
  const run = await running(app, asked, now);
  if (!run.ok) return run;
  const { who } = run.value;
  const outcome = await app.db.transaction().execute(async (tx): Promise<Outcome<SpeakingOrderView>> => {
    await lockRecord(tx, asked.sessionId);
    const session = (await recordById(tx, asked.sessionId)) ?? run.value.session;
    const payload = payloadOf(session) as LifeMeetingPayload;
    if (session.state !== 'planned' && session.state !== 'open')
      return refused({ why: 'session-closed', title: payload.title });
    const decided = await decide(tx, { session, payload, who });
    if (!decided.ok) return decided;
    const next = { ...session.payload, ...decided.value.payload };
    const { id, version, state } = session;
    await reviseRecord(tx, { id, version, payload: next, state, savedBy: who.person.id, reason: null }, now);
    const { act } = decided.value;
    const detail = { session: id };
    await appendAudit(tx, { actor: who.person.id, act, unitId: session.unit_id, detail }, now);
    await refreshSessionCard(tx, id, app.timeZone, now);
    return done(
      await speakingOrder(
        tx,
        { ...session, payload: next },
        { ...payload, ...decided.value.payload },
        app.timeZone,
      ),
    );
  });
  app.wake.courier();
  return outcome;
}

/** The ids in the order of the typed names; null when the names are not those of the list. Namesakes keep their order. */
async function inNamedOrder(
  app: App,
  { order }: LifeMeetingPayload,
  typed: string,
): Promise<string[] | null> {
  const people = new Map((await peopleByIds(app.db, order)).map((person) => [person.id, person.name]));
  const left = [...order];
  const ids: string[] = [];
  for (const line of typed.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const at = left.findIndex((id) => people.get(id) === line);
    if (at === -1) return null;
    ids.push(...left.splice(at, 1));
  }
  return left.length === 0 ? ids : null;
}
