/** The instants a sandbox works with. */
export interface Clocks {
  /** The clock of everything shown and of every window counted in days or hours. */
  now: () => Date;
  /** Milliseconds that only ever grow, for rate limits and access tokens. */
  monotonic: () => number;
}

/** Both clocks; the monotonic one is the machine's. */
export function clocksOf(now: () => Date): Clocks {
  return { now, monotonic: () => performance.now() };
}
