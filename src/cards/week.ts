import { type Card, card, note, table, text } from './kit.ts';
import { called, type Label } from './words/index.ts';

export interface WeekView {
  /** A secretary's own unit. */
  unit: {
    name: string;
    stage: Label;
    met: number;
    of: number;
    sessions: number;
    hours: number;
    waiting: number;
    /** Open findings and make-ups. */
    open: number;
    overdue: number;
  } | null;
  /** Units below a first responsible person, or all of the office's, in roster order. */
  units: { name: string; stage: number; met: number; of: number; overdue: number }[];
}

/** What happened in a week, in counts (S31). */
export function weekCard({ unit, units }: WeekView): Card {
  return card({
    title: (w) => w.week.title,
    elements: [
      unit === null
        ? null
        : text((w) =>
            [
              w.week.secretary(unit.name),
              w.week.stage(called(w, unit.stage)),
              w.week.met(unit.met, unit.of),
              w.week.sessions(unit.sessions),
              w.week.hours(unit.hours),
              w.week.waiting(unit.waiting),
              w.week.open(unit.open),
              w.week.overdue(unit.overdue),
            ].join('\n'),
          ),
      units.length === 0 ? null : note((w) => w.week.below),
      units.length === 0
        ? null
        : table({
            columns: [
              { name: 'unit', title: '单位 Unit', wide: true },
              { name: 'stage', title: '阶段 Stage' },
              { name: 'met', title: '达到 Met' },
              { name: 'overdue', title: '逾期 Overdue' },
            ],
            rows: units.map((one) => ({
              unit: one.name,
              stage: String(one.stage),
              met: `${one.met}/${one.of}`,
              overdue: String(one.overdue),
            })),
          }),
    ],
  });
}
