import type { StoredRecord } from './records.ts';
import type { Db } from './schema.ts';

const ofKind = (db: Db, of: { campaignId: string; personId: string }) =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', of.campaignId)
    .where('person_id', '=', of.personId)
    .where('kind', '=', 'self-analysis');

/** A person's self-analysis: one record, whose drafts are its versions. */
export const analysisOf = (
  db: Db,
  of: { campaignId: string; personId: string },
): Promise<StoredRecord | undefined> =>
  ofKind(db, of).where('state', '!=', 'open').orderBy('filed_at').limit(1).executeTakeFirst();

/** The run of messages that a person has begun and not closed. */
export const openRun = (
  db: Db,
  of: { campaignId: string; personId: string },
): Promise<StoredRecord | undefined> =>
  ofKind(db, of).where('state', '=', 'open').orderBy('filed_at').limit(1).executeTakeFirst();

export interface RunVersion {
  savedAt: Date;
  /** How many parts stood after it. */
  parts: number;
  part: string;
  message: string;
}

/** What was sent in a run, in order; a version with fewer parts than before took the last one back. */
export async function runVersions(db: Db, recordId: string): Promise<RunVersion[]> {
  const rows = await db
    .selectFrom('record_version')
    .select(['payload', 'saved_at'])
    .where('record_id', '=', recordId)
    .orderBy('version')
    .execute();
  return rows.map(({ payload, saved_at }) => ({
    savedAt: saved_at,
    parts: Number(payload.parts),
    part: String(payload.part),
    message: String(payload.message),
  }));
}

export interface Draft {
  no: number;
  words: string;
  characters: number;
  day: Date;
}

/** The drafts that were sent, oldest first; what a review decided is no draft. */
export async function draftsOf(db: Db, recordId: string): Promise<Draft[]> {
  const rows = await db
    .selectFrom('record_version')
    .select(['payload', 'saved_at'])
    .where('record_id', '=', recordId)
    .where('state', '=', 'submitted')
    .orderBy('version')
    .execute();
  return rows.map(({ payload, saved_at }) => ({
    no: Number(payload.draft),
    words: String(payload.words ?? ''),
    characters: Number(payload.characters),
    day: saved_at,
  }));
}

/** The people whom a member named as consulted, and whether each said so. */
export const consultationsOf = (
  db: Db,
  of: { campaignId: string; personId: string },
): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', of.campaignId)
    .where('person_id', '=', of.personId)
    .where('kind', '=', 'consultation')
    .where('state', 'in', ['open', 'filed'])
    .orderBy('filed_at')
    .orderBy('id')
    .execute();
