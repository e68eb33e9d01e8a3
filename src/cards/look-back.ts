import { buttons, type Card, card, form, heading, input, note, plain, table, text } from './kit.ts';
import type { Day } from './view.ts';

export interface LookBackView {
  unit: { id: string; name: string };
  window: { from: Day; to: Day; selfCheckDue: Day };
  open: boolean;
  /** In roster order. */
  units: { name: string; checked: boolean; spot: 'drawn' | 'reported' | null; openFindings: number }[];
  /** Spot-checks that this supervisor has still to report. */
  toReport: { record: string; unit: string }[];
  mayDraw: boolean;
}

/** Where the look-back of the units below stands: counts and states of units, never of people. */
export function lookBackCard(view: LookBackView): Card {
  const { units, window } = view;
  const checked = units.filter((unit) => unit.checked).length;
  const drawn = units.filter((unit) => unit.spot !== null).length;
  const reported = units.filter((unit) => unit.spot === 'reported').length;
  return card({
    title: (w) => w.lookBack.title,
    subtitle: view.unit.name,
    elements: [
      text((w) => w.lookBack.window(w.span(window.from, window.to), view.open)),
      text((w) => w.lookBack.checked(checked, units.length, window.selfCheckDue)),
      text((w) => w.lookBack.spots(reported, drawn)),
      table({
        columns: [
          { name: 'unit', title: '单位 Unit', wide: true },
          { name: 'check', title: '自查 Own' },
          { name: 'spot', title: '抽查 Spot' },
          { name: 'open', title: '未结 Open' },
        ],
        rows: units.map((unit) => ({
          unit: unit.name,
          check: unit.checked ? '✓' : '—',
          spot: unit.spot === null ? '' : unit.spot === 'reported' ? '✓' : '—',
          open: String(unit.openFindings),
        })),
      }),
      ...view.toReport.map((one) =>
        buttons({
          label: (w) => w.lookBack.report(one.unit),
          press: { action: 'spot-check-open', record: one.record },
        }),
      ),
      view.mayDraw
        ? [
            heading((w) => w.lookBack.draw),
            note((w) => w.lookBack.drawNote),
            form({
              submit: {
                label: (w) => w.lookBack.drawSubmit,
                press: { action: 'spot-check-draw', unit: view.unit.id },
              },
              elements: [
                input({ name: 'size', label: (w) => w.lookBack.size, most: 4 }),
                input({ name: 'seed', label: (w) => w.lookBack.seed, most: 64, required: false }),
              ],
            }),
          ]
        : null,
    ],
  });
}

/** The result of a draw with what repeats it, to the one who drew. */
export const spotChecksDrawnCard = (view: { drawn: readonly string[]; seed: string; of: number }): Card =>
  card({
    title: (w) => w.lookBack.drawnTitle,
    colour: 'green',
    elements: [
      text((w) => w.lookBack.drawn(view.drawn.length, view.of)),
      plain(view.drawn.join('\n')),
      note((w) => w.lookBack.repeat(view.seed)),
    ],
  });

/** To the supervisors in charge with the form of the report, or to the unit's secretary without. */
export function spotCheckCard(view: { record: string; unit: string; until: Day }, reports: boolean): Card {
  return card({
    title: (w) => w.lookBack.spotTitle,
    subtitle: view.unit,
    elements: [
      text((w) => (reports ? w.lookBack.toSupervisor(view.unit, view.until) : w.lookBack.toUnit(view.until))),
      reports
        ? [
            note((w) => w.lookBack.how),
            form({
              submit: {
                label: (w) => w.submit,
                press: { action: 'spot-check-report', record: view.record },
              },
              elements: [
                input({ name: 'heard', label: (w) => w.lookBack.heard, most: 4 }),
                input({ name: 'words', label: (w) => w.lookBack.seen, most: 1000, rows: 6 }),
              ],
            }),
          ]
        : null,
    ],
  });
}

/** What a spot-check found, to the office and to the unit's secretary. */
export const spotCheckReportedCard = (view: {
  unit: string;
  by: string;
  heard: number;
  words: string;
}): Card =>
  card({
    title: (w) => w.lookBack.reportedTitle,
    subtitle: view.unit,
    colour: 'green',
    elements: [text((w) => w.lookBack.reported(view.by, view.heard)), plain(view.words)],
  });
