import { sql } from 'kysely';
import type { OutboxJob } from './outbox-job.ts';
import type { Db, OutboxState, Tx } from './schema.ts';

/** The platform's id of what was sent under a key, or null as long as it was not. */
export async function messageIdOf(db: Db | Tx, key: string): Promise<string | null> {
  const row = await db.selectFrom('outbox').select('message_id').where('key', '=', key).executeTakeFirst();
  return row?.message_id ?? null;
}

/** What was last put in under a key and how far it is; undefined when there is none, or its content is forgotten. */
export async function jobOf(
  db: Db | Tx,
  key: string,
): Promise<{ job: OutboxJob; state: OutboxState } | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(['job', 'state'])
    .where('key', '=', key)
    .where(sql<boolean>`not job ? 'emptied'`)
    .executeTakeFirst();
  return row && { job: row.job as OutboxJob, state: row.state };
}

/** Whether anything was ever put in under a key, sent or not. */
export async function wasQueued(db: Db | Tx, key: string): Promise<boolean> {
  return (await db.selectFrom('outbox').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;
}

/** The outbox key a message of ours was sent under, or null: a tap on a card leads back to its matter. */
export async function keyOfMessage(db: Db | Tx, messageId: string): Promise<string | null> {
  const row = await db
    .selectFrom('outbox')
    .select('key')
    .where('message_id', '=', messageId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.key ?? null;
}

/** The earliest instant after `now` at which a waiting message may go, or null. */
export async function nextOutboxAt(db: Db | Tx, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('outbox')
    .select('not_before')
    .where('state', '=', 'waiting')
    .where('not_before', '>', now)
    .orderBy('not_before')
    .limit(1)
    .executeTakeFirst();
  return row?.not_before ?? null;
}

/** How many messages wait, those for a later hour included; reads open rows only, unlike outboxCounts. */
export async function waitingMessages(db: Db | Tx): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select(sql<string>`count(*)`.as('n'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many messages may go now; with those under way, for whoever waits until all is said. */
export async function pendingMessages(db: Db | Tx, now: Date): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select(sql<string>`count(*)`.as('n'))
    .where('state', 'in', ['waiting', 'sending'])
    .where('not_before', '<=', now)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many messages are in each state. */
export async function outboxCounts(db: Db | Tx): Promise<Record<OutboxState, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', sql<string>`count(*)`.as('n')])
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, sending: 0, sent: 0, dropped: 0, unknown: 0 };
  for (const row of rows) counts[row.state] = Number(row.n);
  return counts;
}

/** What could not be said, by the platform's code and the advice that goes with it; most first. */
export async function refusedMessages(
  db: Db | Tx,
): Promise<{ state: 'waiting' | 'dropped' | 'unknown'; reason: string; n: number }[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', 'reason', sql<string>`count(*)`.as('n')])
    .where('state', 'in', ['waiting', 'dropped', 'unknown'])
    .where('reason', 'is not', null)
    .groupBy(['state', 'reason'])
    .orderBy('n', 'desc')
    .orderBy('reason')
    .limit(50)
    .execute();
  return rows.map(({ state, reason, n }) => ({
    state: state as 'waiting' | 'dropped' | 'unknown',
    reason: reason ?? '',
    n: Number(n),
  }));
}

/**
 * Takes the next fencing number: whoever holds the highest is the courier, and one with a lower number can neither
 * take nor mark a message any more.
 */
export async function nextFence(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ fence: string }>`
    insert into meta (key, value) values ('courier', '{"fence": 1}')
    on conflict (key) do update set value = jsonb_build_object('fence', (meta.value->>'fence')::bigint + 1)
    returning value->>'fence' as fence`.execute(db);
  return Number(rows[0]!.fence);
}

/** Empties what was said in messages closed before `before`; key and fate stay, so that nothing is said twice. */
export async function forgetMessages(db: Db | Tx, before: Date): Promise<number> {
  const result = await db
    .updateTable('outbox')
    .set({ job: sql`jsonb_build_object('do', job->'do', 'emptied', true)` })
    .where('state', 'not in', ['waiting', 'sending'])
    .where('created_at', '<', before)
    .where(sql<boolean>`not job ? 'emptied'`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
