import { type Card, card, heading, note, text } from './kit.ts';
import type { Moment } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface OutageView {
  from: Moment;
  to: Moment;
  late: { kind: Label; count: number }[];
  dropped: { kind: Label; count: number }[];
}

/** The honest report to the office after an outage: what was sent late, what was dropped. */
export function outageCard({ from, to, late, dropped }: OutageView): Card {
  const part = (title: 'late' | 'dropped', rows: OutageView['late']) =>
    rows.length === 0
      ? []
      : [
          heading((w) => w.outage[title]),
          text((w) => rows.map((row) => w.outage.line(called(w, row.kind), row.count)).join('\n')),
        ];
  return card({
    title: (w) => w.outage.title,
    colour: 'orange',
    elements: [
      text((w) => w.outage.span(w.moment(from.on, from.at), w.moment(to.on, to.at))),
      ...part('late', late),
      ...part('dropped', dropped),
      late.length + dropped.length === 0 ? text((w) => w.outage.none) : null,
      note((w) => w.outage.note),
    ],
  });
}
