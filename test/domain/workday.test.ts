import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/local-date.ts';
import {
  holidayDataMissing,
  isWorkday,
  nextWorkday,
  STATUTORY,
  type Workdays,
  workdayOnOrBefore,
  workdaysBetween,
} from '../../src/domain/workday.ts';

const everyDay = Array.from({ length: daysBetween('2024-01-01', '2026-12-31') + 1 }, (_, i) =>
  addDays('2024-01-01', i),
);
const known = fc.constantFrom(...everyDay);

/** What the library says of those days, asked in UTC: its answers depend on the machine's zone. */
function libraryDays(): Set<string> {
  const script =
    "const d = require('chinese-days'); console.log(d.getWorkdaysInRange('2024-01-01', '2026-12-31').join())";
  const options = { env: { ...process.env, TZ: 'UTC' }, encoding: 'utf8' } as const;
  return new Set(execFileSync(process.execPath, ['-e', script], options).trim().split(','));
}

test('every day of 2024 to 2026 agrees with the library', () => {
  const workdays = libraryDays();
  expect(workdays.size).toBeGreaterThan(700);
  for (const date of everyDay) expect([date, isWorkday(date)]).toEqual([date, workdays.has(date)]);
});

test.each([
  ['2024-02-04', true, 'a Sunday made a workday before the Spring Festival'],
  ['2024-02-12', false, 'a Monday of the Spring Festival'],
  ['2026-02-14', true, 'a Saturday made a workday'],
  ['2026-10-01', false, 'National Day'],
  ['2026-11-21', false, 'a plain Saturday'],
  ['2005-02-05', true, 'a Saturday made a workday in 2005'],
])('%s: workday %s, %s', (date, expected) => {
  expect(isWorkday(date)).toBe(expected);
});

test('the override table wins over the library', () => {
  const own: Workdays = { ...STATUTORY, overrides: { '2026-10-01': 'workday', '2026-11-24': 'holiday' } };
  expect(isWorkday('2026-10-01', own)).toBe(true);
  expect(isWorkday('2026-11-24', own)).toBe(false);
  expect(nextWorkday('2026-11-23', own)).toBe('2026-11-25');
});

test('a year without holiday data is told, and has weekends only', () => {
  expect([2004, 2005, 2024, 2025, 2026].filter(holidayDataMissing)).toEqual([]);
  expect(holidayDataMissing(2027)).toBe(true);
  expect(isWorkday('2027-10-01')).toBe(true);
  expect(isWorkday('2027-10-02')).toBe(false);
});

test('walking ends on workdays, the nearest in its direction', () => {
  fc.assert(
    fc.property(known, (date) => {
      const before = workdayOnOrBefore(date);
      const after = nextWorkday(date);
      expect(isWorkday(before) && isWorkday(after)).toBe(true);
      expect(before <= date && date < after).toBe(true);
      expect(workdaysBetween(before, after)).toBe(1);
    }),
  );
});

test('workdays between two days add up', () => {
  fc.assert(
    fc.property(fc.tuple(known, known, known), (three) => {
      const [a, b, c] = three.sort() as [string, string, string];
      expect(workdaysBetween(a, b) + workdaysBetween(b, c)).toBe(workdaysBetween(a, c));
    }),
    { numRuns: 40 },
  );
});

test('an override table without any workday is refused instead of searched for ever', () => {
  const idle = Object.fromEntries(everyDay.map((date) => [date, 'holiday' as const]));
  expect(() => nextWorkday('2024-01-01', { ...STATUTORY, overrides: idle })).toThrow(RangeError);
});
