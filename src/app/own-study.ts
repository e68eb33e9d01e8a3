import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { fitsTheDay, type StudyHourPayload } from '../domain/study.ts';
import { currentCampaign } from '../store/campaign.ts';
import {
  fileRecord,
  hoursOfDay,
  recordById,
  recordsOfPerson,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { refreshSessionCard } from './session-view.ts';
import { authorise, whoIs } from './who.ts';

/**
 * Records study on one's own ("打卡 2 学习党章").
 * @param on the day it was done, today or before; the day of entry is kept beside it
 * @param cause what asked for it: the same cause counts once
 */
export async function recordOwnStudy(
  app: App,
  asked: { openId: string; hours: number; topic: string | null; on: string | null; cause: string },
  now: Date,
): Promise<Outcome<{ hours: number; on: string; total: number }>> {
  const who = await authorise(app, asked.openId, 'log-study', null, now);
  if (!who.ok) return who;
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const { person } = who.value;
  const today = localDateOf(now, app.timeZone);
  const on = asked.on ?? today;
  if (on > today) return refused({ why: 'future-date', date: on });

  const payload: StudyHourPayload = { hours: asked.hours, way: 'own', topic: asked.topic };
  return app.db.transaction().execute(async (tx) => {
    await lockPerson(tx, person.id);
    const id = idFrom(asked.cause);
    const already = await hoursOfDay(tx, campaign.id, person.id, on);
    const known = await recordById(tx, id);
    if (!known && !fitsTheDay(already, asked.hours))
      return refused({ why: 'too-many-hours', day: on, already });
    await fileRecord(
      tx,
      {
        id,
        campaignId: campaign.id,
        kind: 'study-hour',
        unitId: person.unit_id,
        personId: person.id,
        parentId: null,
        payload: { ...payload },
        occurredOn: on,
        state: 'filed',
        filedBy: person.id,
      },
      now,
    );
    const mine = await recordsOfPerson(tx, campaign.id, person.id, ['study-hour']);
    return done({ hours: asked.hours, on, total: mine.reduce((sum, record) => sum + hoursOf(record), 0) });
  });
}

/**
 * A person's own correction, on the day of the entry only; `hours: null` takes it back.
 * @param recordId the entry; null means what words can mean: the newest of today, and to be taken back only one of own
 *   study, for a check-in is taken back by its own words
 */
export async function correctOwnHours(
  app: App,
  asked: { openId: string; recordId: string | null; hours: number | null },
  now: Date,
): Promise<Outcome<{ before: number; hours: number | null }>> {
  const who = await whoIs(app, asked.openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  // A life meeting gives no hours: there is nothing to correct in having been there.
  const mine = (await recordsOfPerson(app.db, campaign.id, who.person.id, ['study-hour'])).filter(
    (record) => hoursOf(record) > 0,
  );
  const today = localDateOf(now, app.timeZone);
  const enteredToday = mine.filter((record) => localDateOf(record.filed_at, app.timeZone) === today);
  const newest = [...enteredToday]
    .filter((entry) => asked.hours !== null || entry.parent_id === null)
    .sort((a, b) => b.filed_at.getTime() - a.filed_at.getTime())[0];
  const record = asked.recordId ? mine.find((entry) => entry.id === asked.recordId) : newest;
  if (!record) return refused({ why: asked.recordId ? 'gone' : 'no-own-study' });
  if (!enteredToday.includes(record)) return refused({ why: 'only-same-day' });
  return revise(app, record, { hours: asked.hours, by: who.person.id }, now);
}

async function revise(
  app: App,
  record: StoredRecord,
  change: { hours: number | null; by: string },
  now: Date,
): Promise<Outcome<{ before: number; hours: number | null }>> {
  const before = hoursOf(record);
  const outcome = await app.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ before: number; hours: number | null }>> => {
      await lockPerson(tx, record.person_id as string);
      if (change.hours !== null) {
        const others =
          (await hoursOfDay(tx, record.campaign_id, record.person_id as string, record.occurred_on)) - before;
        if (!fitsTheDay(others, change.hours))
          return refused({ why: 'too-many-hours', day: record.occurred_on, already: others });
      }
      const revised = await reviseRecord(
        tx,
        {
          id: record.id,
          version: record.version,
          payload: { ...record.payload, hours: change.hours ?? before },
          state: change.hours === null ? 'withdrawn' : 'filed',
          savedBy: change.by,
          reason: null,
        },
        now,
      );
      if (!revised) return refused({ why: 'changed-meanwhile' });
      if (record.parent_id) await refreshSessionCard(tx, record.parent_id, app.timeZone, now);
      return done({ before, hours: change.hours });
    });
  app.wake.courier();
  return outcome;
}

/** Entries of one person wait for each other, so that a day's sum is exact. */
export const lockPerson = (tx: Db, id: string): Promise<unknown> =>
  tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().execute();

const hoursOf = (record: StoredRecord): number => Number(record.payload.hours ?? 0);
