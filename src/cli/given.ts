import { InvalidArgumentError } from 'commander';
import { endOfLocalDate, instantOf, isLocalDate, localDateOf } from '../domain/local-date.ts';
import { readDate } from '../say/date-argument.ts';
import { text } from './io.ts';
import { Refused } from './refused.ts';

/** An option that is a whole number from 1 on. */
export function wholeNumber(given: string): number {
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new InvalidArgumentError('请写整数 · it must be a whole number.');
  return Number(given);
}

/** A day written in any of the ways that the bot takes, too. @throws Refused where it does not exist */
export function dayGiven(given: string, now: Date, zone: string): string {
  const day = readDate(given, localDateOf(now, zone));
  if (day) return day;
  throw new Refused(
    text(
      `没有“${given}”这个日期，请写成 2026-03-05。`,
      `沒有「${given}」這個日期，請寫成 2026-03-05。`,
      `There is no date "${given}"; write it like 2026-03-05.`,
    ),
  );
}

/**
 * An instant: ISO with an offset, `2026-06-05 09:00` in the campaign's zone, or a day, which means its end.
 * @throws Refused where it is none
 */
export function instantGiven(given: string, now: Date, zone: string): Date {
  const local = /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):([0-5]\d)$/.exec(given);
  if (local && isLocalDate(local[1]!)) return instantOf(local[1]!, `${local[2]}:${local[3]}`, zone);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(given)) {
    const at = new Date(given);
    if (isLocalDate(given.slice(0, 10)) && !Number.isNaN(at.getTime())) return at;
  }
  const day = readDate(given, localDateOf(now, zone));
  if (day) return endOfLocalDate(day, zone);
  throw new Refused(
    text(
      `没有“${given}”这个时间，请写成 2026-06-05、"2026-06-05 09:00" 或 2026-06-05T09:00:00+08:00。`,
      `沒有「${given}」這個時間，請寫成 2026-06-05、"2026-06-05 09:00" 或 2026-06-05T09:00:00+08:00。`,
      `There is no time "${given}"; write 2026-06-05, "2026-06-05 09:00" or 2026-06-05T09:00:00+08:00.`,
    ),
  );
}
