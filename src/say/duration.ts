import { numeralSource, readNumeral } from './numerals.ts';

/** Why an amount of study can't be taken; a private hint explains each. */
export type HoursRefusal =
  | 'no-hours'
  | 'not-a-number'
  | 'not-positive'
  | 'over-a-day'
  | 'too-fine'
  | 'unknown-unit';

/** An amount at the start of a text: the hours, or why there are none; `length` units of the text; `unit` says whether one was named. */
export type Duration = { length: number; unit: boolean } & ({ hours: number } | { refusal: HoursRefusal });

const hour = '(?:小时|钟头|学时|课时|钟(?!头)|(?:hours?|hrs?|h)(?![a-z]))';
const minute = '(?:分钟|(?:minutes?|mins?)(?![a-z]))';
const minuteAfterHours = '(?:分钟?|(?:minutes?|mins?|m)(?![a-z]))';
const sign = '(?:(?<sign>[-+负])\\s*)?';
const number = (name: string) => `(?<${name}>${numeralSource})`;

/** Every way to say an amount, the longest first; read over folded text. */
const shapes: { shape: RegExp; hours(part: (name: string) => number): number; unit: boolean }[] = [
  { shape: at(`半\\s*个?\\s*${hour}`), hours: () => 0.5, unit: true },
  { shape: at(`${number('n')}\\s*个?半\\s*${hour}`), hours: (part) => part('n') + 0.5, unit: true },
  {
    shape: at(`${number('n')}\\s*个?\\s*${hour}\\s*[零又]?\\s*${number('m')}\\s*${minuteAfterHours}`),
    hours: (part) => round(part('n') + part('m') / 60),
    unit: true,
  },
  {
    shape: at(`${number('n')}\\s*个?\\s*${hour}\\s*[零又]?\\s*${number('m')}\\s*刻钟?`),
    hours: (part) => part('n') + part('m') / 4,
    unit: true,
  },
  { shape: at(`${number('n')}\\s*个?\\s*${hour}半`), hours: (part) => part('n') + 0.5, unit: true },
  { shape: at(`${number('n')}\\s*个?\\s*${hour}`), hours: (part) => part('n'), unit: true },
  { shape: at(`${number('n')}\\s*${minute}`), hours: (part) => round(part('n') / 60), unit: true },
  { shape: at(`${number('n')}\\s*刻钟`), hours: (part) => part('n') / 4, unit: true },
  { shape: at(`${number('n')}个半(?![一-龥])`), hours: (part) => part('n') + 0.5, unit: false },
  { shape: at(number('n')), hours: (part) => part('n'), unit: false },
];

function at(body: string): RegExp {
  return new RegExp(`^${sign}${body}`);
}

/**
 * Reads the amount that a folded text begins with, in hours: `2`, `2小时`, `一个半小时`, `1小时30分`, `90分钟`, `2h30m`,
 * `三刻钟`. Minutes are rounded to hundredths of an hour; hours themselves may have two decimals. Null where none begins.
 */
export function readDurationAt(folded: string): Duration | null {
  for (const { shape, hours, unit } of shapes) {
    const found = shape.exec(folded);
    if (!found) continue;
    const groups = found.groups ?? {};
    const numerals = [groups.n, groups.m].filter((one) => one !== undefined).map(readNumeral);
    const end = { length: found[0].length, unit };
    if (numerals.includes(null)) return { ...end, refusal: 'not-a-number' };
    const amount = hours((name) => readNumeral(groups[name] ?? '') ?? Number.NaN);
    const refusal = refuseHours(groups.sign === '-' || groups.sign === '负' ? -amount : amount);
    return refusal ? { ...end, refusal } : { ...end, hours: amount };
  }
  return null;
}

/** A day has 24 hours, and a study hour is kept to two decimals; null where the amount can be taken. */
function refuseHours(hours: number): HoursRefusal | null {
  if (Number.isNaN(hours)) return 'not-a-number';
  if (hours <= 0) return 'not-positive';
  if (hours > 24) return 'over-a-day';
  return round(hours) === hours ? null : 'too-fine';
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}
