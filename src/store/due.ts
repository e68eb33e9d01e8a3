import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Db, DueState, DueTable, Tx } from './schema.ts';

/** A moment to be watched. `key` names unit, item and moment and holds nothing that moves. */
export interface NewDue {
  key: string;
  kind: string;
  unitId: string | null;
  item: string;
  moment: string;
  audience: string;
  /** The day the item itself is due, 'YYYY-MM-DD' in the campaign's zone. */
  dueOn: string;
  at: Date;
}

export interface DueRow extends NewDue {
  id: string;
  version: number;
  state: DueState;
  doneAt: Date | null;
  late: boolean;
  reason: string | null;
}

/** What a queue needs to wake the code for a row; the version makes a job of a moved row harmless. */
export interface DueWake {
  id: string;
  version: number;
  at: Date;
}

const ROWS_A_STATEMENT = 1_000;

/**
 * Puts moments under watch, by key. New: inserted. Moved (another instant, due day or audience): replaced,
 * version + 1, waiting again, so that a moved deadline re-arms its pings; a row already done only when the new
 * instant lies after the one it was done at. The same again: nothing.
 * Returns what changed. `reviving` also puts a cancelled moment under watch again: what was done is open once more.
 */
export async function armDue(
  tx: Tx | Db,
  rows: readonly NewDue[],
  { reviving = false }: { reviving?: boolean } = {},
): Promise<DueWake[]> {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  // One order for everybody: two transactions arming the same rows never wait for each other in a ring.
  const ordered = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const changed: DueWake[] = [];
  for (let start = 0; start < ordered.length; start += ROWS_A_STATEMENT) {
    const values = ordered.slice(start, start + ROWS_A_STATEMENT).map((row) => ({
      id: randomUUID(),
      key: row.key,
      kind: row.kind,
      unit_id: row.unitId,
      item: row.item,
      moment: row.moment,
      audience: row.audience,
      due_on: row.dueOn,
      at: row.at,
      done_at: null,
      reason: null,
    }));
    const part = await tx
      .insertInto('due')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((eb) => ({
            kind: eb.ref('excluded.kind'),
            unit_id: eb.ref('excluded.unit_id'),
            item: eb.ref('excluded.item'),
            moment: eb.ref('excluded.moment'),
            audience: eb.ref('excluded.audience'),
            due_on: eb.ref('excluded.due_on'),
            at: eb.ref('excluded.at'),
            version: sql`due.version + 1`,
            state: 'waiting',
            done_at: null,
            late: false,
            reason: null,
          }))
          .where(
            sql<boolean>`(due.at, due.due_on, due.audience) is distinct from (excluded.at, excluded.due_on, excluded.audience)
              and (due.state <> 'done' or excluded.at > due.done_at)
              or (${reviving} and due.state = 'cancelled')`,
          ),
      )
      .returning(['id', 'version', 'at'])
      .execute();
    changed.push(...part);
  }
  return changed;
}

/** Takes the waiting moments of an item off the watch, because it was done or no longer applies. Returns how many. */
export async function cancelDue(
  tx: Tx | Db,
  of: { unitId: string | null; item: string },
  reason: string,
): Promise<number> {
  const result = await tx
    .updateTable('due')
    .set({ state: 'cancelled', reason })
    .where('unit_id', 'is not distinct from', of.unitId)
    .where('item', '=', of.item)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Wins a moment for the caller's transaction, by compare-and-set; null when there is nothing to win: another
 * process won it, the deadline moved (another version), it was cancelled, or its instant has not come.
 */
export async function claimDue(
  tx: Tx | Db,
  id: string,
  version: number,
  now: Date,
  { late }: { late: boolean },
): Promise<DueRow | null> {
  const row = await tx
    .updateTable('due')
    .set({ state: 'done', done_at: now, late })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .where('at', '<=', now)
    .returningAll()
    .executeTakeFirst();
  return row ? toDueRow(row) : null;
}

/** Gives a moment up, because it makes no sense any more; false when somebody else had closed or moved it. */
export async function dropDue(
  tx: Tx | Db,
  id: string,
  version: number,
  reason: string,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('due')
    .set({ state: 'dropped', done_at: now, reason })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Waiting moments whose instant has come, in the order of time. */
export async function overdue(db: Db | Tx, now: Date, limit: number): Promise<DueRow[]> {
  const rows = await waiting(db).where('due.at', '<=', now).limit(limit).execute();
  return rows.map(toDueRow);
}

/** All waiting moments up to and including `until`, in the order of time. */
export async function dueUntil(db: Db | Tx, until: Date): Promise<DueRow[]> {
  const rows = await waiting(db).where('due.at', '<=', until).execute();
  return rows.map(toDueRow);
}

/** A moment with the other waiting ones of its unit and kind at the same instant, held for the caller's transaction. */
export async function waitingTogether(
  tx: Tx,
  row: Pick<DueRow, 'kind' | 'unitId' | 'at'>,
): Promise<DueRow[]> {
  const rows = await tx
    .selectFrom('due')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('kind', '=', row.kind)
    .where('unit_id', 'is not distinct from', row.unitId)
    .where('at', '=', row.at)
    .orderBy('key')
    .forUpdate()
    .execute();
  return rows.map(toDueRow);
}

/** Moments that were closed, sent or dropped, at or after an instant, in the order of time. */
export async function closedSince(db: Db | Tx, since: Date): Promise<DueRow[]> {
  const rows = await db
    .selectFrom('due')
    .selectAll()
    .where('done_at', '>=', since)
    .where('state', 'in', ['done', 'dropped'])
    .orderBy('at')
    .orderBy('key')
    .execute();
  return rows.map(toDueRow);
}

/** How many moments wait, and how many of them have passed. */
export async function dueCounts(db: Db | Tx, now: Date): Promise<{ waiting: number; late: number }> {
  const row = await db
    .selectFrom('due')
    .select((eb) => [
      eb.fn.countAll<string>().as('waiting'),
      eb.fn.countAll<string>().filterWhere('at', '<', now).as('late'),
    ])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), late: Number(row.late) };
}

/** One moment by its id, or null. */
export async function readDue(db: Db | Tx, id: string): Promise<DueRow | null> {
  const row = await db.selectFrom('due').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toDueRow(row) : null;
}

/**
 * The instant of the next waiting moment, or null when none is under watch.
 * @param after leaves out what waits for the next sweep because its moment has passed
 */
export async function nextDueAt(db: Db | Tx, after?: Date): Promise<Date | null> {
  const row = await waiting(db)
    .$if(after !== undefined, (query) => query.where('due.at', '>', after as Date))
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Units of one instant in the order of the roster, so that whoever hears from several hears from the same one first. */
const waiting = (db: Db | Tx) =>
  db
    .selectFrom('due')
    .leftJoin('unit', 'unit.id', 'due.unit_id')
    .selectAll('due')
    .where('due.state', '=', 'waiting')
    .orderBy('due.at')
    .orderBy('unit.position', (order) => order.asc().nullsFirst())
    .orderBy('due.key');

function toDueRow(row: Selectable<DueTable>): DueRow {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    unitId: row.unit_id,
    item: row.item,
    moment: row.moment,
    audience: row.audience,
    dueOn: row.due_on,
    at: row.at,
    version: row.version,
    state: row.state,
    doneAt: row.done_at,
    late: row.late,
    reason: row.reason,
  };
}
