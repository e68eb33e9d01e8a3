import { buttons, type Card, card, type Element, note, panel, text } from './kit.ts';
import type { Day } from './view.ts';

export interface BoxView {
  unit: { id: string; name: string };
  until: Day | null;
  open: boolean;
}

/** What is stored, what is not, when it is passed on, and what the messenger's administrators could still see. */
export function anonymity(): Element[] {
  return [
    text((w) =>
      [w.box.stored, w.box.notStored, w.box.release, w.box.messenger, w.box.style]
        .map((line) => `· ${line}`)
        .join('\n'),
    ),
  ];
}

/** The opinion box in a group. Its form goes to the private chat. */
export function boxCard({ unit, until, open }: BoxView): Card {
  return card({
    title: (w) => w.box.title,
    subtitle: unit.name,
    colour: open ? 'turquoise' : 'grey',
    elements: open
      ? [
          text((w) => w.box.intro(unit.name)),
          until === null ? null : text((w) => w.box.until(until)),
          buttons({
            label: (w) => w.box.open,
            style: 'primary',
            press: { action: 'box-open', unit: unit.id },
          }),
          note((w) => w.box.how),
          panel({ title: (w) => w.box.anonymousTitle, open: true, elements: anonymity() }),
        ]
      : [text((w) => w.box.closed)],
  });
}
