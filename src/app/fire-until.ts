import { type DueRow, overdue } from '../store/due.ts';
import { nextOutboxAt } from '../store/outbox-view.ts';
import type { Db } from '../store/schema.ts';

export interface MovingClock {
  db: Db;
  now(): Date;
  /** Sets the campaign's clock. */
  setNow(at: Date): void;
  fire(row: DueRow, now: Date): Promise<void>;
  /** Returns when the courier has nothing left that may go now. */
  flush(): Promise<void>;
  /** Whether to end after the moment at hand, because the service stops. */
  halted(): boolean;
  onError(error: unknown, row: DueRow): void;
}

/** Rows read at once: more than a morning's of a unit, fewer than would matter. */
const atOnce = 500;

/**
 * Moves the clock to `until` through every moment on the way, as if time had passed: the clock stands at each
 * instant while its rows fire, what they say is delivered before the next, and messages held until a later hour go
 * at that hour. The clock never goes back here. A moment that fails is passed over and left for the sweep.
 */
export async function fireUntil(clock: MovingClock, until: Date): Promise<{ fired: number; failed: number }> {
  const tried = new Set<string>();
  let failed = 0;
  while (!clock.halted()) {
    const rows = (await overdue(clock.db, until, failed + atOnce)).filter((row) => !tried.has(nameOf(row)));
    const first = rows[0];
    const held = await nextOutboxAt(clock.db, clock.now());
    if (held && held <= until && (!first || held < first.at)) {
      clock.setNow(held);
      await clock.flush();
      continue;
    }
    if (!first) break;
    if (first.at > clock.now()) clock.setNow(first.at);
    for (const row of rows.filter((one) => one.at.getTime() === first.at.getTime())) {
      tried.add(nameOf(row));
      await clock.fire(row, clock.now()).catch((error: unknown) => {
        failed += 1;
        clock.onError(error, row);
      });
    }
    await clock.flush();
  }
  if (!clock.halted()) {
    if (until > clock.now()) clock.setNow(until);
    await clock.flush();
  }
  return { fired: tried.size - failed, failed };
}

const nameOf = ({ id, version }: DueRow) => `${id} ${version}`;
