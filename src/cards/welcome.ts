import { buttons, type Card, card, note, text } from './kit.ts';
import { called, type Label } from './words/index.ts';

export interface WelcomeView {
  /** null for somebody who is not on the roster. */
  name: string | null;
  unit: string | null;
  campaign: Label | null;
}

/** The first word in a private chat. */
export function welcomeCard({ name, unit, campaign }: WelcomeView): Card {
  return card({
    title: (w) => w.welcome.title,
    elements: [
      text((w) =>
        [
          w.welcome.hello(name),
          campaign === null ? '' : w.welcome.what(called(w, campaign)),
          unit === null ? w.welcome.unknown : w.welcome.unit(unit),
        ]
          .filter(Boolean)
          .join('\n'),
      ),
      text((w) => w.welcome.how),
      buttons(
        { label: (w) => w.welcome.me, style: 'primary', press: { action: 'command', name: 'me' } },
        { label: (w) => w.welcome.help, press: { action: 'command', name: 'help' } },
        { label: (w) => w.welcome.lang, press: { action: 'command', name: 'lang' } },
      ),
      note((w) => w.welcome.quiet),
    ],
  });
}
