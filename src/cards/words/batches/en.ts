import type { BatchesWords } from './zh-cn.ts';

const units = (n: number) => (n === 1 ? '1 unit' : `${n} units`);

export const enBatches: BatchesWords = {
  batches: {
    title: 'Batches',
    inYear: (span, year) => `${span} ${year}`,
    counts: (started, waiting) =>
      waiting === 0 ? `${units(started)} started` : `${units(started)} started, ${waiting} not yet:`,
    inStage: (stage, n) => `${stage} ${n}`,
    standing: (stages, summedUp) =>
      `Units by stage: ${stages.join(', ')}\nSumming-up meeting held: ${units(summedUp)}`,
    start: (batch) => `Start the ${batch.toLowerCase()}`,
    confirm: (n) => `${units(n)} will begin on the dates above; each group is told.`,
    done: (n) => `${units(n)} started`,
    nowhere: (n) =>
      `${units(n)} on the roster in a batch that this campaign does not have; they will not start. Change the roster and import it again:`,
    late: 'If a unit has to begin later, move its dates with /extend once it is started, and give the reason.',
  },
};
