import { calendarView } from '../../src/app/calendar-views.ts';
import { calendarCard } from '../../src/cards/calendar.ts';
import type { Command, Reply } from '../handling.ts';

/** All dates of the unit. */
export async function calendar({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await calendarView(app, who, unitId, now);
  return view.ok ? { say: 'here', card: calendarCard(view.value) } : { say: 'refuse', refusal: view.refusal };
}
