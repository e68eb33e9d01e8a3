import { setTimeout as wait } from 'node:timers/promises';
import type { CourierOffice } from '../src/app/courier-office.ts';
import type { QueueLog } from './queue.ts';

export interface CourierOptions {
  /** Null when another process holds the office. */
  elect(): Promise<CourierOffice | null>;
  /** One round; `settled` is what left the outbox in it. */
  deliver(fence: number, stopping: AbortSignal): Promise<{ settled: number }>;
  /** How many messages may go now: asked by `flush` when another process delivers them. */
  pending(): Promise<number>;
  log: QueueLog;
  /** Real time between two looks at the outbox without a hint; default 1 s. */
  pollMs?: number;
}

export interface Courier {
  /** There is something to deliver. */
  wake(): void;
  /** Resolves when everything that may go now has gone, or after `deadlineMs` (then false). */
  flush(deadlineMs?: number): Promise<boolean>;
  /** True while this process holds the office. */
  isElected(): boolean;
  /** True when this process came round lately, elected or standing by. */
  isAlive(): boolean;
  /** Ends the round under way, waiting a second at most for the platform's answers, and lays the office down. */
  stop(): Promise<void>;
}

/** A round takes a second or two; the platform's slowest answers some more. */
const ALIVE_MS = 60_000;
const STOPPING_MS = 800;

/** Stands for the office of courier and, while elected, delivers: at each hint, or every second. */
export function startCourier({ elect, deliver, pending, log, pollMs = 1_000 }: CourierOptions): Courier {
  const stopping = new AbortController();
  let office: CourierOffice | null = null;
  let hint = new AbortController();
  let rounds = 0;
  let emptySince = 0;
  let cameRound = performance.now();

  async function pauseUntilHint(): Promise<void> {
    const signal = AbortSignal.any([stopping.signal, hint.signal]);
    await wait(pollMs, undefined, { signal }).catch(() => undefined);
  }

  async function round(): Promise<boolean> {
    if (office?.lost.aborted) {
      log.warn({ fence: office.fence }, 'the office of courier was lost');
      office = null;
    }
    office ??= await elect();
    if (!office) return false;
    rounds += 1;
    const mine = rounds;
    const { settled } = await deliver(office.fence, AbortSignal.any([stopping.signal, office.lost]));
    if (settled === 0) emptySince = mine;
    return settled > 0;
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Taken before the round: a hint that comes while it runs is not lost.
      hint = new AbortController();
      const again = await round().catch((error: unknown) => {
        log.warn(
          { error: error instanceof Error ? error.message : 'error' },
          'a round of the courier failed',
        );
        return false;
      });
      cameRound = performance.now();
      if (!again) await pauseUntilHint();
    }
    await leave();
  }

  async function leave(): Promise<void> {
    const left = office;
    office = null;
    await left?.leave().catch(() => undefined);
  }

  const running = run();
  return {
    wake: () => hint.abort(),
    async flush(deadlineMs = 30_000) {
      const from = rounds;
      for (const until = performance.now() + deadlineMs; performance.now() < until; await wait(5)) {
        hint.abort();
        // A round begun before the call may have missed the newest rows; one begun after it has not.
        if (office ? emptySince > from : (await pending()) === 0) return true;
        if (stopping.signal.aborted) return false;
      }
      return false;
    },
    isElected: () => office !== null && !office.lost.aborted,
    isAlive: () => performance.now() - cameRound < ALIVE_MS,
    async stop() {
      stopping.abort();
      const over = new AbortController();
      // A call the platform does not answer may be left alone: the next courier repeats it under the same uuid.
      await Promise.race([
        running,
        wait(STOPPING_MS, undefined, { signal: over.signal }).catch(() => undefined),
      ]);
      over.abort();
      await leave();
    },
  };
}
