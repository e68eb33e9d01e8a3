import type { Area, TargetKind } from '../domain/opinions.ts';
import { type Card, card, form, heading, hr, input, note, plain, text } from './kit.ts';
import { aboutWhom } from './opinion-choices.ts';
import { newestThatFit } from './opinions.ts';
import type { Day } from './view.ts';

/** @param code sixteen digits; shown in groups of four, once */
export function receiptCard({ code, until }: { code: string; until?: Day }): Card {
  return card({
    title: (w) => w.receipt.title,
    colour: 'green',
    elements: [
      text((w) => w.receipt.once),
      heading(code.replace(/(\d{4})(?=\d)/g, '$1 ')),
      text((w) => w.receipt.use),
      note((w) =>
        [until === undefined ? '' : w.receipt.until(until), w.receipt.forget].filter(Boolean).join('\n'),
      ),
    ],
  });
}

export interface FollowUpView {
  state: 'waiting' | 'released' | 'answered';
  area: Area;
  target: TargetKind;
  person: string | null;
  day: Day;
  words: string;
  /** By day. `by` is the official's name where it is known; null for the author's own addition. */
  replies: { from: 'official' | 'author'; by: string | null; day: Day; words: string }[];
}

/** For whoever holds the receipt: state, answers, and a form to add to it; private. */
export function followUpCard(view: FollowUpView): Card {
  return card({
    title: (w) => w.followUp.title,
    subtitle: (w) => w.followUp.about(aboutWhom(w, view), w.areas[view.area]),
    colour: 'turquoise',
    elements: [
      text((w) => w.followUp[view.state]),
      note((w) => w.shortDate(view.day)),
      plain(view.words),
      ...newestThatFit(view.replies).flatMap((reply) => [
        note((w) =>
          reply.from === 'official'
            ? w.followUp.official(reply.by ?? w.followUp.officialUnnamed, w.shortDate(reply.day))
            : w.followUp.author(w.shortDate(reply.day)),
        ),
        plain(reply.words),
      ]),
      hr,
      form({
        submit: { label: (w) => w.followUp.add, press: { action: 'receipt-add' } },
        elements: [
          input({ name: 'words', label: (w) => w.followUp.words, most: 1000, rows: 4 }),
          input({
            name: 'code',
            label: (w) => w.followUp.code,
            placeholder: (w) => w.opinionForm.codePlaceholder,
            most: 32,
          }),
        ],
      }),
    ],
  });
}
