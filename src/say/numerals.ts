import { fold, visible } from './fold.ts';

const digits: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const digitClass = `[${Object.keys(digits).join('')}]`;
const chineseClass = `[${Object.keys(digits).join('')}${Object.keys(units).join('')}万]`;

/** Regular-expression source of anything `readNumeral` may understand, over folded text; no capture groups. */
export const numeralSource = `(?:[0-9]+(?:\\.[0-9]+)*|\\.[0-9]+|${chineseClass}+(?:点${digitClass}+)?|半)`;

/**
 * The number that a numeral means, or null where it is none: `2`, `２．５`, `十二`, `二点五`, `两百`, `3百`, `1.5万`, `半`.
 * Chinese digits one by one need three of them or a zero (`二〇二六`): `两三` says "two or three", not 23.
 */
export function readNumeral(text: string): number | null {
  const folded = fold(visible(text));
  if (folded === '半') return 0.5;
  if (/^(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/.test(folded)) return Number(folded);
  const mixed = /^([0-9]+(?:\.[0-9]+)?)([十百千])?(万)?$/.exec(folded);
  if (mixed) return Number(mixed[1]) * (units[mixed[2] ?? ''] ?? 1) * (mixed[3] ? 10000 : 1);
  const [whole = '', fraction, ...more] = folded.split('点');
  if (more.length > 0) return null;
  const integer = readInteger(whole);
  if (integer === null || fraction === undefined) return integer;
  const decimals = [...fraction].map((one) => digits[one]);
  if (decimals.length === 0 || decimals.includes(undefined)) return null;
  return Number(`${integer}.${decimals.join('')}`);
}

function readInteger(text: string): number | null {
  const [high = '', low, ...more] = text.split('万');
  if (low === undefined) return readUnderTenThousand(text);
  const [above, below] = [readUnderTenThousand(high), low === '' ? 0 : readUnderTenThousand(low)];
  return more.length > 0 || above === null || below === null ? null : above * 10000 + below;
}

function readUnderTenThousand(text: string): number | null {
  if (text === '') return null;
  if (new RegExp(`^${digitClass}+$`).test(text)) return readOneByOne(text);
  let total = 0;
  let pending: number | null = null;
  let ceiling = 10000;
  for (const one of text) {
    const unit = units[one];
    if (unit === undefined) {
      const digit = digits[one];
      if (digit === undefined || (pending !== null && pending !== 0)) return null;
      pending = digit;
    } else {
      if (unit >= ceiling || (pending === null && unit !== 10)) return null;
      total += (pending ?? 1) * unit;
      ceiling = unit;
      pending = null;
    }
  }
  return total + (pending ?? 0);
}

function readOneByOne(text: string): number | null {
  if (text.length > 1 && text.length < 3 && !/[〇零]/.test(text)) return null;
  return Number([...text].map((one) => digits[one]).join(''));
}
