import type { Db, Tx } from './schema.ts';

/** A value of the small key–value table (heartbeat, courier's fence, …), or null. The reader parses its shape. */
export async function readMeta(db: Db | Tx, key: string): Promise<object | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Puts a value under a key; the last writer wins. */
export async function writeMeta(tx: Db | Tx, key: string, value: object): Promise<void> {
  const json = JSON.stringify(value);
  await tx
    .insertInto('meta')
    .values({ key, value: json })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
    .execute();
}
