import { gateView } from '../../src/app/gate.ts';
import { gateCard } from '../../src/cards/gate.ts';
import type { Command, Reply } from '../handling.ts';

/** What the unit still lacks, by name for those who may see names: private. */
export async function gate({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await gateView(app, who, unitId, now);
  return view.ok
    ? { say: 'privately', card: gateCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
