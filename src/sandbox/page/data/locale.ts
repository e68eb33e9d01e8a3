import type { Locale } from './api.ts';

/** The three languages of the page's own words. */
export type Lang = 'zh_cn' | 'zh_tw' | 'en_us';

/** Hong Kong and Taiwan share one set of words. */
export const langOf = (locale: Locale): Lang => (locale === 'zh_hk' ? 'zh_tw' : locale);

/** The BCP 47 tag for `Intl` and the page's `lang` attribute. */
export const tagOf = (lang: Lang): string => ({ zh_cn: 'zh-CN', zh_tw: 'zh-TW', en_us: 'en' })[lang];

const orderOf: Record<Locale, readonly string[]> = {
  zh_cn: ['zh_cn'],
  zh_tw: ['zh_tw', 'zh_hk'],
  zh_hk: ['zh_hk', 'zh_tw'],
  en_us: ['en_us'],
};

/**
 * The text a viewer of this language reads: their language, else the plain content, else English, else whatever
 * there is (platform page "configure-multi-language-content").
 */
export function resolveText(
  content: unknown,
  i18n: Record<string, unknown> | undefined,
  locale: Locale,
): string {
  const own = orderOf[locale].map((key) => i18n?.[key]).find((text) => typeof text === 'string');
  const found = own ?? content ?? i18n?.en_us ?? (i18n ? Object.values(i18n)[0] : undefined);
  return found === undefined || found === null ? '' : String(found);
}
