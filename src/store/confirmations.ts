import { type SqlBool, sql } from 'kysely';
import type { StoredRecord } from './records.ts';
import type { Db } from './schema.ts';

const other = sql<string>`payload ->> 'with'`;

/** What waits for one person's word, oldest first; `kinds` are those that another confirms. */
export const waitingFor = (
  db: Db,
  of: { campaignId: string; personId: string; kinds: readonly string[] },
): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', of.campaignId)
    .where('kind', 'in', [...of.kinds])
    .where('state', '=', 'open')
    .where(other, '=', of.personId)
    .orderBy('filed_at')
    .orderBy('id')
    .execute();

/** How much filed before `day` waits for the word of each of these people and was not yet asked for a second time. */
export async function waitingSince(
  db: Db,
  of: { campaignId: string; personIds: readonly string[]; kinds: readonly string[]; day: string },
): Promise<Map<string, number>> {
  if (of.personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select([other.as('person'), sql<string>`count(*)`.as('n')])
    .where('campaign_id', '=', of.campaignId)
    .where('kind', 'in', [...of.kinds])
    .where('state', '=', 'open')
    .where(other, 'in', [...of.personIds])
    .where(sql<SqlBool>`not payload ? 'askedAgain'`)
    .where(sql<string>`payload ->> 'askedOn'`, '<', of.day)
    .groupBy(other)
    .execute();
  return new Map(rows.map((row) => [row.person, Number(row.n)]));
}

/** Notes that these people were asked for the second and last time. */
export async function askedAgain(
  tx: Db,
  of: { campaignId: string; personIds: readonly string[]; kinds: readonly string[]; day: string },
): Promise<void> {
  if (of.personIds.length === 0) return;
  await tx
    .updateTable('record')
    .set({ payload: sql`payload || '{"askedAgain": true}'` })
    .where('campaign_id', '=', of.campaignId)
    .where('kind', 'in', [...of.kinds])
    .where('state', '=', 'open')
    .where(other, 'in', [...of.personIds])
    .where(sql<string>`payload ->> 'askedOn'`, '<', of.day)
    .execute();
}

/** Takes away one that was not confirmed, with its versions: nothing of it is left to read. @returns false when it was */
export async function dropOpen(tx: Db, id: string): Promise<boolean> {
  const open = tx.selectFrom('record').select('id').where('state', '=', 'open').where('id', '=', id);
  return (await remove(tx, await open.forUpdate().execute())) > 0;
}

/** The same for all that were asked before a day. */
export async function dropUnanswered(
  tx: Db,
  { kinds, before }: { kinds: readonly string[]; before: string },
): Promise<void> {
  const open = tx
    .selectFrom('record')
    .select('id')
    .where('state', '=', 'open')
    .where('kind', 'in', [...kinds])
    .where(sql<string>`payload ->> 'askedOn'`, '<', before);
  await remove(tx, await open.forUpdate().execute());
}

async function remove(tx: Db, rows: readonly { id: string }[]): Promise<number> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.deleteFrom('record_version').where('record_id', 'in', ids).execute();
  await tx.deleteFrom('record').where('id', 'in', ids).execute();
  return ids.length;
}
