import { gateView } from '../../src/app/gate.ts';
import { changedGateViews } from '../../src/app/signed-gates.ts';
import { gateCard } from '../../src/cards/gate.ts';
import { gateChangedCard } from '../../src/cards/gate-again.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * What the unit still lacks, by name for those who may see names: private. Past the last gate, a signed one that changed.
 */
export async function gate({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await gateView(app, who, unitId, now);
  if (!view.ok && view.refusal.why === 'no-gate') {
    const changed = await changedGateViews(app, who, unitId, now);
    const [first] = changed.ok ? changed.value : [];
    if (first) return { say: 'privately', card: gateChangedCard(first) };
  }
  return view.ok
    ? { say: 'privately', card: gateCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
