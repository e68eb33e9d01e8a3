import { buttons, type Card, card, note, text } from './kit.ts';
import type { Day } from './view.ts';

export interface CircleNoticeView {
  what: 'box' | 'survey';
  unit: { id: string; name: string };
  until: Day | null;
}

/** A reminder of an anonymous matter: the same words to the whole circle, for nobody knows who has answered. */
export function circleNoticeCard({ what, unit, until }: CircleNoticeView): Card {
  return card({
    title: (w) => (what === 'box' ? w.circle.boxTitle : w.circle.surveyTitle),
    elements: [
      text((w) => w.circle[what](unit.name)),
      until === null ? null : text((w) => w.box.until(until)),
      what === 'box'
        ? buttons({
            label: (w) => w.circle.open,
            style: 'primary',
            press: { action: 'box-open', unit: unit.id },
          })
        : null,
      note((w) => w.circle.thanks),
    ],
  });
}
