import { type Lang, tagOf } from './locale.ts';

const zone = 'Asia/Shanghai';

function partsOf(at: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** An instant written with the placeholders YYYY MM DD HH mm ss, on Shanghai's clock. */
export function writeTime(at: Date, pattern: string): string {
  if (Number.isNaN(at.getTime())) return '';
  const p = partsOf(at);
  const of: Record<string, string | undefined> = {
    YYYY: p.year,
    MM: p.month,
    DD: p.day,
    HH: p.hour,
    mm: p.minute,
    ss: p.second,
  };
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (key) => of[key] ?? key);
}

/** Short for lists: only the hour on the same day, else month and day, the year when it differs. */
export function shortTime(iso: string, today: Date): string {
  const at = new Date(iso);
  const day = writeTime(at, 'YYYY-MM-DD');
  if (day === writeTime(today, 'YYYY-MM-DD')) return writeTime(at, 'HH:mm');
  return day.slice(0, 4) === writeTime(today, 'YYYY') ? writeTime(at, 'MM-DD') : day;
}

/** The day line between messages, e.g. 2021年3月1日 星期一. */
export const dayLine = (iso: string, lang: Lang): string =>
  new Intl.DateTimeFormat(tagOf(lang), { timeZone: zone, dateStyle: 'full' }).format(new Date(iso));

/** The value of a `datetime-local` input read on Shanghai's clock, as an ISO string. */
export const fromLocalInput = (value: string): string => new Date(`${value}:00+08:00`).toISOString();
