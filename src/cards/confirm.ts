import type { TalkKind } from '../domain/talk.ts';
import { buttons, type Card, card, type Element, note, text } from './kit.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

/** What waits for somebody's word: a talk, or that they were consulted. */
export interface ConfirmView {
  record: string;
  kind: 'talk' | 'consultation';
  by: string;
  unit: string;
  on: Day;
  /** Between whom, for a talk. */
  talk: TalkKind | null;
}

const asksLine = (w: Words, { kind, by, unit, on }: ConfirmView): string =>
  kind === 'talk' ? w.confirm.talk(by, unit, w.shortDate(on)) : w.confirm.consultation(by, unit);

/** @param list the list on which it stands; absent on a card of its own */
function answers(view: ConfirmView, list?: 'talk' | 'me'): Element {
  const { record, kind } = view;
  const where = list === undefined ? {} : { list };
  return buttons(
    {
      label: (w) => (kind === 'talk' ? w.confirm.yesTalk : w.confirm.yesConsultation),
      style: 'primary',
      press:
        kind === 'talk'
          ? { action: 'talk-confirm', talk: record, ...where }
          : { action: 'consult-confirm', record, ...where },
    },
    { label: (w) => w.confirm.no, press: { action: 'confirm-decline', record, ...where } },
  );
}

/** Asks the one who is named, in private: one tap, no words. */
export function confirmAskCard(view: ConfirmView): Card {
  return card({
    title: (w) => (view.kind === 'talk' ? w.confirm.talkTitle : w.confirm.consultationTitle),
    elements: [
      text((w) => asksLine(w, view)),
      view.talk === null ? null : note((w) => w.talkKinds[view.talk as TalkKind]),
      answers(view),
      note((w) => (view.kind === 'talk' ? w.confirm.talkNote : w.confirm.consultationNote)),
    ],
  });
}

const mostRows = 3;

/** The same as rows of another list. */
export function confirmRows(waiting: readonly ConfirmView[], list: 'talk' | 'me'): Element[] {
  if (waiting.length === 0) return [];
  const more = waiting.length - mostRows;
  return [
    text((w) => w.confirm.waiting),
    ...waiting.slice(0, mostRows).flatMap((view) => [text((w) => asksLine(w, view)), answers(view, list)]),
    ...(more > 0 ? [note((w) => w.more(more))] : []),
  ];
}

export function confirmedCard(view: ConfirmView): Card {
  return card({
    title: (w) => (view.kind === 'talk' ? w.confirm.talkTitle : w.confirm.consultationTitle),
    colour: 'green',
    elements: [text((w) => asksLine(w, view)), note((w) => w.confirm.confirmed)],
  });
}

export const declinedCard = (): Card =>
  card({
    title: (w) => w.confirm.declinedTitle,
    colour: 'grey',
    elements: [text((w) => w.confirm.declined)],
  });
