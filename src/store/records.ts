import { type Selectable, sql } from 'kysely';
import type { Db, RecordTable } from './schema.ts';

export type StoredRecord = Selectable<RecordTable>;

export interface NewRecord {
  id: string;
  campaignId: string;
  kind: string;
  unitId: string;
  personId: string | null;
  parentId: string | null;
  payload: Record<string, unknown>;
  occurredOn: string;
  state: string;
  filedBy: string;
}

/**
 * Files a record as version 1, with its first version beside it.
 * @returns false when the same person already has one of this kind in the same session
 */
export async function fileRecord(tx: Db, record: NewRecord, now: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto('record')
    .values({
      id: record.id,
      campaign_id: record.campaignId,
      kind: record.kind,
      unit_id: record.unitId,
      person_id: record.personId,
      parent_id: record.parentId,
      payload: JSON.stringify(record.payload),
      occurred_on: record.occurredOn,
      state: record.state,
      version: 1,
      filed_by: record.filedBy,
      filed_at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  await keepVersion(tx, { ...record, version: 1, savedBy: record.filedBy, reason: null }, now);
  return true;
}

/**
 * Saves the next version of a record, if nobody was faster.
 * @returns false when `version` is no longer the current one: load again and decide again
 */
export async function reviseRecord(
  tx: Db,
  change: {
    id: string;
    version: number;
    payload: Record<string, unknown>;
    state: string;
    savedBy: string;
    reason: string | null;
    /** Its new day, for what was planned and is moved. */
    occurredOn?: string;
  },
  now: Date,
): Promise<boolean> {
  const next = change.version + 1;
  const updated = await tx
    .updateTable('record')
    .set({
      payload: JSON.stringify(change.payload),
      state: change.state,
      version: next,
      ...(change.occurredOn === undefined ? {} : { occurred_on: change.occurredOn }),
    })
    .where('id', '=', change.id)
    .where('version', '=', change.version)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) return false;
  await keepVersion(tx, { ...change, version: next }, now);
  return true;
}

async function keepVersion(
  tx: Db,
  row: {
    id: string;
    version: number;
    payload: Record<string, unknown>;
    state: string;
    savedBy: string;
    reason: string | null;
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('record_version')
    .values({
      record_id: row.id,
      version: row.version,
      payload: JSON.stringify(row.payload),
      state: row.state,
      saved_by: row.savedBy,
      saved_at: now,
      reason: row.reason,
    })
    .execute();
}

export const recordById = (db: Db, id: string): Promise<StoredRecord | undefined> =>
  db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();

/** The check-in of one person in one session, whatever its state. */
export const recordInSession = (
  db: Db,
  sessionId: string,
  personId: string,
  kind: string,
): Promise<StoredRecord | undefined> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('parent_id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirst();

/** Records that belong to a session, filed ones only. */
export const recordsInSession = (db: Db, sessionId: string, kind: string): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('parent_id', '=', sessionId)
    .where('kind', '=', kind)
    .where('state', '=', 'filed')
    .execute();

/** A person's records of these kinds, newest day first. */
export const recordsOfPerson = (
  db: Db,
  campaignId: string,
  personId: string,
  kinds: readonly string[],
): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .where('kind', 'in', [...kinds])
    .where('state', '!=', 'withdrawn')
    .orderBy('occurred_on', 'desc')
    .orderBy('filed_at', 'desc')
    .execute();

/** Makes those who change the same session wait for each other, so that every count on its card is exact. */
export const lockRecord = (tx: Db, id: string): Promise<unknown> =>
  tx.selectFrom('record').select('id').where('id', '=', id).forUpdate().execute();

/** Study hours that a person already has on one day. */
export async function hoursOfDay(db: Db, campaignId: string, personId: string, day: string): Promise<number> {
  const row = await db
    .selectFrom('record')
    .select(sql<string | null>`sum((payload ->> 'hours')::numeric)`.as('hours'))
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .where('kind', '=', 'study-hour')
    .where('state', '=', 'filed')
    .where('occurred_on', '=', day)
    .executeTakeFirst();
  return Number(row?.hours ?? 0);
}

/** The newest record that fits; undefined when there is none. */
export const recordOf = (
  db: Db,
  of: { campaignId: string; kind: string; unitId: string; filedBy: string; state: string },
): Promise<StoredRecord | undefined> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', of.campaignId)
    .where('kind', '=', of.kind)
    .where('unit_id', '=', of.unitId)
    .where('filed_by', '=', of.filedBy)
    .where('state', '=', of.state)
    .orderBy('filed_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** The records of a kind that one person filed for a unit with this very payload and that wait for review or are in force. */
export async function filedInEqualWords(
  db: Db,
  of: { campaignId: string; unitId: string; kind: string; filedBy: string; payload: object },
): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('id')
    .where('campaign_id', '=', of.campaignId)
    .where('unit_id', '=', of.unitId)
    .where('kind', '=', of.kind)
    .where('filed_by', '=', of.filedBy)
    .where('state', 'in', ['submitted', 'filed'])
    .where(sql<boolean>`payload = ${JSON.stringify(of.payload)}::jsonb`)
    .execute();
  return rows.map(({ id }) => id);
}

/** A record as it was last in force: what is being written or waits for its review stands beside it. */
export async function lastInForce(db: Db, record: StoredRecord): Promise<StoredRecord | undefined> {
  if (record.state === 'filed') return record;
  const row = await db
    .selectFrom('record_version')
    .select(['payload', 'state', 'version'])
    .where('record_id', '=', record.id)
    .where('state', '=', 'filed')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...record, ...row };
}

/** Who sent a record back last, and what they want changed. */
export async function lastReturn(db: Db, recordId: string): Promise<{ by: string; comment: string } | null> {
  const row = await db
    .selectFrom('record_version')
    .leftJoin('person', (join) => join.on(sql`person.id::text`, '=', sql.ref('record_version.saved_by')))
    .select(['person.name', 'record_version.reason'])
    .where('record_id', '=', recordId)
    .where('record_version.state', '=', 'returned')
    .orderBy('record_version.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { by: row.name ?? '', comment: row.reason ?? '' } : null;
}

/** How often a record was handed in for its review: its drafts. */
export async function draftsOf(db: Db, recordId: string): Promise<number> {
  const row = await db
    .selectFrom('record_version')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('record_id', '=', recordId)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** When a record was last handed in for its review. */
export async function lastHandedIn(db: Db, recordId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('record_version')
    .select(({ fn }) => fn.max('saved_at').as('at'))
    .where('record_id', '=', recordId)
    .where('state', '=', 'submitted')
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Submissions of a unit that wait for a review, oldest first. */
export const recordsWaiting = (db: Db, campaignId: string, unitId: string): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'submitted')
    .orderBy('filed_at')
    .orderBy('id')
    .execute();

/** A unit's records of a kind that were not taken back, oldest first. */
export const recordsOfUnit = (
  db: Db,
  campaignId: string,
  unitId: string,
  kind: string,
): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .where('kind', '=', kind)
    .where('state', '!=', 'withdrawn')
    .orderBy('filed_at')
    .orderBy('id')
    .execute();

/** All records of a kind that were not taken back, oldest first: for the few of which a campaign has dozens. */
export const recordsOfKind = (db: Db, campaignId: string, kind: string): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', kind)
    .where('state', '!=', 'withdrawn')
    .orderBy('filed_at')
    .orderBy('id')
    .execute();

/** How many check-ins these sessions have together. */
export async function attendanceOf(db: Db, sessionIds: readonly string[]): Promise<number> {
  if (sessionIds.length === 0) return 0;
  const row = await db
    .selectFrom('record')
    .select(sql<string>`count(*)`.as('n'))
    .where('parent_id', 'in', [...sessionIds])
    .where('kind', '=', 'study-hour')
    .where('state', '=', 'filed')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** What a unit did in a span of days: sessions that were held, and study hours of its people. */
export async function doneBetween(
  db: Db,
  of: { campaignId: string; unitId: string; from: string; to: string; sessionKinds: readonly string[] },
): Promise<{ sessions: number; hours: number }> {
  const row = await db
    .selectFrom('record')
    .leftJoin('person', 'person.id', 'record.person_id')
    .select([
      sql<string>`count(*) filter (where record.unit_id = ${of.unitId} and record.kind in (${sql.join(of.sessionKinds)}))`.as(
        'sessions',
      ),
      sql<string>`coalesce(sum((record.payload ->> 'hours')::numeric) filter (where record.kind = 'study-hour' and person.unit_id = ${of.unitId}), 0)`.as(
        'hours',
      ),
    ])
    .where('record.campaign_id', '=', of.campaignId)
    .where('record.state', '=', 'filed')
    .where('record.occurred_on', '>=', of.from)
    .where('record.occurred_on', '<=', of.to)
    .executeTakeFirstOrThrow();
  return { sessions: Number(row.sessions), hours: Number(row.hours) };
}
