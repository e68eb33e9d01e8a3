import { sql } from 'kysely';
import type { Db, Tx } from './schema.ts';

/**
 * Stores a filled form so that nothing tells when, or after whom, it came: within one transaction that writes nothing
 * else, all answers of open surveys move to the other side of the table in random order, and the side they leave is
 * emptied with its file (specification, section 7).
 * @returns false when the survey has closed meanwhile
 */
export const pourAnswer = (db: Db, answer: { surveyId: string; sealed: Buffer }): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await lockAnswers(tx);
    const survey = await tx
      .selectFrom('survey')
      .select('state')
      .where('id', '=', answer.surveyId)
      .executeTakeFirst();
    if (survey?.state !== 'open') return false;
    const added = sql`union all select ${answer.surveyId}::uuid, ${answer.sealed}::bytea`;
    await changeSides(tx, sql`select survey_id, sealed from survey_answer ${added}`);
    return true;
  });

/** Takes all answers of a survey out of the table, which keeps no trace of how many of the rest came when. */
export async function takeAnswers(tx: Tx, surveyId: string): Promise<Buffer[]> {
  await lockAnswers(tx);
  const taken = await tx
    .selectFrom('survey_answer')
    .select('sealed')
    .where('survey_id', '=', surveyId)
    .execute();
  await changeSides(tx, sql`select survey_id, sealed from survey_answer where survey_id <> ${surveyId}`);
  return taken.map(({ sealed }) => sealed);
}

const lockAnswers = (tx: Tx) => sql`lock table survey_answer in access exclusive mode`.execute(tx);

/** All rows are on one side at any time. */
async function changeSides(tx: Tx, rows: ReturnType<typeof sql>): Promise<void> {
  const one = await tx.selectFrom('survey_answer').select('side').limit(1).executeTakeFirst();
  const to = !(one?.side ?? false);
  await sql`insert into survey_answer (survey_id, side, sealed)
    select survey_id, ${to}::boolean, sealed from (${rows}) moved order by gen_random_uuid()`.execute(tx);
  await sql`truncate ${sql.table(to ? 'survey_answer_here' : 'survey_answer_there')}`.execute(tx);
}

/** Keeps the sealed key of a survey's marks while it is open. */
export const keepKey = (tx: Tx, surveyId: string, sealed: Buffer): Promise<unknown> =>
  tx.insertInto('survey_key').values({ survey_id: surveyId, sealed }).execute();

/** The sealed key, or undefined once the survey is closed. */
export const keyOf = async (db: Db, surveyId: string): Promise<Buffer | undefined> =>
  (await db.selectFrom('survey_key').select('sealed').where('survey_id', '=', surveyId).executeTakeFirst())
    ?.sealed;

export const isMarked = async (db: Db, surveyId: string, mark: string): Promise<boolean> =>
  (await db
    .selectFrom('survey_mark')
    .select('mark')
    .where('survey_id', '=', surveyId)
    .where('mark', '=', mark)
    .executeTakeFirst()) !== undefined;

/** Writes a batch of marks of a survey that is still open, in the order of the hashes, which means nothing. */
export const writeMarks = (db: Db, surveyId: string, marks: readonly string[]): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`lock table survey_mark in exclusive mode`.execute(tx);
    if ((await keyOf(tx, surveyId)) === undefined) return;
    const values = [...marks].sort().map((mark) => ({ survey_id: surveyId, mark }));
    await tx
      .insertInto('survey_mark')
      .values(values)
      .onConflict((oc) => oc.doNothing())
      .execute();
  });

/** Destroys a survey's marks and their key with the files they stood in. */
export async function destroyMarks(tx: Tx, surveyId: string): Promise<void> {
  await sql`lock table survey_mark, survey_key in access exclusive mode`.execute(tx);
  const marks = await tx
    .selectFrom('survey_mark')
    .selectAll()
    .where('survey_id', '<>', surveyId)
    .orderBy('mark')
    .execute();
  const keys = await tx.selectFrom('survey_key').selectAll().where('survey_id', '<>', surveyId).execute();
  await sql`truncate survey_mark, survey_key`.execute(tx);
  if (marks.length > 0) await tx.insertInto('survey_mark').values(marks).execute();
  if (keys.length > 0) await tx.insertInto('survey_key').values(keys).execute();
}
