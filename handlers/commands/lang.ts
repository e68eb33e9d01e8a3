import { setLanguage } from '../../src/app/language.ts';
import { langCard } from '../../src/cards/lang.ts';
import { type Locale, locales } from '../../src/cards/words/index.ts';
import type { Command, Reply } from '../handling.ts';

const spellings: Record<Locale, readonly string[]> = {
  'zh-cn': ['简体', '简体中文', '簡體', 'zh', 'cn'],
  'zh-tw': ['繁体', '繁體', '繁體中文', '繁体中文', 'tw', 'hk'],
  en: ['english', '英文', '英语', '英語'],
};

/** `/lang en` sets at once; without a language the card asks. */
export async function lang({ app, who, args }: Command): Promise<Reply> {
  const typed = args.trim().toLowerCase();
  const named = locales.find((locale) => locale === typed || spellings[locale].includes(typed));
  if (named) await setLanguage(app, who.person.id, named);
  return { say: 'privately', card: langCard({ chosen: named ?? (who.person.locale as Locale | null) }) };
}
