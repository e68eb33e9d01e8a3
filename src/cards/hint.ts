import { button, buttons, type Card, card, note, plain, text } from './kit.ts';

export interface NotUnderstoodView {
  heard: string;
  /** What was wrong with the hours, when hours were named. */
  reason?: 'no-hours' | 'not-a-number' | 'not-positive' | 'over-a-day' | 'too-fine' | 'unknown-unit' | null;
}

const mostHeard = 200;

/** A private hint for what the bot could not read. */
export function notUnderstoodCard({ heard, reason }: NotUnderstoodView): Card {
  return card({
    title: (w) => w.hint.title,
    colour: 'grey',
    elements: [
      text((w) => w.hint.heard),
      plain(heard.length > mostHeard ? `${heard.slice(0, mostHeard)}…` : heard),
      text((w) => {
        if (!reason) return w.hint.try;
        if (reason === 'unknown-unit') return w.hint.unknownUnit;
        return reason === 'no-hours' || reason === 'not-a-number' ? w.hint.notANumber : w.hint.tooMuch;
      }),
      button({ label: (w) => w.welcome.help, press: { action: 'command', name: 'help' } }),
    ],
  });
}

export interface TypoView {
  typed: string;
  /** Nearest first; `alias` is the Chinese name. */
  nearest: { name: string; alias: string; args?: string }[];
}

/** A typo gets the nearest commands, each a tap away. */
export function typoCard({ typed, nearest }: TypoView): Card {
  return card({
    title: (w) => w.hint.typoTitle,
    colour: 'grey',
    elements: [
      plain(typed.slice(0, mostHeard)),
      nearest.length > 0 ? text((w) => w.hint.typo) : null,
      buttons(
        ...nearest.slice(0, 3).map(({ name, alias, args }) => ({
          label: `/${name} ${alias}`,
          press: {
            action: 'command' as const,
            name,
            ...(args === undefined ? {} : { args: args.slice(0, 200) }),
          },
        })),
        { label: (w) => w.welcome.help, press: { action: 'command', name: 'help' } },
      ),
    ],
  });
}

/** When the bot itself failed; `reference` finds the log line and holds nothing personal. */
export function failedCard({ reference }: { reference: string | null }): Card {
  return card({
    title: (w) => w.failed.title,
    colour: 'red',
    elements: [
      text((w) => w.failed.line),
      reference === null ? null : note((w) => w.failed.reference(reference)),
    ],
  });
}
