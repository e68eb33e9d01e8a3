import { readPublication } from '../../src/app/publish.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/** Counts the one who pressed among the readers. */
export async function pressPublicationRead({
  app,
  now,
  openId,
  value,
  chatId,
}: Press<'publication-read'>): Promise<PressAnswer> {
  const outcome = await readPublication(app, { openId, recordId: value.record, chatId }, now);
  return outcome.ok
    ? { toast: { type: 'success', say: (w) => w.publicity.counted } }
    : refusePress(outcome.refusal);
}
