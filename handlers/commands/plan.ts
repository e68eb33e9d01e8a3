import { plansView } from '../../src/app/plans.ts';
import { stageOfUnit } from '../../src/app/stage-of-unit.ts';
import { plansCard } from '../../src/cards/plans.ts';
import type { Command, Reply } from '../handling.ts';
import { formOf } from './forms.ts';

/** From this stage on `/plan` is about rectification ((001) 三(三)); before it, about the work plan (S4). */
const rectifiesFrom = 3;

export async function plan(command: Command): Promise<Reply> {
  const { app, who, unitId, chatId } = command;
  // In private it is also about the plan of the one who asks, in the branch in which they take part.
  const own = chatId === null ? await stageOfUnit(app, who.unit.id) : 0;
  const stage = Math.max(await stageOfUnit(app, unitId), own);
  if (stage < rectifiesFrom) return formOf('work-plan')(command);
  const view = await plansView(app, { who, unitId });
  return view.ok
    ? { say: 'privately', card: plansCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
