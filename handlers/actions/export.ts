import { orderExport } from '../../src/app/order-export.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

/** Orders a file; it follows in the private chat. */
export async function pressExport({ app, now, openId, value, cause }: Press<'export'>): Promise<PressAnswer> {
  const ordered = await orderExport(app, { openId, what: value.what, unitId: value.unit, cause }, now);
  return ordered.ok
    ? { toast: { type: 'success', say: (w) => w.exports.ordered } }
    : refusePress(ordered.refusal);
}
