/** One call about to be made: which interface, and the chat, person or patched message it aims at. */
export type PlannedCall = { api: string; target?: string };

export type Quota = {
  /** Milliseconds to wait before asking again; 0 means go now, and the call is counted. */
  delayFor(call: PlannedCall): number;
  /** The platform said "too many": nothing of this interface goes for so long. */
  penalise(api: string, ms: number): void;
};

type Limit = { calls: number; windowMs: number };

/**
 * The platform's limits: 50 a second and 1000 a minute for each interface; 5 a second to one chat, to one person,
 * and for the updates of one message.
 * https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control
 *
 * Calls spaced exactly may arrive closer together than they left, so each window is somewhat longer than the
 * platform's.
 */
const ofInterface: Limit[] = [
  { calls: 50, windowMs: 1_100 },
  { calls: 1_000, windowMs: 61_000 },
];
const ofTarget: Limit[] = [{ calls: 5, windowMs: 1_100 }];

/** How many targets may be remembered before those that have fallen silent are forgotten. */
const roomForTargets = 2_000;

/**
 * Our side of the platform's limits, with sliding windows: in no stretch of a window's length do more calls start
 * than the limit, wherever it begins. (A counter reset each second lets twice the limit through around the reset.)
 *
 * @param scale factor on the numbers of calls, 1 for the real platform
 * @param monotonicMs a clock that never goes back, in milliseconds
 */
export function createQuota(options: { scale: number; monotonicMs: () => number }): Quota {
  const { scale, monotonicMs } = options;
  const scaled = (limits: Limit[]) =>
    limits.map(({ calls, windowMs }) => ({ calls: Math.max(1, Math.floor(calls * scale)), windowMs }));
  const interfaceLimits = scaled(ofInterface);
  const targetLimits = scaled(ofTarget);
  const startsByApi = new Map<string, number[]>();
  const startsByTarget = new Map<string, number[]>();
  const blockedUntil = new Map<string, number>();
  let sweepAt = roomForTargets;

  function forgetSilent(now: number): void {
    if (startsByTarget.size < sweepAt) return;
    for (const [target, starts] of startsByTarget) {
      if (waitFor(starts, [{ calls: 1, windowMs: longest(targetLimits) }], now) === 0)
        startsByTarget.delete(target);
    }
    sweepAt = Math.max(roomForTargets, startsByTarget.size * 2);
  }

  return {
    delayFor({ api, target }) {
      const now = monotonicMs();
      const ofApi = startsOf(startsByApi, api);
      const ofThis = target === undefined ? [] : (startsByTarget.get(target) ?? []);
      const wait = Math.max(
        (blockedUntil.get(api) ?? 0) - now,
        waitFor(ofApi, interfaceLimits, now),
        waitFor(ofThis, targetLimits, now),
      );
      if (wait > 0) return Math.ceil(wait);
      count(ofApi, interfaceLimits, now);
      if (target !== undefined) {
        forgetSilent(now);
        count(ofThis, targetLimits, now);
        startsByTarget.set(target, ofThis);
      }
      return 0;
    },
    penalise(api, ms) {
      blockedUntil.set(api, Math.max(blockedUntil.get(api) ?? 0, monotonicMs() + ms));
    },
  };
}

function startsOf(all: Map<string, number[]>, key: string): number[] {
  const starts = all.get(key) ?? [];
  all.set(key, starts);
  return starts;
}

/** The call that must leave the window before another may enter it is the `calls`-th from the end. */
function waitFor(starts: number[], limits: Limit[], now: number): number {
  return Math.max(
    0,
    ...limits.map(({ calls, windowMs }) => {
      const oldest = starts[starts.length - calls];
      return oldest === undefined ? 0 : oldest + windowMs - now;
    }),
  );
}

/** Only as many starts are kept as the largest limit looks back on. */
function count(starts: number[], limits: Limit[], now: number): void {
  starts.push(now);
  const most = Math.max(...limits.map(({ calls }) => calls));
  if (starts.length > most * 2) starts.splice(0, starts.length - most);
}

const longest = (limits: Limit[]) => Math.max(...limits.map(({ windowMs }) => windowMs));
