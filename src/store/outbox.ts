import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { toJsonb } from './jsonb.ts';
import { isRefresh, type OutboxJob } from './outbox-job.ts';
import type { Db, OutboxState, Tx } from './schema.ts';

export type { OutboxJob, To } from './outbox-job.ts';
export { messageIdOf } from './outbox-view.ts';

export interface NewMessage {
  /** Names the matter and holds nothing that moves: the same matter is said once. */
  key: string;
  job: OutboxJob;
  /** Quiet hours and the like; absent means at once. */
  notBefore?: Date;
  /** 1 before 5 (the usual) before 9. */
  priority?: number;
}

/** The reason of a refresh whose card can never be updated again; later refreshes of it are not tried. */
export const CARD_IS_GONE = 'card-is-gone';

const ROWS_A_STATEMENT = 1_000;

/**
 * Puts messages into the outbox, each once by its key. A key that is there already changes nothing, except a
 * refresh: the newer card takes the place of the older one, version + 1, waiting again (an equal card changes
 * nothing). Returns how many rows were added or refreshed.
 */
export async function enqueue(tx: Tx | Db, items: readonly NewMessage[], now: Date): Promise<number> {
  const rows = [...new Map(items.map((item) => [item.key, item])).values()];
  let changed = 0;
  for (const refresh of [false, true]) {
    const some = rows.filter((item) => isRefresh(item.job) === refresh);
    for (let start = 0; start < some.length; start += ROWS_A_STATEMENT) {
      const part = some.slice(start, start + ROWS_A_STATEMENT).map((item, index) => toRow(item, index, now));
      // One order for everybody: two transactions with the same keys never wait for each other in a ring.
      part.sort((a, b) => (a.key < b.key ? -1 : 1));
      changed += await insert(tx, part, refresh);
    }
  }
  return changed;
}

async function insert(tx: Tx | Db, rows: ReturnType<typeof toRow>[], refresh: boolean): Promise<number> {
  const added = await tx
    .insertInto('outbox')
    .values(rows)
    .onConflict((conflict) =>
      refresh
        ? conflict
            .column('key')
            .doUpdateSet((eb) => ({
              job: eb.ref('excluded.job'),
              priority: eb.ref('excluded.priority'),
              version: sql`outbox.version + 1`,
              state: 'waiting',
              fence: null,
              attempts: 0,
              // The platform has just asked for a pause: a newer card does not cut it short.
              not_before: sql`case when outbox.state = 'waiting' and outbox.reason is not null
                then greatest(outbox.not_before, excluded.not_before) else excluded.not_before end`,
              created_at: eb.ref('excluded.created_at'),
              sent_at: null,
              reason: null,
            }))
            .where(
              sql<boolean>`outbox.job is distinct from excluded.job and not (
                outbox.state = 'dropped' and outbox.reason = ${CARD_IS_GONE}
                and outbox.job - 'card' = excluded.job - 'card')`,
            )
        : conflict.column('key').doNothing(),
    )
    .returning('id')
    .execute();
  return added.length;
}

function toRow(item: NewMessage, index: number, now: Date) {
  return {
    id: orderedUuid(index),
    key: item.key,
    job: toJsonb(item.job),
    uuid: randomUUID(),
    priority: item.priority ?? 5,
    not_before: item.notBefore ?? now,
    created_at: now,
    sent_at: null,
    message_id: null,
    reason: null,
  };
}

/**
 * A UUID of version 7 (RFC 9562), so that rows keep the order in which they were put in: to a person or chat that is
 * the order of saying. Real time from the database, because the campaign's clock can stand still or be set.
 */
function orderedUuid(index: number) {
  const tail = `7${(index & 0xfff).toString(16).padStart(3, '0')}${randomUUID().slice(19).replace('-', '')}`;
  return sql<string>`(lpad(to_hex((extract(epoch from statement_timestamp()) * 1000)::bigint), 12, '0') || ${tail})::uuid`;
}

/** A row in the courier's hands. */
export interface ClaimedMessage {
  id: string;
  key: string;
  job: OutboxJob;
  /** The platform's idempotency key: the same at every attempt. */
  uuid: string;
  version: number;
  /** This attempt included. */
  attempts: number;
  fence: number;
  createdAt: Date;
  /** An earlier attempt may have reached the platform without our hearing of it. */
  uncertain: boolean;
  /** For a refresh by key: the card it is for; null when no such message was ever put in. */
  card: { state: OutboxState; messageId: string | null } | null;
}

/**
 * Takes messages to be sent now: by priority, then in the order they were put in. A message waits while an earlier
 * one to the same person or chat is being sent or was put off by the courier (its reason says why), and a refresh waits until its card is sent. A fence
 * that is no longer the highest gets nothing.
 */
export async function claimOutbox(
  db: Db,
  { limit, fence, now }: { limit: number; fence: number; now: Date },
): Promise<ClaimedMessage[]> {
  const { rows } = await sql<ClaimedRow>`
    with held as (
      select ${target('h')} as target, h.priority, h.id from outbox h
      where h.state = 'sending' or (h.state = 'waiting' and h.reason is not null and h.not_before > ${now})
    ), picked as (
      select o.id, o.sent_at, card.state as card_state, card.message_id as card_id from outbox o
      left join outbox card on o.job ? 'of' and card.key = o.job->>'of'
      where o.state = 'waiting' and o.not_before <= ${now}
        and (card.id is null or card.state not in ('waiting', 'sending'))
        and exists (select from meta where key = 'courier' and (value->>'fence')::bigint = ${fence})
        and not exists (select from held where held.target = ${target('o')}
          and held.priority <= o.priority and held.id < o.id)
      order by o.priority, o.id
      limit ${limit}
      for update of o skip locked
    )
    update outbox set state = 'sending', fence = ${fence}, attempts = outbox.attempts + 1,
      sent_at = coalesce(outbox.sent_at, clock_timestamp())
    from picked where outbox.id = picked.id
    returning outbox.id, outbox.key, outbox.job, outbox.uuid, outbox.version, outbox.attempts, outbox.priority,
      outbox.created_at, picked.sent_at as maybe_sent_at, picked.card_state, picked.card_id`.execute(db);
  rows.sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    job: row.job,
    uuid: row.uuid,
    version: row.version,
    attempts: row.attempts,
    fence,
    createdAt: row.created_at,
    uncertain: row.maybe_sent_at !== null,
    card: row.card_state === null ? null : { state: row.card_state, messageId: row.card_id },
  }));
}

interface ClaimedRow {
  id: string;
  key: string;
  job: OutboxJob;
  uuid: string;
  version: number;
  attempts: number;
  priority: number;
  created_at: Date;
  maybe_sent_at: Date | null;
  card_state: OutboxState | null;
  card_id: string | null;
}

/** The person, chat or message a row speaks to; null for a batch, which has no order with others. */
const target = (alias: string) => {
  const job = sql.ref(`${alias}.job`);
  return sql`coalesce(${job}->'to'->>'openId', ${job}->'to'->>'chatId', ${job}->>'of', ${job}->>'messageId')`;
};

/**
 * Settles what a courier left behind in 'sending'. Single messages are taken again under the same uuid, which the
 * platform honours for 1 h; what may have been sent longer ago, and any batch, is 'unknown'
 * and not repeated (specification, section 8). Refreshes and reactions may always be repeated.
 * The hour is the platform's, so the database's own clock measures it and never the campaign's.
 */
export async function recoverOutbox(db: Db, fence: number): Promise<{ again: number; unknown: number }> {
  const { rows } = await sql<{ state: OutboxState }>`
    update outbox set fence = null,
      state = case when ${isLost} then 'unknown' else 'waiting' end,
      reason = case when ${isLost} then 'the courier stopped between sending and noting it' end
    where exists (select from meta where key = 'courier' and (value->>'fence')::bigint = ${fence})
      and ((state = 'sending' and fence <= ${fence}) or (state = 'waiting' and sent_at is not null and ${isLost}))
    returning state`.execute(db);
  const unknown = rows.filter((row) => row.state === 'unknown').length;
  return { again: rows.length - unknown, unknown };
}

/** 55 minutes, not 60: the repeated call itself takes time. */
const isLost = sql`(job->>'do' = 'batch-card'
  or (job->>'do' in ('card', 'text', 'reply-card') and sent_at < clock_timestamp() - interval '55 minutes'))`;
