import { surveyDesk } from '../../src/app/survey-desk.ts';
import { surveyDeskCard } from '../../src/cards/survey-desk.ts';
import { surveyFormCard } from '../../src/cards/survey-form.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * `/survey` opens the form that waits for one's own answer; officials, and whoever has several, get the desk. Always
 * in private, and nothing of the asking is recorded (`handlers/anonymous.ts`).
 */
export async function survey({ app, who, unitId }: Command): Promise<Reply> {
  const desk = await surveyDesk(app, who, unitId);
  if (!desk.ok) return { say: 'refuse', refusal: desk.refusal };
  const { mine, open, mayOpen } = desk.value;
  const [only] = mine;
  const justOne = only && mine.length === 1 && !mayOpen && open.length === 0;
  return { say: 'unrecorded', card: justOne ? surveyFormCard(only) : surveyDeskCard(desk.value) };
}
