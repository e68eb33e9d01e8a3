import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, OpinionRoundTable } from './schema.ts';

export type StoredRound = Selectable<OpinionRoundTable>;

/** @returns false when this round stands already */
export async function addRound(db: Db, round: Insertable<OpinionRoundTable>): Promise<boolean> {
  const added = await db
    .insertInto('opinion_round')
    .values(round)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export const roundById = (db: Db, id: string): Promise<StoredRound | undefined> =>
  db.selectFrom('opinion_round').selectAll().where('id', '=', id).executeTakeFirst();

/** Rounds over these units, in the order in which they were opened. */
export const roundsOf = (db: Db, campaignId: string, unitIds: readonly string[]): Promise<StoredRound[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion_round')
        .selectAll()
        .where('campaign_id', '=', campaignId)
        .where('unit_id', 'in', [...unitIds])
        .orderBy('opened_on')
        .orderBy('id')
        .execute();

/** Rounds whose last day is over: what they still hold is handed over. */
export const closedRounds = async (db: Db, day: string): Promise<string[]> =>
  (await db.selectFrom('opinion_round').select('id').where('closes_on', '<', day).execute()).map(
    ({ id }) => id,
  );

/**
 * Adds what was released to the counts of its rounds and takes the round off the words: from here on nothing says by
 * which circle an opinion came. Never more come back than were sent, though somebody may have answered twice after a crash.
 */
export async function countReturned(db: Db): Promise<void> {
  await sql`
    update opinion_round set returned = least(sent, returned + back.n)
    from (
      select round_id, count(*)::integer as n from opinion
      where round_id is not null and released_on is not null group by round_id
    ) back
    where opinion_round.id = back.round_id`.execute(db);
  await db
    .updateTable('opinion')
    .set({ round_id: null })
    .where('round_id', 'is not', null)
    .where('released_on', 'is not', null)
    .execute();
}
