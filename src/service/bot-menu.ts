import type { CommandName } from '../cards/help.ts';
import { everyLocale, type Words } from '../cards/words/index.ts';

/** The bot's menu for those who type nothing: an entry's key is a command's name (platform: three times five at most). */
const entries: readonly (readonly [(w: Words) => string, readonly CommandName[]])[] = [
  [(w) => w.menu.mine, ['me', 'study', 'calendar']],
  [(w) => w.menu.progress, ['status', 'stage', 'missing']],
  [(w) => w.menu.more, ['box', 'help', 'lang']],
];

/** The menu as the developer console takes it; the README tells the operator to enter the same. */
export function botMenu() {
  const name = (say: (w: Words) => string) => {
    const said = everyLocale(say);
    return {
      default: said['zh-cn'],
      zh_cn: said['zh-cn'],
      zh_tw: said['zh-tw'],
      zh_hk: said['zh-tw'],
      en_us: said.en,
    };
  };
  return entries.map(([say, commands]) => ({
    name: name(say),
    children: commands.map((command) => ({ name: name((w) => w.menu.command[command]), event_key: command })),
  }));
}
