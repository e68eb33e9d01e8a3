import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumeral } from '../../src/say/numerals.ts';

describe('a numeral', () => {
  it.each<[typed: string, number: number | null]>([
    ['2', 2],
    ['2.5', 2.5],
    ['.5', 0.5],
    ['２．５', 2.5],
    [' 12 ', 12],
    ['007', 7],
    ['一', 1],
    ['两', 2],
    ['兩', 2],
    ['二', 2],
    ['零', 0],
    ['〇', 0],
    ['半', 0.5],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十一', 21],
    ['一百', 100],
    ['两百零五', 205],
    ['一百一十', 110],
    ['三千二百', 3200],
    ['一万', 10000],
    ['两万零三', 20003],
    ['十二万三千', 123000],
    ['二点五', 2.5],
    ['兩點五', 2.5],
    ['零点二五', 0.25],
    ['十二点零五', 12.05],
    ['壹佰贰拾', 120],
    ['貳', 2],
    ['3百', 300],
    ['3十', 30],
    ['1.5万', 15000],
    ['2萬', 20000],
    ['二〇二六', 2026],
    ['二零二六', 2026],
    ['一二三', 123],
    ['两三', null],
    ['一二', null],
    ['', null],
    ['个', null],
    ['百', null],
    ['十百', null],
    ['百一', null],
    ['一十百', null],
    ['二点', null],
    ['点五', null],
    ['一点二点三', null],
    ['1.2.3', null],
    ['2半', null],
    ['-1', null],
    ['2a', null],
    ['万', null],
    ['一万二万三', null],
  ])('%j is %j', (typed, number) => {
    expect(readNumeral(typed)).toBe(number);
  });

  it('is read back from every whole number under ten thousand as it is spoken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (number) => readNumeral(spoken(number)) === number),
    );
  });
});

function spoken(number: number): string {
  const names = ['', '十', '百', '千'];
  const digits = [...String(number)].map(Number);
  const words = digits.map((digit, at) =>
    digit === 0 ? '零' : `${'零一二三四五六七八九'[digit]}${names[digits.length - 1 - at]}`,
  );
  return words.join('').replace(/零+/g, '零').replace(/零$/, '');
}
