import { hoursCorrectedCard } from '../cards/hours-correct.ts';
import { inLanguage } from '../cards/kit.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { fitsTheDay, isSessionKind, type SessionPayload, type StudyHourPayload } from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import { currentCampaign } from '../store/campaign.ts';
import { enqueue } from '../store/outbox.ts';
import {
  fileRecord,
  hoursOfDay,
  lockRecord,
  recordById,
  recordInSession,
  recordsOfPerson,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { type Person, personById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { campaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { localeOf } from './send.ts';
import { refreshSessionCard } from './session-view.ts';
import { settlePings } from './settle-pings.ts';
import { tellChangedGates } from './signed-gates.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { authorise } from './who.ts';

export interface HoursCorrection {
  openId: string;
  personId: string;
  /** The session whose hours are corrected; null for own study of the day `on`. */
  sessionId: string | null;
  on: string | null;
  /** What it should be; 0 withdraws it. */
  hours: number;
  reason: string;
  cause: string;
}

/**
 * A secretary's correction of somebody's hours, always with a reason: a session's, or own study of one day. The
 * versions before stay beside it, the act is audited, and the person is told.
 */
export async function correctHours(
  app: App,
  asked: HoursCorrection,
  now: Date,
): Promise<Outcome<{ before: number; hours: number; person: string }>> {
  const person = await personById(app.db, asked.personId);
  if (!person) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'correct-hours', person.unit_id, now);
  if (!who.ok) return who;
  if (asked.reason.trim() === '') return refused({ why: 'reason-missing' });
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const session = asked.sessionId === null ? null : ((await recordById(app.db, asked.sessionId)) ?? null);
  if (asked.sessionId !== null && (!session || !isSessionKind(session.kind))) return refused({ why: 'gone' });
  if (session?.kind === 'life-meeting' && asked.hours > 0) return refused({ why: 'no-hours' });
  const today = localDateOf(now, app.timeZone);
  const on = session?.occurred_on ?? asked.on ?? today;
  if (on > today) return refused({ why: 'future-date', date: on });

  const by = who.value.person;
  const outcome = await app.db.transaction().execute(async (tx) => {
    if (session) await lockRecord(tx, session.id);
    const old = session
      ? await ofSession(tx, session.id, person)
      : await ownOfDay(tx, campaign.id, person, on);
    const before = old.reduce((sum, record) => sum + hoursOf(record), 0);
    const others = (await hoursOfDay(tx, campaign.id, person.id, on)) - before;
    if (asked.hours > 0 && !fitsTheDay(others, asked.hours))
      return refused({ why: 'too-many-hours', day: on, already: others });

    const title = session ? (session.payload as unknown as SessionPayload).title : null;
    await setTo(tx, { old, asked, person, session, campaignId: campaign.id, on, by, title }, now);
    if (session) await refreshSessionCard(tx, session.id, app.timeZone, now);
    const detail = {
      person: person.id,
      session: asked.sessionId,
      on,
      before,
      hours: asked.hours,
      reason: asked.reason,
    };
    await appendAudit(tx, { actor: by.id, act: 'correct-hours', unitId: person.unit_id, detail }, now);
    await tellIfSigned(app, tx, person.unit_id, now);
    await tell(
      tx,
      person,
      { what: title, from: before, to: asked.hours, by: by.name, reason: asked.reason, cause: asked.cause },
      now,
    );
    return done({ before, hours: asked.hours, person: person.name });
  });
  const running = outcome.ok ? await campaignNow(app.db) : null;
  if (running) await settlePings(app, running, person.unit_id, now);
  app.wake.courier();
  return outcome;
}

/** Hours of a stage that was signed already: its supervisors look at it again. */
async function tellIfSigned(app: App, tx: Db, unitId: string, now: Date): Promise<void> {
  const campaign = await campaignNow(tx);
  const unit = campaign ? await loadUnitDuties(tx, campaign, unitId, localDateOf(now, app.timeZone)) : null;
  if (unit) await tellChangedGates(app, tx, { unit }, now);
}

interface Change {
  old: StoredRecord[];
  asked: HoursCorrection;
  person: Person;
  session: StoredRecord | null;
  campaignId: string;
  on: string;
  by: Person;
  title: string | null;
}

/** The first entry takes the hours, further ones of that day are withdrawn; without any, one is filed. */
async function setTo(tx: Db, change: Change, now: Date): Promise<void> {
  const { old, asked, person, session, by } = change;
  const [first, ...rest] = old;
  const save = (record: StoredRecord, hours: number) =>
    reviseRecord(
      tx,
      {
        id: record.id,
        version: record.version,
        payload: { ...record.payload, hours: hours || hoursOf(record) },
        state: hours > 0 ? 'filed' : 'withdrawn',
        savedBy: by.id,
        reason: asked.reason,
      },
      now,
    );
  if (first) await save(first, asked.hours);
  for (const record of rest) await save(record, 0);
  if (first || asked.hours === 0) return;
  const payload: StudyHourPayload = {
    hours: asked.hours,
    way: session ? 'joint' : 'own',
    topic: change.title,
  };
  await fileRecord(
    tx,
    {
      id: idFrom(asked.cause),
      campaignId: change.campaignId,
      kind: 'study-hour',
      unitId: session?.unit_id ?? person.unit_id,
      personId: person.id,
      parentId: session?.id ?? null,
      payload: { ...payload },
      occurredOn: change.on,
      state: 'filed',
      filedBy: by.id,
    },
    now,
  );
}

const ofSession = async (tx: Db, sessionId: string, person: Person): Promise<StoredRecord[]> => {
  const record = await recordInSession(tx, sessionId, person.id, 'study-hour');
  return record ? [record] : [];
};

const ownOfDay = async (tx: Db, campaignId: string, person: Person, on: string): Promise<StoredRecord[]> =>
  (await recordsOfPerson(tx, campaignId, person.id, ['study-hour'])).filter(
    (record) => record.occurred_on === on && record.parent_id === null,
  );

async function tell(
  tx: Db,
  person: Person,
  told: { what: string | null; from: number; to: number; by: string; reason: string; cause: string },
  now: Date,
): Promise<void> {
  if (person.open_id === null) return;
  const { cause, ...view } = told;
  const card = inLanguage(hoursCorrectedCard(view), await localeOf(tx, person.open_id));
  await enqueue(
    tx,
    [{ key: `hours-corrected:${cause}`, job: { do: 'card', to: { openId: person.open_id }, card } }],
    now,
  );
}

const hoursOf = (record: StoredRecord): number =>
  record.state === 'filed' ? Number(record.payload.hours ?? 0) : 0;
