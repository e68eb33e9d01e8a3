import { sql } from 'kysely';
import type { TalkKind } from '../domain/talk.ts';
import type { StoredRecord } from './records.ts';
import type { Db } from './schema.ts';

const other = sql<string>`payload ->> 'with'`;

/** The talks of two people on one day, taken-back ones too: the one that either of them filed. */
export const talksOfPair = (
  db: Db,
  of: { campaignId: string; pair: readonly [string, string]; day: string },
): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', of.campaignId)
    .where('kind', '=', 'talk')
    .where('parent_id', 'is', null)
    .where('occurred_on', '=', of.day)
    .where('person_id', 'in', [...of.pair])
    .where(other, 'in', [...of.pair])
    .execute();

/** A person's own talks, newest day first: those that the other has still to confirm, and those confirmed. */
export const talksOfPerson = (db: Db, campaignId: string, personId: string): Promise<StoredRecord[]> =>
  db
    .selectFrom('record')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'talk')
    .where('person_id', '=', personId)
    .where('state', 'in', ['open', 'filed'])
    .orderBy('occurred_on', 'desc')
    .orderBy('filed_at', 'desc')
    .execute();

/**
 * Confirmed talks in which somebody took part who participates in these units, each once, by kind (002, part 1.1).
 * @param since the instant from which they were filed
 */
export async function talkCounts(
  db: Db,
  of: {
    campaignId: string;
    unitIds: readonly string[];
    since?: Date | undefined;
    until?: Date | undefined;
  },
): Promise<Record<TalkKind, number>> {
  const counts = { leaders: 0, 'leader-member': 0, members: 0, others: 0 };
  if (of.unitIds.length === 0) return counts;
  const rows = await db
    .selectFrom('record')
    .innerJoin('person', 'person.id', 'record.person_id')
    .select([
      sql<TalkKind>`payload ->> 'kind'`.as('kind'),
      sql<string>`count(distinct payload ->> 'talk')`.as('n'),
    ])
    .where('record.campaign_id', '=', of.campaignId)
    .where('record.kind', '=', 'talk')
    .where('record.state', '=', 'filed')
    .where('person.unit_id', 'in', [...of.unitIds])
    .$if(of.since !== undefined, (q) => q.where('record.filed_at', '>=', of.since as Date))
    .$if(of.until !== undefined, (q) => q.where('record.filed_at', '<', of.until as Date))
    .groupBy(sql`payload ->> 'kind'`)
    .execute();
  for (const { kind, n } of rows) counts[kind] = Number(n);
  return counts;
}
