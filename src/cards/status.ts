import type { Figures } from '../domain/figures.ts';
import type { LedgerCounts } from '../domain/ledger-counts.ts';
import { buttons, type Card, card, type Element, heading, linkButton, note, table, text } from './kit.ts';
import { progressChart } from './progress-chart.ts';
import { type Day, requirementLine, type StageNow, stageLine } from './view.ts';
import { called, type Label, type Words } from './words/index.ts';

export interface StatusView {
  unit: { id: string; name: string };
  today: Day;
  stage: StageNow | null;
  steps: { name: Label; due: Day; have: number; need: number }[];
  /** Requirements of the stage: members done of members asked, or records of records; as numbers for the drawing, as figures to be read. */
  requirements: (Figures & { name: Label; done: number; of: number })[];
  /** Members who have done all that the stage asks; null where no members are counted. */
  members: { done: number; of: number } | null;
  /** Of the unit and those below it; null where nothing was ever opened. */
  ledger: LedgerCounts | null;
  /** Units below, in roster order, for office and supervisors. */
  units: { name: string; stage: number; day: number; days: number; met: number; of: number }[];
  /** The campaign's stages, named once above the units' table. */
  stages: { no: number; name: Label }[];
  /** Whether the viewer may see names. */
  mayMissing: boolean;
  /** The web page of the unit, for a viewer who may open it. */
  page: string | null;
}

/** Where a unit stands: figures and a drawing; counts only, so it may stand in a group. */
export function statusCard(view: StatusView): Card {
  const { unit, requirements, members, ledger } = view;
  const met = requirements.filter((requirement) => requirement.done >= requirement.of).length;
  return card({
    title: (w) => w.status.title,
    subtitle: unit.name,
    elements: [
      text((w) => stageLine(w, view.stage)),
      requirements.length === 0
        ? null
        : [
            text((w) => w.status.met(met, requirements.length)),
            text((w) => numbered(w, requirements)),
            progressChart(requirements),
            note((w) => w.status.chart),
          ],
      members === null ? null : text((w) => w.status.members(members.done, members.of)),
      view.steps.length === 0
        ? null
        : [
            heading((w) => w.status.steps),
            text((w) =>
              view.steps
                .map((s) => `· ${w.status.step(called(w, s.name), s.due, s.have, s.need)}`)
                .join('\n'),
            ),
          ],
      ledger === null ? null : text((w) => w.named(w.status.ledger, w.status.ledgerLine(ledger))),
      view.units.length === 0 ? null : unitTable(view),
      view.mayMissing
        ? buttons({ label: (w) => w.status.missing, press: { action: 'missing-show', unit: unit.id } })
        : null,
      view.page === null ? null : linkButton({ label: (w) => w.pages.open, url: view.page }),
      note((w) => w.status.asOf(view.today)),
    ],
  });
}

function numbered(w: Words, rows: StatusView['requirements']): string {
  return rows.map((row, at) => `${at + 1}. ${requirementLine(w, row)}`).join('\n');
}

function unitTable(view: StatusView): Element[] {
  return [
    heading((w) => w.status.units(view.units.length)),
    note((w) => w.status.stages + w.join(view.stages.map((stage) => `${stage.no} ${called(w, stage.name)}`))),
    table({
      columns: [
        { name: 'unit', title: '单位 Unit', wide: true },
        { name: 'stage', title: '阶段 Stage' },
        { name: 'day', title: '天 Day' },
        { name: 'met', title: '达到 Met' },
      ],
      rows: view.units.map((unit) => ({
        unit: unit.name,
        stage: String(unit.stage),
        day: `${unit.day}/${unit.days}`,
        met: `${unit.met}/${unit.of}`,
      })),
    }),
  ];
}
