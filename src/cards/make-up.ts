import { buttons, type Card, card, type Element, note, plain, text } from './kit.ts';
import type { Day } from './view.ts';

export interface ManualMakeUpView {
  record: string;
  unit: string;
  words: string;
  due: Day;
  done: boolean;
}

/** What a unit has to do again, with the tap that says it was done. */
export function manualMakeUpCard(view: ManualMakeUpView): Card {
  return card({
    title: (w) => w.makeUp.listTitle,
    subtitle: view.unit,
    colour: view.done ? 'green' : 'orange',
    elements: view.done ? [plain(view.words), text((w) => w.makeUp.closed)] : openPart(view),
  });
}

/** Make-ups of a unit that are open, for one who answers for it. */
export const makeUpsPart = (makeUps: readonly Omit<ManualMakeUpView, 'unit' | 'done'>[]): Element[] =>
  makeUps.slice(0, mostShown).flatMap(openPart);

const mostShown = 5;

const openPart = ({ record, words, due }: Pick<ManualMakeUpView, 'record' | 'words' | 'due'>): Element[] => [
  plain(words),
  note((w) => w.inspect.due(due)),
  buttons({ label: (w) => w.makeUp.done, press: { action: 'make-up-done', record } }),
];
