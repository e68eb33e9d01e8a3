import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { type Locale, localeOf, type Words, wordsOf } from '../cards/words/index.ts';

/** The browser's language, for somebody of whom no other is known; Simplified Chinese when it speaks none of ours. */
function browserLocale(c: Context): Locale {
  const best = accepts(c, {
    header: 'Accept-Language',
    supports: [],
    default: '',
    match: (asked) =>
      [...asked].sort((one, other) => other.q - one.q).find(({ type }) => localeOf(type) !== null)?.type ??
      '',
  });
  return localeOf(best) ?? 'zh-cn';
}

/** @param chosen the language that a person has in the messenger, or chose there */
export const languageOf = (c: Context, chosen?: string | null): Words =>
  wordsOf(localeOf(chosen) ?? browserLocale(c));
