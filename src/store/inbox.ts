import { type Selectable, sql } from 'kysely';
import { toJsonb } from './jsonb.ts';
import type { Db, InboxState, InboxTable, Tx } from './schema.ts';

/** An inbound event as it came; payload null when its words must not be kept. */
export interface NewEvent {
  eventId: string;
  /** Messages are told apart by their message id too: the platform may push one under two event ids. */
  messageId?: string | null;
  kind: string;
  payload: object | null;
}

export interface InboxRow {
  eventId: string;
  messageId: string | null;
  kind: string;
  payload: object | null;
  state: InboxState;
  attempts: number;
  receivedAt: Date;
}

/** After this many failures an event is put aside as 'failed' and no sweep takes it again. */
export const INBOX_ATTEMPTS = 5;

/**
 * Notes an event before it is acknowledged. 'seen' means that this event id, or this message id, is
 * here already and nothing changed (specification, section 8).
 */
export async function receiveEvent(db: Db | Tx, event: NewEvent, now: Date): Promise<'new' | 'seen'> {
  const added = await db
    .insertInto('inbox')
    .values({
      event_id: event.eventId,
      message_id: event.messageId ?? null,
      kind: event.kind,
      payload: event.payload === null ? null : toJsonb(event.payload),
      received_at: now,
      done_at: null,
      error: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst();
  return added ? 'new' : 'seen';
}

/** Events nobody has finished, oldest first; `before` leaves out those that just came and are in work. */
export async function waitingEvents(db: Db | Tx, limit: number, before?: Date): Promise<InboxRow[]> {
  let query = db.selectFrom('inbox').selectAll().where('state', '=', 'waiting');
  if (before) query = query.where('received_at', '<=', before);
  const rows = await query.orderBy('received_at').orderBy('event_id').limit(limit).execute();
  return rows.map(toInboxRow);
}

/** One event by its id, or null. */
export async function readEvent(db: Db | Tx, eventId: string): Promise<InboxRow | null> {
  const row = await db.selectFrom('inbox').selectAll().where('event_id', '=', eventId).executeTakeFirst();
  return row ? toInboxRow(row) : null;
}

/** Closes an event; false when somebody else had closed it. In the handler's transaction it makes the handler run once. */
export async function finishEvent(db: Db | Tx, eventId: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('inbox')
    .set({ state: 'done', done_at: now, error: null })
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .returning('event_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts a failure; the fifth puts the event aside. Returns the state it is left in, null when it was not waiting. */
export async function failEvent(
  db: Db | Tx,
  eventId: string,
  error: string,
  now: Date,
): Promise<InboxState | null> {
  const row = await db
    .updateTable('inbox')
    .set({
      attempts: sql`attempts + 1`,
      error: error.replaceAll('\0', '').slice(0, 500),
      state: sql`case when attempts + 1 >= ${INBOX_ATTEMPTS} then 'failed' else 'waiting' end`,
      done_at: sql`case when attempts + 1 >= ${INBOX_ATTEMPTS} then ${now}::timestamptz end`,
    })
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .returning('state')
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Empties the payload of events closed before `before`; the ids stay, so that a late re-push is still known. */
export async function forgetEvents(db: Db | Tx, before: Date): Promise<number> {
  const rows = await db
    .updateTable('inbox')
    .set({ payload: null, error: null })
    .where('state', '<>', 'waiting')
    .where('done_at', '<', before)
    .where((eb) => eb.or([eb('payload', 'is not', null), eb('error', 'is not', null)]))
    .executeTakeFirst();
  return Number(rows.numUpdatedRows);
}

/** How many events are in each state. */
export async function inboxCounts(db: Db | Tx): Promise<Record<InboxState, number>> {
  const rows = await db
    .selectFrom('inbox')
    .select(['state', sql<string>`count(*)`.as('n')])
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, done: 0, failed: 0 };
  for (const row of rows) counts[row.state] = Number(row.n);
  return counts;
}

function toInboxRow(row: Selectable<InboxTable>): InboxRow {
  return {
    eventId: row.event_id,
    messageId: row.message_id,
    kind: row.kind,
    payload: row.payload,
    state: row.state,
    attempts: row.attempts,
    receivedAt: row.received_at,
  };
}
