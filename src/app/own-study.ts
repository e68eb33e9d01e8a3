import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { fitsTheDay, type StudyHourPayload } from '../domain/study.ts';
import { appendAudit } from '../store/audit.ts';
import { currentCampaign } from '../store/campaign.ts';
import {
  fileRecord,
  hoursOfDay,
  recordById,
  recordsOfPerson,
  reviseRecord,
  type StoredRecord,
} from '../store/records.ts';
import { personById } from '../store/roster.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { refreshSessionCard } from './sessions.ts';
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
  const who = await authorise(app, asked.openId, 'see-own');
  if (!who.ok) return who;
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const { person } = who.value;
  if (!person.roles.includes('member')) return refused({ why: 'no-right', roles: ['member'] });
  const today = localDateOf(now, app.timeZone);
  const on = asked.on ?? today;
  if (on > today) return refused({ why: 'future-date', date: on });

  const payload: StudyHourPayload = { hours: asked.hours, way: 'own', topic: asked.topic };
  return app.db.transaction().execute(async (tx) => {
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
 * @param recordId the entry; null means the newest of today
 */
export async function correctOwnHours(
  app: App,
  asked: { openId: string; recordId: string | null; hours: number | null },
  now: Date,
): Promise<Outcome<{ before: number; hours: number | null }>> {
  const who = await whoIs(app, asked.openId);
  if (!who) return refused({ why: 'unknown-person' });
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const mine = await recordsOfPerson(app.db, campaign.id, who.person.id, ['study-hour']);
  const today = localDateOf(now, app.timeZone);
  const enteredToday = mine.filter((record) => localDateOf(record.filed_at, app.timeZone) === today);
  const newest = [...enteredToday].sort((a, b) => b.filed_at.getTime() - a.filed_at.getTime())[0];
  const record = asked.recordId ? mine.find((entry) => entry.id === asked.recordId) : newest;
  if (!record) return refused({ why: 'gone' });
  if (!enteredToday.includes(record)) return refused({ why: 'only-same-day' });
  return revise(app, record, { hours: asked.hours, by: who.person.id, reason: null, audit: false }, now);
}

/**
 * A secretary's correction of somebody's hours, with a reason: of an entry, or a new one for a day when the
 * person could not enter it.
 */
export async function correctHours(
  app: App,
  asked: {
    openId: string;
    personId: string;
    recordId: string | null;
    on: string | null;
    hours: number | null;
    reason: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<{ before: number; hours: number | null; person: string }>> {
  const person = await personById(app.db, asked.personId);
  if (!person) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'correct-hours', person.unit_id);
  if (!who.ok) return who;
  if (asked.reason.trim() === '') return refused({ why: 'reason-missing' });
  const campaign = await currentCampaign(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const by = who.value.person.id;

  if (asked.recordId !== null) {
    const record = await recordById(app.db, asked.recordId);
    if (record?.person_id !== person.id || record.kind !== 'study-hour') return refused({ why: 'gone' });
    const revised = await revise(
      app,
      record,
      { hours: asked.hours, by, reason: asked.reason, audit: true },
      now,
    );
    return revised.ok ? done({ ...revised.value, person: person.name }) : revised;
  }

  const hours = asked.hours;
  if (hours === null) return refused({ why: 'bad-hours', typed: '' });
  const today = localDateOf(now, app.timeZone);
  const on = asked.on ?? today;
  if (on > today) return refused({ why: 'future-date', date: on });
  return app.db.transaction().execute(async (tx) => {
    const already = await hoursOfDay(tx, campaign.id, person.id, on);
    if (!fitsTheDay(already, hours)) return refused({ why: 'too-many-hours', day: on, already });
    const payload: StudyHourPayload = { hours, way: 'own', topic: asked.reason };
    const filed = await fileRecord(
      tx,
      {
        id: idFrom(asked.cause),
        campaignId: campaign.id,
        kind: 'study-hour',
        unitId: person.unit_id,
        personId: person.id,
        parentId: null,
        payload: { ...payload },
        occurredOn: on,
        state: 'filed',
        filedBy: by,
      },
      now,
    );
    const detail = { person: person.id, on, before: 0, hours, reason: asked.reason };
    if (filed)
      await appendAudit(tx, { actor: by, act: 'correct-hours', unitId: person.unit_id, detail }, now);
    return done({ before: 0, hours, person: person.name });
  });
}

async function revise(
  app: App,
  record: StoredRecord,
  change: { hours: number | null; by: string; reason: string | null; audit: boolean },
  now: Date,
): Promise<Outcome<{ before: number; hours: number | null }>> {
  const before = hoursOf(record);
  const outcome = await app.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ before: number; hours: number | null }>> => {
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
          reason: change.reason,
        },
        now,
      );
      if (!revised) return refused({ why: 'changed-meanwhile' });
      if (record.parent_id) await refreshSessionCard(tx, record.parent_id, now);
      if (change.audit) {
        const detail = {
          record: record.id,
          person: record.person_id,
          before,
          hours: change.hours,
          reason: change.reason,
        };
        await appendAudit(
          tx,
          { actor: change.by, act: 'correct-hours', unitId: record.unit_id, detail },
          now,
        );
      }
      return done({ before, hours: change.hours });
    });
  app.wake.courier();
  return outcome;
}

const hoursOf = (record: StoredRecord): number => Number(record.payload.hours ?? 0);
