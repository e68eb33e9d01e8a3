import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { countWords } from '../../src/domain/word-count.ts';

const table: [what: string, text: string, count: number][] = [
  ['nothing', '', 0],
  ['characters', '党性分析材料', 6],
  ['punctuation of Chinese text', '对照党章，查找不足。', 10],
  ['book marks, brackets and the enumeration comma', '《党章》、（一）', 8],
  ['a Latin word', 'report', 1],
  ['Latin words', 'one two  three', 3],
  ['a number', '2005', 1],
  ['a decimal and a percentage', '3.14 95%', 2],
  ['a date in digits', '2005-03-10', 1],
  ['digits among characters', '2005年3月', 4],
  ['Latin among characters', '学习WTO规则', 5],
  ['Latin marks belong to their word', 'e-mail: a@b.cn', 2],
  ['full-width digits and letters', '２００５年ＷＴＯ', 8],
  ['full-width marks', '！？：；', 4],
  ['an ideographic space', '党　章', 2],
  ['tabs, line ends, no-break spaces', '党\t章\r\n学\u00a0习', 4],
  ['quotation marks of Chinese text', '“三个代表”重要思想', 10],
  ['an apostrophe within a word', 'don’t stop', 2],
  ['quotation marks around Latin words', '“hello world”', 4],
  ['a dash and an ellipsis', '学习——再学习……', 9],
  ['the dot within a name', '卡尔·马克思', 6],
  ['an emoji', '好👍', 2],
  ['an emoji of several code points', '👨‍👩‍👧‍👦👍🏽', 2],
  ['a flag and a keycap', '🇨🇳1️⃣', 2],
  ['an ideograph outside the basic plane', '𠮷野', 2],
  ['a combining mark', 'cafe\u0301 crème', 2],
  ['a combining mark after kana', 'か\u3099く', 2],
  ['zero-width space, joiner and byte order mark', '\ufeff党\u200b章\u2060', 2],
  ['a soft hyphen within a word', 'co\u00adoperate', 1],
  ['kana', 'ひらがなカタカナ', 8],
  ['Korean words', '당의 규약', 2],
  ['Cyrillic', 'Партия и народ', 3],
  ['a chapter mark in brackets', '㈠⑴', 2],
  ['a link', '见 https://example.cn/a?b=1 。', 3],
];

it.each(table)('counts %s', (_what, text, count) => {
  expect(countWords(text)).toBe(count);
});

test('blanks between characters change nothing, and two texts are counted as both together', () => {
  const characters = fc.string({ unit: fc.constantFrom('党', '章', '，', '。', '１', '学'), maxLength: 40 });
  fc.assert(
    fc.property(characters, characters, (one, other) => {
      expect(countWords([...one].join(' \n'))).toBe(countWords(one));
      expect(countWords(one + other)).toBe(countWords(one) + countWords(other));
    }),
  );
});
