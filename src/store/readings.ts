import type { Db } from './schema.ts';

/**
 * Counts a reader of a published record once; `reader` is a keyed hash and leads back to nobody.
 * @returns how many have read it now
 */
export async function countReading(db: Db, recordId: string, reader: string): Promise<number> {
  await db
    .insertInto('reading')
    .values({ record_id: recordId, reader })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readingsOf(db, [recordId])).get(recordId) ?? 0;
}

/** Readers of these records, by record. */
export async function readingsOf(db: Db, recordIds: readonly string[]): Promise<Map<string, number>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('reading')
    .select(({ fn }) => ['record_id', fn.countAll<string>().as('readers')])
    .where('record_id', 'in', [...recordIds])
    .groupBy('record_id')
    .execute();
  return new Map(rows.map((row) => [row.record_id, Number(row.readers)]));
}
