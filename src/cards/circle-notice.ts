import { buttons, type Card, card, note, text } from './kit.ts';
import type { Day } from './view.ts';

export interface CircleNoticeView {
  unit: { id: string; name: string };
  until: Day | null;
}

/** A reminder of an anonymous matter: the same words to the whole circle, for nobody knows who has answered. */
export function circleNoticeCard({ unit, until }: CircleNoticeView): Card {
  return card({
    title: (w) => w.circle.boxTitle,
    elements: [
      text((w) => w.circle.box(unit.name)),
      until === null ? null : text((w) => w.box.until(until)),
      buttons({
        label: (w) => w.circle.open,
        style: 'primary',
        press: { action: 'box-open', unit: unit.id },
      }),
      note((w) => w.circle.thanks),
    ],
  });
}
