import { statusView } from '../../src/app/status-view.ts';
import { statusCard } from '../../src/cards/status.ts';
import type { Command, Reply } from '../handling.ts';

/** Figures only, so the answer may stand in the group. */
export async function status({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await statusView(app, who, unitId, now);
  return view.ok ? { say: 'here', card: statusCard(view.value) } : { say: 'refuse', refusal: view.refusal };
}
