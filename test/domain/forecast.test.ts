import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { forecastShort } from '../../src/domain/forecast.ts';

it.each([
  { rule: 'half the days, half the hours: all will do', hours: [20, 20], pace: [17, 17], short: 0 },
  { rule: 'half the days, a quarter less: short', hours: [20, 19.75], pace: [17, 17], short: 1 },
  { rule: 'who has not begun will not end', hours: [0, 0, 30], pace: [17, 17], short: 2 },
  { rule: 'who has enough stays so', hours: [40, 60], pace: [34, 1], short: 0 },
  { rule: 'a third of the way needs a third', hours: [14, 13], pace: [10, 20], short: 1 },
  { rule: 'on the last day but one a day remains', hours: [38, 39], pace: [33, 1], short: 1 },
  { rule: 'an even pace is not lost to rounding', hours: [20], pace: [17, 17], short: 0 },
  { rule: 'before the first day nothing can be said', hours: [0], pace: [0, 35], short: null },
  { rule: 'after the last day the list of who is missing says it', hours: [10], pace: [35, 0], short: null },
  { rule: 'long over, the same', hours: [10], pace: [50, -15], short: null },
  { rule: 'a branch without members', hours: [], pace: [10, 10], short: null },
])('$rule', ({ hours, pace: [passed = 0, left = 0], short }) => {
  expect(forecastShort(hours, 40, { passed, left })).toBe(short);
});

test('more hours never make more people short', () => {
  const some = fc.array(
    fc.integer({ min: 0, max: 240 }).map((quarters) => quarters / 4),
    { minLength: 1 },
  );
  const day = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(some, day, day, fc.nat(20), (hours, passed, left, more) => {
      const before = forecastShort(hours, 40, { passed, left }) as number;
      const after = forecastShort(
        hours.map((have) => have + more),
        40,
        { passed, left },
      ) as number;
      expect(after).toBeLessThanOrEqual(before);
    }),
  );
});
