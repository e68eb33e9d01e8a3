import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Envelope } from './events/envelope.ts';
import type { SentOnce } from './platform/once.ts';
import type { World, WorldState } from './world.ts';

export interface SavedState {
  version: 1;
  world: WorldState;
  sent: SentOnce[];
  pending: Envelope[];
}

const pauseMs = 1000;

/** Reads a saved state; undefined when there is none. A file that cannot be read is an error, not an empty sandbox. */
export function readState(path: string): SavedState | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return parseState(JSON.parse(text));
}

/** Checks that a value is a saved state of this version. */
export function parseState(value: unknown): SavedState {
  const state = value as Partial<SavedState> | null;
  if (state?.version !== 1 || !state.world || !Array.isArray(state.pending) || !Array.isArray(state.sent))
    throw new Error('This is not a saved state of the sandbox.');
  return state as SavedState;
}

/** Saves after changes, at most once a second; a large state is saved more rarely, so that saving stays cheap. */
export function keepSaving(path: string, world: World, take: () => SavedState) {
  let timer: NodeJS.Timeout | undefined;
  let pause = pauseMs;

  function save(): void {
    const begun = performance.now();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(take()), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    pause = Math.max(pauseMs, (performance.now() - begun) * 20);
  }

  const off = world.onUnsaved(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      save();
    }, pause);
  });

  return {
    stop(): void {
      off();
      clearTimeout(timer);
      save();
    },
  };
}
