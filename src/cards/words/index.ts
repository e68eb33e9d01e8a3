import { en } from './en.ts';
import type { Label, Locale, Localized } from './locale.ts';
import { type Words, zhCn } from './zh-cn.ts';
import { zhTw } from './zh-tw.ts';

export { type Label, type Locale, type Localized, localeOf, locales } from './locale.ts';
export type { Words } from './zh-cn.ts';

const all: Record<Locale, Words> = { 'zh-cn': zhCn, 'zh-tw': zhTw, en };

export function wordsOf(locale: Locale): Words {
  return all[locale];
}

export function everyLocale(say: (w: Words) => string): Localized {
  return { 'zh-cn': say(zhCn), 'zh-tw': say(zhTw), en: say(en) };
}

/** A template's or roster's name in the language of `w`. */
export function called(w: Words, label: Label): string {
  return typeof label === 'string' ? label : label[w.locale];
}
