import { rosterView } from '../../src/app/roster-view.ts';
import { rosterCard } from '../../src/cards/roster.ts';
import type { Command, Reply } from '../handling.ts';

/** Counts of the unit and of those below it, and what needs checking. */
export async function roster({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await rosterView(app, who, unitId, now);
  return view.ok
    ? { say: 'privately', card: rosterCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
