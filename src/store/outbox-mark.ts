import { sql, type UpdateObject } from 'kysely';
import type { ClaimedMessage } from './outbox.ts';
import type { Db, Schema, Tx } from './schema.ts';

type Held = Pick<ClaimedMessage, 'id' | 'fence' | 'version'>;

/** Notes that a message went out, under the platform's id (om_… or bm-…). False when the row is no longer ours. */
export async function markSent(
  db: Db | Tx,
  held: Held,
  messageId: string | null,
  now: Date,
): Promise<boolean> {
  return mark(db, held, {
    state: 'sent',
    sent_at: now,
    reason: null,
    ...(messageId && { message_id: messageId }),
  });
}

/**
 * Puts a message back until `notBefore`. `surely` says that the platform refused it, so that it was certainly not
 * sent; otherwise the first moment it may have been sent is kept (see recoverOutbox).
 */
export async function markRetry(
  db: Db | Tx,
  held: Held & Pick<ClaimedMessage, 'uncertain'>,
  { notBefore, reason, surely }: { notBefore: Date; reason: string; surely: boolean },
): Promise<boolean> {
  const certain = surely && !held.uncertain;
  return mark(db, held, {
    state: 'waiting',
    not_before: notBefore,
    reason,
    ...(certain && { sent_at: null }),
  });
}

/** Puts a message back untried, because the quota left no room; the attempt is not counted. */
export async function markHeldBack(
  db: Db | Tx,
  held: Held & Pick<ClaimedMessage, 'uncertain'>,
  notBefore: Date,
): Promise<boolean> {
  return mark(db, held, {
    state: 'waiting',
    not_before: notBefore,
    reason: 'no room in the quota',
    attempts: sql<number>`attempts - 1`,
    ...(!held.uncertain && { sent_at: null }),
  });
}

/** Gives a message up for good, with the reason. */
export async function markDropped(db: Db | Tx, held: Held, reason: string): Promise<boolean> {
  return mark(db, held, { state: 'dropped', sent_at: null, reason });
}

/** Says that nobody knows whether a message went out; it is not repeated. */
export async function markUnknown(db: Db | Tx, held: Held, reason: string): Promise<boolean> {
  return mark(db, held, { state: 'unknown', reason });
}

/** A courier that lost its office, or whose card was refreshed under its hands, changes nothing. */
async function mark(db: Db | Tx, held: Held, change: UpdateObject<Schema, 'outbox'>): Promise<boolean> {
  const row = await db
    .updateTable('outbox')
    .set({ ...change, fence: null })
    .where('id', '=', held.id)
    .where('state', '=', 'sending')
    .where('fence', '=', held.fence)
    .where('version', '=', held.version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
