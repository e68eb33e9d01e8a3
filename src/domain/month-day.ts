import { addDays, addMonths, isLocalDate, isMonthEnd, type LocalDate, monthEnd } from './local-date.ts';

/** A date of a template: `MM-DD` of the batch's first year, or `MM-DD+1y` of the year after. */
export type MonthDay = string;

const FORM = /^(\d{2}-\d{2})(?:\+(\d)y)?$/;
const COMMON_YEAR = 2001;

/** Why a text is no month and day; null when it is one. 02-29 is none: a template must run in any year. */
export function faultOfMonthDay(text: string): 'not-a-date' | 'no-such-date' | null {
  const match = FORM.exec(text);
  if (match === null) return 'not-a-date';
  return isLocalDate(`${COMMON_YEAR}-${match[1]}`) ? null : 'no-such-date';
}

/**
 * The real date in a batch that begins in `year` and runs `shiftMonths` after the dates as written. A month's
 * last day stays a month's last day: 09-30 half a year later is 03-31.
 */
export function resolveMonthDay(text: MonthDay, year: number, shiftMonths = 0): LocalDate {
  const match = FORM.exec(text);
  if (match === null) throw new RangeError(`not a month and day: ${text}`);
  const written = `${String(year + Number(match[2] ?? 0)).padStart(4, '0')}-${match[1]}`;
  if (shiftMonths === 0) return written;
  const shifted = addMonths(written, shiftMonths);
  return isMonthEnd(written) ? monthEnd(shifted) : shifted;
}

/** The date in a common year, to compare dates of a template with each other. */
export function inCommonYear(text: MonthDay): LocalDate {
  return resolveMonthDay(text, COMMON_YEAR);
}

/** Whether `next` is the day after `date`, in a year without 29 February. */
export function followsOn(date: MonthDay, next: MonthDay): boolean {
  return addDays(inCommonYear(date), 1) === inCommonYear(next);
}
