import { type Selectable, sql } from 'kysely';
import type { SurveyForm } from '../domain/survey.ts';
import type { Db, SurveyTable, Tx } from './schema.ts';

export type StoredSurvey = Omit<Selectable<SurveyTable>, 'form'> & { form: SurveyForm };
type Row = Selectable<SurveyTable>;

const stored = (row: Row): StoredSurvey => ({ ...row, form: row.form as SurveyForm });

/** @returns false when this round was opened by somebody else meanwhile */
export async function insertSurvey(
  tx: Tx,
  survey: Omit<StoredSurvey, 'state' | 'closed_by' | 'closed_at'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('survey')
    .values({
      ...survey,
      circle: JSON.stringify(survey.circle),
      population: JSON.stringify(survey.population),
      form: JSON.stringify(survey.form),
      state: 'open',
      closed_by: null,
      closed_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function surveyById(db: Db, id: string): Promise<StoredSurvey | undefined> {
  const row = await db.selectFrom('survey').selectAll().where('id', '=', id).executeTakeFirst();
  return row && stored(row);
}

/** Closes a survey for the caller's transaction; undefined when it is closed already. */
export async function markClosed(
  tx: Tx,
  id: string,
  by: string,
  now: Date,
): Promise<StoredSurvey | undefined> {
  const row = await tx
    .updateTable('survey')
    .set({ state: 'closed', closed_by: by, closed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
  return row && stored(row);
}

/** A campaign's open surveys, those that close first at the head. */
export const openSurveys = async (db: Db, campaignId: string): Promise<StoredSurvey[]> =>
  (
    await db
      .selectFrom('survey')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('state', '=', 'open')
      .orderBy('closes_on')
      .orderBy('id')
      .execute()
  ).map(stored);

/** All surveys about a unit, the newest first. */
export const surveysOf = async (db: Db, campaignId: string, unitId: string): Promise<StoredSurvey[]> =>
  (
    await db
      .selectFrom('survey')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('unit_id', '=', unitId)
      .orderBy('opened_at', 'desc')
      .orderBy('id')
      .execute()
  ).map(stored);

/** A campaign's closed surveys, in the order in which they were opened. */
export const closedSurveys = async (db: Db, campaignId: string): Promise<StoredSurvey[]> =>
  (
    await db
      .selectFrom('survey')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('state', '=', 'closed')
      .orderBy('opened_at')
      .orderBy('id')
      .execute()
  ).map(stored);

/** Surveys whose circle this person was in, for what is stored of them. */
export const surveysAsking = (db: Db, personId: string) =>
  db
    .selectFrom('survey')
    .select(['id', 'unit_id', 'stage', 'about', 'round', 'closes_on'])
    .where(sql<boolean>`population ? ${personId}`)
    .orderBy('opened_at')
    .execute();
