/** The interface's languages; zh-cn is the default (specification, section 2). */
export const locales = ['zh-cn', 'zh-tw', 'en'] as const;
export type Locale = (typeof locales)[number];
export type Localized = Record<Locale, string>;
/** A name that comes from the template or the roster: one text for all, or one for each language. */
export type Label = string | Localized;

/** A stored or given language tag (`zh_hk`, `en-US`, …) as one of ours; null when it is unknown or not chosen. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const lower = tag?.toLowerCase().replace('_', '-') ?? '';
  if (/^zh-(tw|hk|mo|hant)/.test(lower)) return 'zh-tw';
  if (lower.startsWith('zh')) return 'zh-cn';
  return lower.startsWith('en') ? 'en' : null;
}
