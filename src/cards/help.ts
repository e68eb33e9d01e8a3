import { buttons, type Card, card, note, text } from './kit.ts';
import type { Words } from './words/index.ts';

export type CommandName = keyof Words['commandWhat'];

export interface HelpView {
  /** Only what this person may do, in the order of the command table; `alias` is the Chinese name. */
  commands: { name: CommandName; alias: string }[];
}

/** Commands by what this person may do. */
export function helpCard({ commands }: HelpView): Card {
  return card({
    title: (w) => w.help.title,
    elements: [
      text((w) => w.help.intro),
      text((w) => commands.map((c) => `/${c.name} ${c.alias}　${w.commandWhat[c.name]}`).join('\n')),
      commands.some(({ name }) => name === 'study') ? text((w) => w.help.reply) : null,
      note((w) => w.help.group),
      buttons(
        { label: (w) => w.welcome.me, style: 'primary', press: { action: 'command', name: 'me' } },
        { label: (w) => w.welcome.lang, press: { action: 'command', name: 'lang' } },
      ),
    ],
  });
}
