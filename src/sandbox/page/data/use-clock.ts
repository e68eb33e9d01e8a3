import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, type Clock } from './api.ts';

const askEveryMs = 2000;
const askWhileMissingMs = 15_000;
const tickMs = 250;

/**
 * The bot's movable clock, or null while it offers none. `now` runs on between two answers at the clock's own speed;
 * `move` sets it and reads it again.
 */
export function useClock(): {
  clock: Clock | null;
  now: Date | null;
  move: (change: { at?: string; speed?: number }) => Promise<void>;
} {
  const [read, setRead] = useState<{ clock: Clock; since: number } | null>(null);
  const [, setTick] = useState(0);
  const hasClock = useRef(false);
  const load = useCallback(async () => {
    const clock = await api.clock().catch(() => null);
    if (typeof clock?.at !== 'string') return;
    hasClock.current = true;
    setRead({ clock, since: performance.now() });
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const ask = async () => {
      await load();
      if (!gone) timer = setTimeout(ask, hasClock.current ? askEveryMs : askWhileMissingMs);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [load]);
  const isRunning = (read?.clock.speed ?? 0) > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setTick((before) => before + 1), tickMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  const move = useCallback(
    async (change: { at?: string; speed?: number }) => {
      await api.setClock(change);
      await load();
    },
    [load],
  );
  return { clock: read?.clock ?? null, now: read ? nowOf(read) : null, move };
}

function nowOf({ clock, since }: { clock: Clock; since: number }): Date {
  return new Date(Date.parse(clock.at) + (performance.now() - since) * clock.speed);
}
