import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A day of the campaign's calendar, `YYYY-MM-DD`, without a time and without a zone. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether `text` is a day that exists, written `YYYY-MM-DD` (2026-02-30 is none). */
export function isLocalDate(text: string): boolean {
  return FORM.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text;
}

/** The day `days` after `date`; negative counts back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  // A day of UTC has 24 hours, so its milliseconds are exact here; this is walked day by day over months.
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of the month `months` later, or that month's last day when it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return dayjs.utc(date).add(months, 'month').format('YYYY-MM-DD');
}

/** Days from `from` to `to`; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day');
}

/** Whether the day is its month's last. */
export function isMonthEnd(date: LocalDate): boolean {
  return dayjs.utc(date).endOf('month').format('YYYY-MM-DD') === date;
}

/** The last day of the month of `date`. */
export function monthEnd(date: LocalDate): LocalDate {
  return dayjs.utc(date).endOf('month').format('YYYY-MM-DD');
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(date: LocalDate): number {
  return dayjs.utc(date).day();
}

/** The day that a clock on the wall of `zone` shows at `at`. */
export function localDateOf(at: Date, zone: string): LocalDate {
  return onTheWall(at, zone).slice(0, 10);
}

/** The time, `HH:mm`, that a clock on the wall of `zone` shows at `at`. */
export function localTimeOf(at: Date, zone: string): string {
  return onTheWall(at, zone).slice(11, 16);
}

/** `YYYY-MM-DD HH:mm`: Sweden writes times as ISO 8601 does. */
function onTheWall(at: Date, zone: string): string {
  let wall = walls.get(zone);
  if (wall === undefined) {
    wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    walls.set(zone, wall);
  }
  return wall.format(at);
}

/** Building a zone's format costs far more than using it. */
const walls = new Map<string, Intl.DateTimeFormat>();

/** The instant at which it is `time` (`HH:mm`) on `date` in `zone`. */
export function instantOf(date: LocalDate, time: string, zone: string): Date {
  const key = `${date} ${time} ${zone}`;
  let at = instants.get(key);
  if (at === undefined) {
    at = dayjs.tz(`${date} ${time}`, 'YYYY-MM-DD HH:mm', zone).valueOf();
    if (instants.size >= MOST_INSTANTS) instants.clear();
    instants.set(key, at);
  }
  return new Date(at);
}

/** Finding an instant in a zone takes a tenth of a millisecond, and a morning of pings asks for the same ones. */
const instants = new Map<string, number>();
const MOST_INSTANTS = 10_000;

/** The instant at which `date` is over in `zone`: the first of the next day. */
export function endOfLocalDate(date: LocalDate, zone: string): Date {
  return instantOf(addDays(date, 1), '00:00', zone);
}

/** Whether dates can be computed in a zone of that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
