import { areas, targets } from './actions.ts';
import { anonymity } from './box.ts';
import { type Card, card, form, hr, input, note, panel, select, text } from './kit.ts';

export interface OpinionFormView {
  unit: { id: string; name: string };
  /** False once the box is closed: only the receipt's form is left. */
  open: boolean;
}

/** Speaking, and reading the answer by a receipt; private. Nothing typed is ever put back into it. */
export function opinionFormCard({ unit, open }: OpinionFormView): Card {
  return card({
    title: (w) => w.opinionForm.title,
    colour: 'turquoise',
    elements: [
      text((w) => w.opinionForm.unit(unit.name)),
      open
        ? [
            panel({ title: (w) => w.box.anonymousTitle, open: true, elements: anonymity() }),
            form({
              submit: {
                label: (w) => w.opinionForm.submit,
                press: { action: 'opinion-submit', unit: unit.id },
              },
              elements: [
                ...select({
                  name: 'target',
                  label: (w) => w.opinionForm.target,
                  placeholder: (w) => w.choose,
                  options: targets.map((target) => ({ text: (w) => w.targets[target], value: target })),
                }),
                ...select({
                  name: 'area',
                  label: (w) => w.opinionForm.area,
                  placeholder: (w) => w.choose,
                  options: areas.map((area) => ({ text: (w) => w.areas[area], value: area })),
                }),
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
