import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuota, type PlannedCall } from '../../src/messenger/quota.ts';

function clock() {
  let now = 0;
  return { now: () => now, pass: (ms: number) => (now += ms) };
}

/** Plays calls one after another, waiting as told, and gives the moments they started. */
function play(calls: PlannedCall[], scale: number, gaps: number[] = []) {
  const time = clock();
  const quota = createQuota({ scale, monotonicMs: time.now });
  return calls.map((call, i) => {
    time.pass(gaps[i] ?? 0);
    let rounds = 0;
    for (let wait = quota.delayFor(call); wait > 0; wait = quota.delayFor(call)) {
      time.pass(wait);
      if (++rounds > 3) throw new Error('told to wait again and again');
    }
    return { ...call, at: time.now() };
  });
}

/** The most starts in any stretch of so many milliseconds, wherever it begins. */
function densest(starts: number[], windowMs: number): number {
  return Math.max(
    0,
    ...starts.map((from) => starts.filter((at) => at >= from && at < from + windowMs).length),
  );
}

const of = (starts: ReturnType<typeof play>, pick: (call: PlannedCall) => boolean) =>
  starts.filter(pick).map(({ at }) => at);

describe('no sliding window ever exceeds the platform’s limit', () => {
  it('whatever comes when', () => {
    const call = fc.record({
      api: fc.constantFrom('send', 'patch'),
      target: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    });
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 300 }),
        fc.array(fc.integer({ min: 0, max: 400 })),
        (calls, gaps) => {
          const starts = play(calls, 1, gaps);
          for (const api of ['send', 'patch']) {
            expect(
              densest(
                of(starts, (c) => c.api === api),
                1_000,
              ),
            ).toBeLessThanOrEqual(50);
          }
          for (const target of ['a', 'b', 'c', 'd', 'e', 'f']) {
            expect(
              densest(
                of(starts, (c) => c.target === target),
                1_000,
              ),
            ).toBeLessThanOrEqual(5);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('a thousand a minute holds for a long row', () => {
    const at = of(play(Array(2_500).fill({ api: 'send' }), 1), () => true);
    expect(densest(at, 1_000)).toBe(50);
    expect(densest(at, 60_000)).toBe(1_000);
    expect(at[2_499]).toBeGreaterThan(120_000);
    expect(at[2_499]).toBeLessThan(150_000);
  });
});

describe('what a call waits for', () => {
  it('nothing, while there is room', () => {
    const quota = createQuota({ scale: 1, monotonicMs: () => 0 });
    expect(Array.from({ length: 50 }, () => quota.delayFor({ api: 'send' }))).toEqual(Array(50).fill(0));
    expect(quota.delayFor({ api: 'send' })).toBeGreaterThan(0);
    expect(quota.delayFor({ api: 'reply' })).toBe(0);
  });

  it('a full chat stops only that chat, over all interfaces', () => {
    const quota = createQuota({ scale: 1, monotonicMs: () => 0 });
    for (let i = 0; i < 5; i++) quota.delayFor({ api: 'send', target: 'oc_1' });
    expect(quota.delayFor({ api: 'reply', target: 'oc_1' })).toBeGreaterThan(0);
    expect(quota.delayFor({ api: 'send', target: 'oc_2' })).toBe(0);
  });

  it('a call told to wait is not counted', () => {
    const time = clock();
    const quota = createQuota({ scale: 1, monotonicMs: time.now });
    for (let i = 0; i < 500; i++) quota.delayFor({ api: 'send', target: 'oc_1' });
    time.pass(1_100);
    expect(quota.delayFor({ api: 'send', target: 'oc_1' })).toBe(0);
  });

  it('a penalty holds its interface for so long', () => {
    const time = clock();
    const quota = createQuota({ scale: 1, monotonicMs: time.now });
    quota.penalise('send', 7_000);
    quota.penalise('send', 1_000);
    expect(quota.delayFor({ api: 'send' })).toBe(7_000);
    expect(quota.delayFor({ api: 'reply' })).toBe(0);
    time.pass(7_000);
    expect(quota.delayFor({ api: 'send' })).toBe(0);
  });

  it('scale multiplies the calls, never to nothing', () => {
    const at = of(play(Array(40).fill({ api: 'send', target: 'a' }), 4), () => true);
    expect(densest(at, 1_000)).toBe(20);
    expect(createQuota({ scale: 0.001, monotonicMs: () => 0 }).delayFor({ api: 'send', target: 'a' })).toBe(
      0,
    );
  });

  it('forgotten targets never let more through', () => {
    const time = clock();
    const quota = createQuota({ scale: 1_000, monotonicMs: time.now });
    for (let i = 0; i < 4_000; i++) quota.delayFor({ api: `api-${i}`, target: `t-${i}` });
    const small = createQuota({ scale: 1, monotonicMs: time.now });
    for (let i = 0; i < 5; i++) small.delayFor({ api: 'send', target: 'busy' });
    for (let i = 0; i < 4_000; i++) small.delayFor({ api: `api-${i}`, target: `t-${i}` });
    expect(small.delayFor({ api: 'send', target: 'busy' })).toBeGreaterThan(0);
  });
});
