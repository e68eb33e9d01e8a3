import { type BatchesView, batchesCard } from '../../src/cards/batches.ts';
import type { Card } from '../../src/cards/kit.ts';
import {
  type LookBackView,
  lookBackCard,
  spotCheckCard,
  spotCheckReportedCard,
  spotChecksDrawnCard,
} from '../../src/cards/look-back.ts';
import type { Flavour } from './gallery.ts';

/** The cards of the look-back. */
export function lookBackRoom(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const until = '2005-09-30';
  const names = Array.from({ length: 25 }, (_, at) => `${flavour.unit}${at + 1}`);
  const view: LookBackView = {
    unit: { id: 'u01', name: flavour.unit },
    window: { from: '2005-09-01', to: until, selfCheckDue: until },
    open: true,
    units: names.map((name, at) => ({
      name,
      checked: at % 2 === 0,
      spot: at % 5 === 0 ? 'reported' : at % 5 === 1 ? 'drawn' : null,
      openFindings: at % 3,
    })),
    toReport: names.slice(0, 3).map((unit, at) => ({ record: `r${at}`, unit })),
    mayDraw: true,
  };
  const unit = flavour.unit;
  const spot = { record: 'r01', unit, until };
  const report = { unit, by: flavour.person(0), heard: 12, words: flavour.words };
  const stages = ['学习动员', '分析评议', '整改提高', '巩固扩大整改成果', '回头看'].map((name, at) => ({
    ...{ no: at + 1, name, from: '2005-07-25', to: '2005-08-31' },
    units: at === 3 ? 21 : at === 2 ? 2 : 0,
  }));
  const window = { from: '2005-01-01', to: '2005-06-30' };
  const batches: BatchesView = {
    campaign: flavour.unit,
    today: '2005-07-01',
    batches: [
      { no: 1, name: '第一批', ...window, started: 23, summedUp: 20, stages, waiting: [], next: true },
      {
        ...{ no: 2, name: flavour.unit, ...window, started: 0, summedUp: 0, waiting: [...names, ...names] },
        stages: stages.map((stage) => ({ ...stage, units: 0 })),
        next: true,
      },
    ],
    nowhere: names,
  };
  return [
    { name: 'batches', group: false, card: batchesCard(batches) },
    { name: 'batch-started', group: false, card: batchesCard(batches, { units: names }) },
    { name: 'look-back', group: false, card: lookBackCard(view) },
    {
      name: 'look-back-closed',
      group: false,
      card: lookBackCard({ ...view, open: false, mayDraw: false, toReport: [] }),
    },
    {
      name: 'spot-checks-drawn',
      group: false,
      card: spotChecksDrawnCard({ drawn: names, seed: '5f1c0e', of: 25 }),
    },
    { name: 'spot-check', group: false, card: spotCheckCard(spot, true) },
    { name: 'spot-check-told', group: false, card: spotCheckCard(spot, false) },
    { name: 'spot-check-reported', group: false, card: spotCheckReportedCard(report) },
  ];
}
