import { type DueRow, dueUntil, overdue } from '../store/due.ts';
import { failEvent, type InboxRow, waitingEvents } from '../store/inbox.ts';
import type { Db } from '../store/schema.ts';
import { errorKind } from './error-kind.ts';
import type { Wake } from './ports.ts';

export interface SweepPorts {
  db: Db;
  wake: Wake;
  fire(row: DueRow, now: Date): Promise<void>;
  /** Handles an event somebody received and did not finish. */
  handle(event: InboxRow, now: Date): Promise<void>;
  /** Hears of each fault; the loop goes on with the next row. */
  onError(error: unknown, what: { kind: 'due' | 'inbox'; key: string; failures: number }): void;
}

export interface Swept {
  fired: number;
  handled: number;
  failed: number;
  /** Deadlines that reached their fifth failure in this sweep: the office must hear of them, once. */
  stuck: DueRow[];
}

/** What one process remembers from sweep to sweep. */
export interface SweepMemory {
  /** By deadline row and version: failures so far, and how many sweeps it still sits out. */
  failures: Map<string, { count: number; sitsOut: number }>;
  /** Events that waited at the sweep before: a minute old in real time, whatever the campaign's clock does. */
  seenWaiting: Set<string>;
}

export const newSweepMemory = (): SweepMemory => ({ failures: new Map(), seenWaiting: new Set() });

/** How many deadlines fail again and again, for the metrics. */
export const stuckCount = (memory: SweepMemory): number =>
  [...memory.failures.values()].filter(({ count }) => count >= STUCK_AFTER).length;

const STUCK_AFTER = 5;
const ROWS_A_SWEEP = 500;
/** A failing row sits out 1, 2, 4 … sweeps, at most half an hour of them. */
const LONGEST_PAUSE = 30;

/**
 * Finds what the queue forgot: fires deadlines whose instant has come, handles events left over from the sweep
 * before (with `everything`, at a start, all of them), wakes the courier, and hints the queue again at moments up to
 * `horizon`. One row's fault never stops the loop over the others.
 */
export async function sweep(
  ports: SweepPorts,
  memory: SweepMemory,
  now: Date,
  { horizon, everything = false }: { horizon: Date; everything?: boolean },
): Promise<Swept> {
  const swept: Swept = { fired: 0, handled: 0, failed: 0, stuck: [] };
  // Rows that keep failing stay overdue; reading past them keeps them from crowding out the others.
  const rows = await overdue(ports.db, now, ROWS_A_SWEEP + memory.failures.size);
  const overdueNow = new Set(rows.map(nameOf));
  for (const name of memory.failures.keys()) if (!overdueNow.has(name)) memory.failures.delete(name);
  for (const row of rows) await fireOne(ports, memory, row, now, swept);
  await sweepInbox(ports, memory, now, everything, swept);
  ports.wake.courier();
  if (horizon > now) ports.wake.due((await dueUntil(ports.db, horizon)).filter((row) => row.at > now));
  return swept;
}

const nameOf = (row: DueRow) => `${row.id} ${row.version}`;

async function fireOne(
  ports: SweepPorts,
  memory: SweepMemory,
  row: DueRow,
  now: Date,
  swept: Swept,
): Promise<void> {
  const before = memory.failures.get(nameOf(row));
  if (before && before.sitsOut > 0) {
    before.sitsOut -= 1;
    return;
  }
  try {
    await ports.fire(row, now);
    memory.failures.delete(nameOf(row));
    swept.fired += 1;
  } catch (error) {
    const count = (before?.count ?? 0) + 1;
    memory.failures.set(nameOf(row), { count, sitsOut: Math.min(LONGEST_PAUSE, 2 ** (count - 1)) });
    swept.failed += 1;
    if (count === STUCK_AFTER) swept.stuck.push(row);
    ports.onError(error, { kind: 'due', key: row.key, failures: count });
  }
}

async function sweepInbox(
  ports: SweepPorts,
  memory: SweepMemory,
  now: Date,
  everything: boolean,
  swept: Swept,
): Promise<void> {
  const events = await waitingEvents(ports.db, ROWS_A_SWEEP);
  for (const event of events) {
    if (!everything && !memory.seenWaiting.has(event.eventId)) continue;
    try {
      await ports.handle(event, now);
      swept.handled += 1;
    } catch (error) {
      swept.failed += 1;
      await failEvent(ports.db, event.eventId, errorKind(error), now);
      ports.onError(error, { kind: 'inbox', key: event.eventId, failures: event.attempts + 1 });
    }
  }
  memory.seenWaiting = new Set(events.map((event) => event.eventId));
}
