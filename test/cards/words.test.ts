import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyLocale, localeOf, locales, wordsOf } from '../../src/cards/words/index.ts';

const folder = new URL('../../src/cards/words/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name,
    text: readFileSync(new URL(name, folder), 'utf8'),
  }));

/** The paths of all words below a node. */
function keys(node: unknown, path = ''): string[] {
  if (node === null || typeof node !== 'object') return [path];
  return Object.entries(node).flatMap(([key, inner]) => keys(inner, `${path}.${key}`));
}

function plainWords(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(plainWords) : [];
}

describe('the words', () => {
  it.each(files)('speak of no grade and no order of merit: $name', ({ text }) => {
    expect(text).not.toMatch(/评分|評分|排名|名次|打分|得分|\bscore|\brank|\bgrad(e|ing)|leaderboard/i);
  });

  it.each(locales)('are complete in %s', (locale) => {
    expect(keys(wordsOf(locale))).toEqual(keys(wordsOf('zh-cn')));
    for (const words of plainWords(wordsOf(locale))) expect(words.trim()).not.toBe('');
  });

  it('keep Simplified characters out of the Traditional words and Chinese out of the English', () => {
    const traditional = { ...wordsOf('zh-tw'), lang: null };
    expect(plainWords(traditional).join('')).not.toMatch(
      /[们这说时应习发见单为务党责办业请给关处还开头题项总进对]/u,
    );
    expect(plainWords({ ...wordsOf('en'), lang: null }).join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('say dates as each language does', () => {
    expect(everyLocale((w) => w.date('2005-03-05'))).toEqual({
      'zh-cn': '3月5日（周六）',
      'zh-tw': '3月5日（週六）',
      en: 'Sat 5 Mar',
    });
  });
});

describe('a language tag', () => {
  it.each([
    ['zh_cn', 'zh-cn'],
    ['zh-CN', 'zh-cn'],
    ['zh_hk', 'zh-tw'],
    ['zh_tw', 'zh-tw'],
    ['en_us', 'en'],
    ['ja_jp', null],
    [null, null],
  ])('%s is %s', (tag, locale) => expect(localeOf(tag)).toBe(locale));
});
