import { deadlineDue } from './deadline-due.ts';
import { inbox } from './inbox.ts';
import type { Queue, QueueLog } from './queue.ts';

export interface WakeOptions {
  queue: Queue;
  /** The campaign's clock; `speed` is campaign time per real time, 0 when it stands still. */
  clock: { now(): Date; readonly speed: number };
  courier(): void;
  log: QueueLog;
}

/**
 * Turns rows into wake-ups of the queue. All of them are hints: a failure is logged and made up for by the sweep.
 * A standing clock wakes nobody.
 */
export function createWake({ queue, clock, courier, log }: WakeOptions) {
  const add = (...job: Parameters<Queue['add']>) => {
    queue
      .add(...job)
      .catch((error: Error) => log.warn({ job: job[0], error: error.message }, 'a wake-up was lost'));
  };
  return {
    courier,
    due(rows: readonly { id: string; version: number; at: Date }[]): void {
      const { speed } = clock;
      if (speed <= 0) return;
      for (const { id, version, at } of rows) {
        const delayMs = Math.max(0, (at.getTime() - clock.now().getTime()) / speed);
        // The real minute is in the id: after the clock was moved the same row gets another wake-up, else the same one.
        const minute = Math.round((Date.now() + delayMs) / 60_000);
        add(deadlineDue.name, { id, version }, { delayMs, id: `due-${id}-${version}-${minute}` });
      }
    },
    /** An event was received by a process that does not handle it itself. */
    event(eventId: string): void {
      add(inbox.name, { eventId });
    },
  };
}
