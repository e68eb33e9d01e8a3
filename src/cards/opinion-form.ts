import { anonymity } from './box.ts';
import { type Card, card, form, hr, input, note, panel, text } from './kit.ts';
import { type TargetChoice, targetAndArea } from './opinion-choices.ts';

export interface OpinionFormView {
  unit: { id: string; name: string };
  /** False once the box is closed: only the receipt's form is left. */
  open: boolean;
  /** The round of forms this one belongs to; null for the box. */
  round: string | null;
  targets: readonly TargetChoice[];
}

/** Speaking, and reading the answer by a receipt; private. Nothing typed is ever put back into it. */
export function opinionFormCard({ unit, open, round, targets }: OpinionFormView): Card {
  return card({
    title: (w) => (round === null ? w.opinionForm.title : w.solicit.formTitle),
    colour: 'turquoise',
    elements: [
      text((w) => w.opinionForm.unit(unit.name)),
      open
        ? [
            panel({ title: (w) => w.box.anonymousTitle, open: true, elements: anonymity() }),
            form({
              submit: {
                label: (w) => w.opinionForm.submit,
                press: {
                  action: 'opinion-submit',
                  unit: unit.id,
                  ...(round === null ? {} : { round }),
                },
              },
              elements: [
                ...targetAndArea({ targets }),
                input({
                  name: 'words',
                  label: (w) => w.opinionForm.words,
                  placeholder: (w) => w.opinionForm.placeholder,
                  most: 1000,
                  rows: 6,
                }),
              ],
            }),
            note((w) => w.box.receipt),
            ...(round === null ? [] : [note((w) => w.solicit.once)]),
          ]
        : text((w) => w.box.closed),
      hr,
      text((w) => w.opinionForm.haveReceipt),
      form({
        submit: { label: (w) => w.opinionForm.openReceipt, press: { action: 'receipt-open' } },
        elements: [
          input({
            name: 'code',
            label: (w) => w.opinionForm.code,
            placeholder: (w) => w.opinionForm.codePlaceholder,
            most: 32,
          }),
        ],
      }),
    ],
  });
}
