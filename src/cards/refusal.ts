import type { Refusal } from '../domain/refusal.ts';
import { type Card, card, note, text } from './kit.ts';

/** Why something was not done, with the mend; private. */
export function refusalCard({ refusal }: { refusal: Refusal }): Card {
  return card({
    title: (w) => w.refused.title,
    colour: 'orange',
    elements: [text((w) => w.refusal(refusal)), note((w) => w.refused.mend)],
  });
}
