import { buttons, type Card, card, text } from './kit.ts';
import { type Locale, locales } from './words/index.ts';

/** @param chosen null follows the messenger's own language */
export function langCard({ chosen }: { chosen: Locale | null }): Card {
  const style = (locale: Locale | null) => (locale === chosen ? ('primary' as const) : ('default' as const));
  return card({
    title: (w) => w.lang.title,
    elements: [
      text((w) => w.lang.ask),
      buttons(
        ...locales.map((locale) => ({
          label: (w: { lang: { names: Record<Locale, string> } }) => w.lang.names[locale],
          style: style(locale),
          press: { action: 'lang-set' as const, locale },
        })),
        { label: (w) => w.lang.follow, style: style(null), press: { action: 'lang-set', locale: null } },
      ),
    ],
  });
}
