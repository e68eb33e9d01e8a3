import { expect, test } from 'vitest';
import { start } from '../../src/domain/calendar.ts';
import { deadlinesOf, dueState, opensAt, overdueFrom } from '../../src/domain/due.ts';
import { instantOf } from '../../src/domain/local-date.ts';
import type { PingRules } from '../../src/domain/ping.ts';
import { isSpotCheckDay, reviewMoments, reviewStateOn } from '../../src/domain/review-window.ts';
import { STATUTORY } from '../../src/domain/workday.ts';
import { xianjin } from './xianjin.ts';

const zone = 'Asia/Shanghai';
const calendar = start(xianjin, { batch: 1, year: 2026 });
const rules: PingRules = { policy: xianjin.pings, workdays: STATUTORY, zone };
const at = (date: string, time: string) => instantOf(date, time, zone);

test('every step, stage, the report and the self-check has its day, in order', () => {
  const deadlines = deadlinesOf(calendar);
  expect(deadlines.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'step-1',
      'step-13',
      'stage-1',
      'stage-3',
      'special-report',
      'stage-4',
      'self-check',
    ]),
  );
  expect(deadlines.find(({ key }) => key === 'special-report')).toMatchObject({
    opensOn: '2026-04-21',
    dueOn: '2026-06-05',
  });
  const days = deadlines.map(({ dueOn }) => dueOn);
  expect(days).toEqual([...days].sort());
  expect(new Set(deadlines.map(({ key }) => key)).size).toBe(deadlines.length);
});

const report = { opensOn: '2026-04-21', dueOn: '2026-06-05' };

test.each([
  ['2026-04-20', '23:59', { is: 'not-open', opensInDays: 1 }],
  ['2026-04-21', '00:00', { is: 'open', daysLeft: 45 }],
  ['2026-06-04', '23:59', { is: 'open', daysLeft: 1 }],
  ['2026-06-05', '00:00', { is: 'due-today' }],
  ['2026-06-05', '23:59', { is: 'due-today' }],
  ['2026-06-06', '00:00', { is: 'overdue', days: 1 }],
])('at %s %s the report is %j', (date, time, expected) => {
  expect(dueState(report, at(date, time), zone)).toEqual(expected);
});

test('a deadline opens with its first day and is overdue with the day after its last', () => {
  expect(opensAt(report, zone)).toEqual(at('2026-04-21', '00:00'));
  expect(overdueFrom(report, zone)).toEqual(at('2026-06-06', '00:00'));
});

test.each([
  ['2026-08-31', 'before', false],
  ['2026-09-01', 'open', true],
  ['2026-09-30', 'open', true],
  ['2026-10-01', 'closed', false],
])('on %s the review window is %s', (date, state, spotChecks) => {
  expect(reviewStateOn(calendar, date)).toBe(state);
  expect(isSpotCheckDay(calendar, date)).toBe(spotChecks);
});

test('the window opens and closes at midnight, and is told at nine on a workday', () => {
  expect(reviewMoments(calendar, rules)).toEqual([
    {
      key: 'review-opens',
      at: at('2026-09-01', '00:00'),
      tellAt: at('2026-09-01', '09:00'),
      localDate: '2026-09-01',
    },
    {
      key: 'review-closes',
      at: at('2026-10-01', '00:00'),
      tellAt: at('2026-10-08', '09:00'),
      localDate: '2026-09-30',
    },
  ]);
});
