import { expect, test } from 'vitest';
import { dayGiven, instantGiven } from '../../src/cli/given.ts';
import { languageOf, spoken, text } from '../../src/cli/io.ts';
import { Refused } from '../../src/cli/refused.ts';
import { table, widthOf } from '../../src/cli/table.ts';

const zone = 'Asia/Shanghai';
const eve = new Date('2026-01-24T01:00:00Z');

test.each([
  ['2026-06-05', '2026-06-05T16:00:00.000Z'],
  ['2026-06-05 09:00', '2026-06-05T01:00:00.000Z'],
  ['2026-06-05T09:00', '2026-06-05T01:00:00.000Z'],
  ['2026-06-05T09:00:00+08:00', '2026-06-05T01:00:00.000Z'],
  ['2026-06-05T01:00:00Z', '2026-06-05T01:00:00.000Z'],
  ['明天', '2026-01-25T16:00:00.000Z'],
])('the time "%s" is an instant of the campaign; a day means its end', (given, instant) => {
  expect(instantGiven(given, eve, zone).toISOString()).toBe(instant);
});

test.each(['', 'soon', '2026-02-30', '2026-02-30 09:00', '2026-06-05 24:00', '2026-13-01T00:00:00Z'])(
  'the time "%s" is refused',
  (given) => {
    expect(() => instantGiven(given, eve, zone)).toThrow(Refused);
  },
);

test('a day that does not exist is refused', () => {
  expect(dayGiven('3月5日', eve, zone)).toBe('2026-03-05');
  expect(() => dayGiven('2026-02-30', eve, zone)).toThrow(Refused);
});

test.each([
  ['en', {}, 'en'],
  [undefined, { LANG: 'zh_TW.UTF-8' }, 'zh-tw'],
  [undefined, { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-cn'],
  ['zh-cn', { LANG: 'en_US.UTF-8' }, 'zh-cn'],
  [undefined, { LANG: 'C.UTF-8' }, null],
  [undefined, {}, null],
])('--lang %s in %o speaks %s', (asked, environment, language) => {
  expect(languageOf(asked, environment)).toBe(language);
});

test('without a language a sentence comes in Chinese and in English', () => {
  const sentence = text('不行。', '不行。', 'No.');
  expect(spoken(sentence, null)).toBe('不行。\nNo.');
  expect(spoken(sentence, 'en')).toBe('No.');
});

test('columns stand under each other, and what people wrote steers no terminal', () => {
  const drawn = table(
    ['单位', 'n'],
    [
      ['安置科党支部', 3],
      ['a\u001b[31mb\n', 12],
    ],
  );
  const lines = drawn.split('\n');
  expect(lines).toHaveLength(3);
  expect(new Set(lines.map(widthOf)).size).toBe(1);
  expect(drawn).not.toContain('\u001b');
});
