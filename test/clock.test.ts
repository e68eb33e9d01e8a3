import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movableClock, realClock } from '../src/clock.ts';

const start = new Date('2005-01-24T01:00:00Z');

test('a movable clock runs at its speed, stands at 0, and goes on from where it was put', () => {
  let real = 500;
  const clock = movableClock(start, 60, () => real);
  real += 1500;
  expect(clock.now()).toEqual(new Date('2005-01-24T01:01:30Z'));
  clock.set(new Date('2005-02-01T00:00:00Z'), 0);
  real += 9999;
  expect(clock.now()).toEqual(new Date('2005-02-01T00:00:00Z'));
  expect(clock.speed).toBe(0);
});

test('going back is refused and changes nothing', () => {
  const clock = movableClock(start, 1, () => 0);
  expect(() => clock.set(new Date(start.getTime() - 1), 5)).toThrow(RangeError);
  expect(() => clock.set(start, -1)).toThrow(RangeError);
  expect(() => clock.set(start, Number.NaN)).toThrow(RangeError);
  expect([clock.now(), clock.speed]).toEqual([start, 1]);
});

test('through any moves, at any speeds, the clock never goes back and adds up exactly', () => {
  const step = fc.record({
    wait: fc.nat({ max: 1_000_000 }),
    jump: fc.nat({ max: 1_000_000 }),
    speed: fc.nat({ max: 100_000 }),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let real = 0;
      let expected = start.getTime();
      const clock = movableClock(start, 0, () => real);
      for (const { wait, jump, speed } of steps) {
        expected += wait * clock.speed;
        real += wait;
        expect(clock.now().getTime()).toBe(expected);
        expected += jump;
        clock.set(new Date(expected), speed);
      }
    }),
  );
});

test('the real clock is the machine’s and cannot be moved', () => {
  const clock = realClock();
  const before = Date.now();
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
  expect(clock.movable).toBe(false);
  expect(() => clock.set(start, 1)).toThrow(/CLOCK_START/);
});
