import chineseDays from 'chinese-days';
import { addDays, type LocalDate, weekday } from './local-date.ts';

/** Which days are days of rest besides the override table. */
export type RestDays = 'weekends-and-holidays' | 'weekends' | 'none';

/**
 * What makes a day a workday. `overrides` is the organisation's own table and wins over the library's data: a
 * year's holidays are announced in the autumn before, and an authority may add days of its own.
 */
export type Workdays = {
  readonly rest: RestDays;
  readonly overrides: Readonly<Record<LocalDate, 'workday' | 'holiday'>>;
};

/** China's statutory holidays and make-up workdays (调休), with nothing overridden. */
export const STATUTORY: Workdays = { rest: 'weekends-and-holidays', overrides: {} };

const LONGEST_REST = 366;

/**
 * Whether people work on `date`. Make-up workdays count as workdays. In a year without holiday data
 * (`holidayDataMissing`) only weekends are days of rest.
 */
export function isWorkday(date: LocalDate, days: Workdays = STATUTORY): boolean {
  const override = days.overrides[date];
  if (override !== undefined) return override === 'workday';
  if (days.rest === 'none') return true;
  const day = dayOf(date);
  return (days.rest === 'weekends' ? null : day.announced) ?? !day.weekend;
}

/** Facts of a day that never change, worked out once: pings walk over the same months again and again. */
const known = new Map<LocalDate, { weekend: boolean; announced: boolean | null }>();

function dayOf(date: LocalDate) {
  let day = known.get(date);
  if (day === undefined) {
    day = { weekend: weekday(date) === 0 || weekday(date) === 6, announced: announced(date) };
    known.set(date, day);
  }
  return day;
}

/** `date` itself when it is a workday, else the last workday before it. */
export function workdayOnOrBefore(date: LocalDate, days: Workdays = STATUTORY): LocalDate {
  return walk(date, -1, days);
}

/** The first workday after `date`. */
export function nextWorkday(date: LocalDate, days: Workdays = STATUTORY): LocalDate {
  return walk(addDays(date, 1), 1, days);
}

/** How many workdays lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workdaysBetween(from: LocalDate, to: LocalDate, days: Workdays = STATUTORY): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (isWorkday(date, days)) count += 1;
  }
  return count;
}

/**
 * Whether the holidays of `year` are unknown. National Day is a statutory holiday in every announced year.
 */
export function holidayDataMissing(year: number): boolean {
  return announced(`${year}-10-01`) === null;
}

/**
 * What was announced for a day, a workday or not; null for the plain days that no announcement names. Only the
 * library's own table is asked, where an announced day bears its names divided by commas: its day of the week is a
 * day off on a machine set west of Greenwich, and so is `isWorkday` there.
 */
function announced(date: LocalDate): boolean | null {
  const { name, work } = chineseDays.getDayDetail(date);
  return name.includes(',') ? work : null;
}

function walk(start: LocalDate, step: 1 | -1, days: Workdays): LocalDate {
  let date = start;
  for (let tried = 0; tried <= LONGEST_REST; tried += 1) {
    if (isWorkday(date, days)) return date;
    date = addDays(date, step);
  }
  throw new RangeError(`no workday within a year of ${start}`);
}
