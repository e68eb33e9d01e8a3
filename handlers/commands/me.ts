import { meView } from '../../src/app/me-view.ts';
import { meCard } from '../../src/cards/me.ts';
import type { Command, Reply } from '../handling.ts';

/** What is asked of this person today. */
export async function me({ app, now, who }: Command): Promise<Reply> {
  const view = await meView(app, who, now);
  return view.ok ? { say: 'privately', card: meCard(view.value) } : { say: 'refuse', refusal: view.refusal };
}
