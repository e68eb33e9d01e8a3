/** At most `max` calls within any sliding `windowMs`. */
export interface Limit {
  max: number;
  windowMs: number;
}

export type Taken = { ok: true } | { ok: false; limit: Limit; resetMs: number };

/**
 * Sliding windows per key. A refused call counts for nothing.
 * `scale` multiplies every maximum, for runs whose days last seconds.
 */
export function createLimiter(monotonic: () => number, scale: number) {
  const seen = new Map<string, number[]>();

  function take(key: string, limits: Limit[]): Taken {
    const now = monotonic();
    const longest = Math.max(...limits.map((limit) => limit.windowMs));
    const calls = (seen.get(key) ?? []).filter((at) => now - at < longest);
    for (const limit of limits) {
      const max = Math.max(1, Math.floor(limit.max * scale));
      const inside = calls.filter((at) => now - at < limit.windowMs);
      const oldest = inside[inside.length - max];
      if (oldest !== undefined) {
        seen.set(key, calls);
        return { ok: false, limit: { ...limit, max }, resetMs: limit.windowMs - (now - oldest) };
      }
    }
    calls.push(now);
    seen.set(key, calls);
    if (seen.size > 5000) forgetIdle(now);
    return { ok: true };
  }

  function forgetIdle(now: number): void {
    for (const [key, calls] of seen) if (now - (calls.at(-1) ?? 0) > 60_000) seen.delete(key);
  }

  return { take };
}

export type Limiter = ReturnType<typeof createLimiter>;
