import { missingView } from '../../src/app/missing-view.ts';
import { missingCard } from '../../src/cards/missing.ts';
import type { Command, Reply } from '../handling.ts';

/** Names go to the private chat only. */
export async function missing({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await missingView(app, who, unitId, now);
  return view.ok
    ? { say: 'privately', card: missingCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
