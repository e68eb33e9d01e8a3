import { setTimeout as wait } from 'node:timers/promises';

/** Waits for a fact; fails after `deadlineMs` of real time. */
export async function until(fact: () => boolean | Promise<boolean>, deadlineMs = 10_000): Promise<void> {
  for (const end = performance.now() + deadlineMs; performance.now() < end; await wait(10)) {
    if (await fact()) return;
  }
  throw new Error(`did not become true within ${deadlineMs} ms: ${fact}`);
}
