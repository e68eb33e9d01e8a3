import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Db, OpinionReplyTable, OpinionTable, Tx } from './schema.ts';

export type StoredOpinion = Selectable<OpinionTable>;
export type StoredReply = Selectable<OpinionReplyTable>;

/** From this many rows on the pool is moved to the kept partition, shuffled. */
const poolSize = 32;

/**
 * Stores an opinion so that no row tells when, or after whom, it came: the pool is rewritten into a new
 * file in random order within one transaction, so all its rows carry the same transaction id
 * (specification, section 7: the day only, no order of arrival).
 */
export async function pourOpinion(
  db: Db,
  opinion: Omit<StoredOpinion, 'mixed' | 'released_on'>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const pool = await takePool(tx);
    const rows = [...pool, { ...opinion, released_on: null }];
    await putShuffled(tx, rows, rows.length > poolSize);
  });
}

/**
 * Stores what an official entered by name of its channel: it is nobody's secret that it came today, and is seen at once.
 * @returns false when it stands already
 */
export const enterOpinion = async (
  db: Db,
  opinion: Pick<StoredOpinion, 'id' | 'unit_id' | 'day' | 'area' | 'target' | 'words_sealed' | 'channel'>,
): Promise<boolean> =>
  (await db
    .insertInto('opinion')
    .values({
      ...opinion,
      mixed: true,
      round_id: null,
      adds_to: null,
      receipt_hash: null,
      receipt_until: null,
      released_on: opinion.day,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** Empties the pool into the kept partition; run by the day's job and before a release. */
export async function settlePool(tx: Tx): Promise<void> {
  await putShuffled(tx, await takePool(tx), true);
}

async function takePool(tx: Db): Promise<Omit<StoredOpinion, 'mixed'>[]> {
  await sql`lock table opinion_pool in access exclusive mode`.execute(tx);
  const rows = await tx.selectFrom('opinion').selectAll().where('mixed', '=', false).execute();
  await sql`truncate opinion_pool`.execute(tx);
  return rows.map(({ mixed: _, ...row }) => row);
}

async function putShuffled(tx: Db, rows: Omit<StoredOpinion, 'mixed'>[], mixed: boolean): Promise<void> {
  const shuffled = rows
    .map((row) => ({ row, at: randomUUID() }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ row }) => ({ ...row, mixed }));
  if (shuffled.length > 0) await tx.insertInto('opinion').values(shuffled).execute();
}

/**
 * Releases what may be seen: of each unit and target at least `atLeast` new ones together, or all of them
 * when the unit's window has closed, and what came by a round of forms that has closed. What an author adds to a released opinion follows on the next day.
 * @returns what became visible now, by unit and target
 */
export async function releaseOpinions(
  db: Db,
  {
    day,
    atLeast,
    closedUnits,
    closedRounds = [],
  }: {
    day: string;
    atLeast: number;
    closedUnits: readonly string[];
    closedRounds?: readonly string[];
  },
): Promise<{ unitId: string; target: string; count: number }[]> {
  const groups = await db
    .selectFrom('opinion')
    .select(({ fn }) => ['unit_id', 'target', fn.countAll<string>().as('waiting')])
    .where('released_on', 'is', null)
    .where('adds_to', 'is', null)
    .groupBy(['unit_id', 'target'])
    .orderBy('unit_id')
    .orderBy('target')
    .execute();
  const ripe = groups.filter(
    (group) => Number(group.waiting) >= atLeast || closedUnits.includes(group.unit_id),
  );
  for (const group of ripe) {
    await db
      .updateTable('opinion')
      .set({ released_on: day })
      .where('unit_id', '=', group.unit_id)
      .where('target', '=', group.target)
      .where('released_on', 'is', null)
      .where('adds_to', 'is', null)
      .execute();
  }
  if (closedRounds.length > 0)
    await db
      .updateTable('opinion')
      .set({ released_on: day })
      .where('round_id', 'in', [...closedRounds])
      .where('released_on', 'is', null)
      .execute();
  await db
    .updateTable('opinion')
    .set({ released_on: day })
    .where('adds_to', 'in', (eb) =>
      eb.selectFrom('opinion').select('id').where('released_on', 'is not', null),
    )
    .where('released_on', 'is', null)
    .where('day', '<', day)
    .execute();
  return ripe.map((group) => ({ unitId: group.unit_id, target: group.target, count: Number(group.waiting) }));
}

/** Released opinions of these units, in an order that means nothing (by random id). */
export const releasedOpinions = (db: Db, unitIds: readonly string[]): Promise<StoredOpinion[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion')
        .selectAll()
        .where('unit_id', 'in', [...unitIds])
        .where('released_on', 'is not', null)
        .where('adds_to', 'is', null)
        .orderBy('released_on', 'desc')
        .orderBy('id')
        .execute();

export const opinionsByIds = (db: Db, ids: readonly string[]): Promise<StoredOpinion[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion')
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('id')
        .execute();

export const opinionById = (db: Db, id: string): Promise<StoredOpinion | undefined> =>
  db.selectFrom('opinion').selectAll().where('id', '=', id).executeTakeFirst();

/** The opinion that this receipt opens, until the receipt expires. */
export const opinionByReceipt = (
  db: Db,
  receiptHash: string,
  day: string,
): Promise<StoredOpinion | undefined> =>
  db
    .selectFrom('opinion')
    .selectAll()
    .where('receipt_hash', '=', receiptHash)
    .where('receipt_until', '>=', day)
    .executeTakeFirst();

/** @returns false when it stands already */
export const addReply = async (db: Db, reply: StoredReply): Promise<boolean> =>
  (await db
    .insertInto('opinion_reply')
    .values(reply)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

/** What authors added to these opinions, by day. */
export const additionsTo = (db: Db, opinionIds: readonly string[]): Promise<StoredOpinion[]> =>
  opinionIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion')
        .selectAll()
        .where('adds_to', 'in', [...opinionIds])
        .orderBy('day')
        .orderBy('id')
        .execute();

/** Officials' answers to these opinions, by day. */
export const repliesTo = (db: Db, opinionIds: readonly string[]): Promise<StoredReply[]> =>
  opinionIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion_reply')
        .selectAll()
        .where('opinion_id', 'in', [...opinionIds])
        .orderBy('day')
        .orderBy('id')
        .execute();

/** Forgets receipts whose time is over; the words stay as long as their own retention says. */
export const expireReceipts = (db: Db, day: string): Promise<unknown> =>
  db
    .updateTable('opinion')
    .set({ receipt_hash: null, receipt_until: null })
    .where('receipt_until', '<', day)
    .execute();

/** Deletes opinions (and what was said to them) from days before `day`. */
export async function purgeOpinions(db: Db, day: string): Promise<void> {
  for (const table of ['opinion_reply', 'opinion_sorting', 'opinion_feedback'] as const)
    await db
      .deleteFrom(table)
      .where('opinion_id', 'in', (eb) => eb.selectFrom('opinion').select('id').where('day', '<', day))
      .execute();
  await db.deleteFrom('opinion').where('day', '<', day).execute();
}
