import { startBatch } from '../../src/app/batches.ts';
import { batchesCard } from '../../src/cards/batches.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/** The office starts a batch; its card tells where all of them stand now. */
export async function pressBatchStart({
  app,
  now,
  openId,
  value,
}: Press<'batch-start'>): Promise<PressAnswer> {
  const outcome = await startBatch(app, { openId, batch: value.batch }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { view, units } = outcome.value;
  return {
    toast: { type: 'success', say: (w) => w.batches.done(units.length) },
    card: batchesCard(view, { units }),
  };
}
