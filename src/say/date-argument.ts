import { addDays, daysBetween, isLocalDate } from '../domain/local-date.ts';
import { fold, visible } from './fold.ts';
import { numeralSource, readNumeral } from './numerals.ts';

const relative = new Map(
  Object.entries({
    今天: 0,
    今日: 0,
    today: 0,
    明天: 1,
    明日: 1,
    tomorrow: 1,
    后天: 2,
    大后天: 3,
    昨天: -1,
    昨日: -1,
    yesterday: -1,
    前天: -2,
  }),
);
const numeral = `(${numeralSource})`;
const full = new RegExp(`^${numeral}\\s*年\\s*${numeral}\\s*月\\s*${numeral}\\s*[日号]?$`);
const short = new RegExp(`^${numeral}\\s*月\\s*${numeral}\\s*[日号]?$`);
const inDays = new RegExp(`^${numeral}\\s*(?:天|日|days?)\\s*(?:以?之?后|later)?$`);

/**
 * A calendar date (`YYYY-MM-DD`) out of `2026-03-05`, `2026/3/5`, `2026年3月5日`, `3月5日`, `三月五号`, `03-05`, `明天`,
 * `3天后`; null where it is none or does not exist. `today` is the campaign's local date. A day without a year is the one
 * nearest to today, so that `1月5日` said in December lies ahead.
 */
export function readDate(text: string, today: string): string | null {
  const folded = fold(visible(text));
  const shift = relative.get(folded) ?? readShift(folded);
  if (shift !== null) return addDays(today, shift);
  const written = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(folded);
  if (written) return existing(Number(written[1]), Number(written[3]), Number(written[4]));
  const spoken = full.exec(folded);
  if (spoken) return existing(numberOf(spoken[1]), numberOf(spoken[2]), numberOf(spoken[3]));
  const dayOnly = short.exec(folded) ?? /^(\d{1,2})[-/.](\d{1,2})$/.exec(folded);
  return dayOnly ? nearest(numberOf(dayOnly[1]), numberOf(dayOnly[2]), today) : null;
}

function readShift(folded: string): number | null {
  const days = numberOf(inDays.exec(folded)?.[1]);
  return Number.isInteger(days) && days <= 3660 ? days : null;
}

function numberOf(text: string | undefined): number {
  return (text === undefined ? null : readNumeral(text)) ?? Number.NaN;
}

function nearest(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const away = (date: string) => Math.abs(daysBetween(today, date));
  const dates = [year, year + 1, year - 1]
    .map((one) => existing(one, month, day))
    .filter((one) => one !== null);
  return dates.sort((one, other) => away(one) - away(other))[0] ?? null;
}

function existing(year: number, month: number, day: number): string | null {
  const date = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  return year >= 1900 && isLocalDate(date) ? date : null;
}
