import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, instantOf, localDateOf, localTimeOf } from '../../src/domain/local-date.ts';
import {
  afterQuiet,
  isQuiet,
  type Moment,
  momentsAt,
  momentsOf,
  nextMoment,
  type PingRules,
} from '../../src/domain/ping.ts';
import { decideLate } from '../../src/domain/ping-late.ts';
import { isWorkday, STATUTORY } from '../../src/domain/workday.ts';
import { xianjin } from './xianjin.ts';

const zone = 'Asia/Shanghai';
const rules: PingRules = { policy: xianjin.pings, workdays: STATUTORY, zone };
const at = (date: string, time: string) => instantOf(date, time, zone);
const item = (dueOn: string) => ({ key: 'special-report', dueOn });
const told = (moments: readonly Moment[]) => moments.map(({ key, localDate }) => `${localDate} ${key}`);

const dueDay = fc
  .integer({ min: 0, max: daysBetween('2024-01-15', '2026-12-01') })
  .map((n) => addDays('2024-01-15', n));
const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'America/New_York', 'UTC');

test('a deadline in a plain week: 7, 3, 1 days before and the day itself, then each workday, wider and wider', () => {
  expect(told(momentsOf(item('2026-11-25'), rules))).toEqual([
    '2026-11-18 before-7',
    '2026-11-20 before-3',
    '2026-11-24 before-1',
    '2026-11-25 before-0',
    '2026-11-26 after-1-person',
    '2026-11-27 after-2-person',
    '2026-11-27 after-2-secretary',
    '2026-11-30 after-3-person',
    '2026-11-30 after-3-secretary',
    '2026-11-30 after-3-unit',
    '2026-12-01 after-4-person',
    '2026-12-01 after-4-secretary',
    '2026-12-01 after-4-unit',
    '2026-12-02 after-5-person',
    '2026-12-02 after-5-secretary',
    '2026-12-02 after-5-unit',
    '2026-12-02 after-5-supervisors',
  ]);
});

test('reminders of a weekend move to Friday and count once, the nearest staying', () => {
  expect(told(momentsOf(item('2026-11-22'), rules, { throughWorkday: 1 }))).toEqual([
    '2026-11-13 before-7',
    '2026-11-19 before-3',
    '2026-11-20 before-0',
    '2026-11-23 after-1-person',
  ]);
});

test('a make-up workday is a day for reminders', () => {
  expect(told(momentsOf(item('2026-02-14'), rules, { throughWorkday: 0 }))).toContain('2026-02-14 before-0');
});

test('an anonymous matter is never chased', () => {
  const anonymous = { ...item('2026-11-25'), anonymous: true };
  expect(momentsOf(anonymous, rules).every(({ key }) => key.startsWith('before-'))).toBe(true);
  expect(nextMoment(anonymous, rules, at('2026-11-25', '09:00'))).toBeNull();
});

test('nothing falls on a day of rest or in the quiet hours, in any zone', () => {
  fc.assert(
    fc.property(dueDay, zones, (dueOn, zoneName) => {
      const local = { ...rules, zone: zoneName };
      for (const moment of momentsOf(item(dueOn), local)) {
        expect(isQuiet(moment.at, local)).toBe(false);
        expect(isWorkday(moment.localDate)).toBe(true);
        expect([localDateOf(moment.at, zoneName), localTimeOf(moment.at, zoneName)]).toEqual([
          moment.localDate,
          '09:00',
        ]);
      }
    }),
    { numRuns: 60 },
  );
});

test('moments are sorted and unique, reminders not after the due day and pings after it', () => {
  fc.assert(
    fc.property(dueDay, (dueOn) => {
      const moments = momentsOf(item(dueOn), rules);
      const times = moments.map((moment) => moment.at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(new Set(moments.map(({ key }) => key)).size).toBe(moments.length);
      expect(new Set(moments.map((one) => `${one.at.getTime()} ${one.audience}`)).size).toBe(moments.length);
      for (const one of moments) expect(one.localDate <= dueOn).toBe(one.key.startsWith('before-'));
    }),
    { numRuns: 60 },
  );
});

test('a moved deadline is armed anew and never in the past', () => {
  fc.assert(
    fc.property(
      dueDay,
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: 0, max: 23 }),
      (dueOn, away, hour) => {
        const from = at(addDays(dueOn, away), `${String(hour).padStart(2, '0')}:30`);
        const armed = momentsOf(item(dueOn), rules, { from });
        expect(armed.every((moment) => moment.at >= from && moment.dueOn === dueOn)).toBe(true);
        const all = momentsOf(item(dueOn), rules);
        expect(told(armed)).toEqual(told(all.filter((moment) => moment.at >= from)));
      },
    ),
    { numRuns: 60 },
  );
});

test('going from one stored next moment to the next meets every moment', () => {
  fc.assert(
    fc.property(dueDay, (dueOn) => {
      const expected = momentsOf(item(dueOn), rules, { throughWorkday: 8 });
      const met: Moment[] = [];
      let now = at(addDays(dueOn, -40), '00:00');
      while (met.length < expected.length) {
        const next = nextMoment(item(dueOn), rules, now);
        expect(next!.at > now).toBe(true);
        now = next!.at;
        met.push(...momentsAt(item(dueOn), rules, now));
      }
      expect(told(met)).toEqual(told(expected));
    }),
    { numRuns: 30 },
  );
});

test('quiet ends on a workday at its hour', () => {
  fc.assert(
    fc.property(dueDay, fc.integer({ min: 0, max: 1439 }), zones, (date, minute, zoneName) => {
      const local = { ...rules, zone: zoneName };
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const now = instantOf(date, time, zoneName);
      const end = afterQuiet(now, local);
      expect(isQuiet(end, local)).toBe(false);
      expect(end >= now).toBe(true);
      if (isQuiet(now, local)) expect(localTimeOf(end, zoneName)).toBe('08:00');
    }),
    { numRuns: 80 },
  );
});

test.each([
  ['2026-11-24', '07:59', '2026-11-24', '08:00'],
  ['2026-11-24', '08:00', '2026-11-24', '08:00'],
  ['2026-11-24', '20:59', '2026-11-24', '20:59'],
  ['2026-11-24', '21:00', '2026-11-25', '08:00'],
  ['2026-11-27', '22:00', '2026-11-30', '08:00'],
  ['2026-11-28', '12:00', '2026-11-30', '08:00'],
])('at %s %s one may write at %s %s', (date, time, day, hour) => {
  expect(afterQuiet(at(date, time), rules)).toEqual(at(day, hour));
});

describe('a ping whose moment passed while the service was down', () => {
  const open = { ...item('2026-11-25'), done: false };
  const moments = momentsOf(open, rules);
  const moment = (key: string) => moments.find((one) => one.key === key)!;

  test.each<[string, string, [string, string], object]>([
    [
      'is sent late the same morning',
      'before-3',
      ['2026-11-20', '10:30'],
      { decide: 'send-late', at: at('2026-11-20', '10:30') },
    ],
    [
      'waits for the quiet to end',
      'before-1',
      ['2026-11-24', '22:00'],
      { decide: 'send-late', at: at('2026-11-25', '08:00') },
    ],
    [
      'gives way to a later one that has come',
      'before-3',
      ['2026-11-24', '09:00'],
      { decide: 'drop', reason: 'superseded' },
    ],
    [
      'does not remind of a day that is over',
      'before-0',
      ['2026-11-25', '21:30'],
      { decide: 'drop', reason: 'deadline-passed' },
    ],
    [
      'is sent late to the secretary',
      'after-2-secretary',
      ['2026-11-28', '11:00'],
      { decide: 'send-late', at: at('2026-11-30', '08:00') },
    ],
    [
      'gives way to the next workday’s',
      'after-2-secretary',
      ['2026-11-30', '09:01'],
      { decide: 'drop', reason: 'superseded' },
    ],
    [
      'waits before its time',
      'after-5-supervisors',
      ['2026-11-30', '09:01'],
      { decide: 'wait', until: at('2026-12-02', '09:00') },
    ],
  ])('%s: %s', (_, key, [date, time], expected) => {
    expect(decideLate(moment(key), at(date, time), open, rules)).toEqual(expected);
  });

  test('is dropped once the item is done', () => {
    const decision = decideLate(
      moment('before-1'),
      at('2026-11-24', '09:10'),
      { ...open, done: true },
      rules,
    );
    expect(decision).toEqual({ decide: 'drop', reason: 'done' });
  });

  test('is dropped once the deadline has moved', () => {
    const moved = { ...open, dueOn: '2026-12-25' };
    expect(decideLate(moment('before-1'), at('2026-11-24', '09:10'), moved, rules)).toEqual({
      decide: 'drop',
      reason: 'deadline-moved',
    });
  });
});
