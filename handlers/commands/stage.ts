import { stageView } from '../../src/app/calendar-views.ts';
import { stageCard } from '../../src/cards/stage.ts';
import type { Command, Reply } from '../handling.ts';

/** Stages and steps with their dates. */
export async function stage({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await stageView(app, who, unitId, now);
  return view.ok ? { say: 'here', card: stageCard(view.value) } : { say: 'refuse', refusal: view.refusal };
}
