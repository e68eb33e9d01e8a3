import type { Log } from '../../src/messenger/log.ts';

/** A log that keeps its lines as text, to look for what must not be in them. */
export function keptLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const line = (fields: Record<string, unknown>, message: string) =>
    void lines.push(JSON.stringify({ message, ...fields }));
  return { lines, log: { debug: line, info: line, warn: line, error: line } };
}

/** Waits until a fact holds; fails with its name when it does not in time. */
export async function until(fact: string, holds: () => boolean, withinMs = 15_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not in time: ${fact}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
