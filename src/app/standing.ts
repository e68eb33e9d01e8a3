import type { StageNow } from '../cards/view.ts';
import { daysBetween } from '../domain/local-date.ts';
import type { UnitPlace } from './campaign-now.ts';

/**
 * Where a unit really stands, with the calendar's days beside it: a late stage says that it is late.
 * @returns null before its first day
 */
export function standingOf(place: UnitPlace, today: string): StageNow | null {
  const stage = place.campaign.template.stages.find((one) => one.number === place.run.stage);
  const dates = place.calendar.stages.find((one) => one.number === place.run.stage);
  if (!stage || !dates || today < dates.from) return null;
  return {
    no: stage.number,
    name: stage.title,
    day: daysBetween(dates.from, today) + 1,
    days: daysBetween(dates.from, dates.to) + 1,
  };
}
