import { type Card, card, form, input, note, text } from './kit.ts';
import type { Day } from './view.ts';

export interface ReportFormView {
  unit: { id: string; name: string };
  due: Day;
}

/** The special report to the superior committee, filed as text. */
export function reportFormCard({ unit, due }: ReportFormView): Card {
  return card({
    title: (w) => w.report.title,
    subtitle: unit.name,
    elements: [
      text((w) => w.dueOn(due)),
      form({
        submit: {
          label: (w) => w.report.file,
          press: { action: 'record-submit', kind: 'special-report', unit: unit.id },
        },
        elements: [input({ name: 'words', label: (w) => w.report.words, most: 1000, rows: 8 })],
      }),
      note((w) => w.report.stops),
    ],
  });
}

export interface ReportFiledView {
  unit: string;
  filedOn: Day;
}

export function reportFiledCard({ unit, filedOn }: ReportFiledView): Card {
  return card({
    title: (w) => w.report.title,
    subtitle: unit,
    colour: 'green',
    elements: [text((w) => w.report.filed(filedOn))],
  });
}
