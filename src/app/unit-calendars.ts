import { done, type Outcome } from '../domain/refusal.ts';
import { calendarRows } from './calendar-views.ts';
import { placeOf } from './campaign-now.ts';
import type { App } from './ports.ts';
import { unitsInCampaign } from './unit-reports.ts';

export interface UnitCalendar {
  unit: string;
  batch: number;
  rows: ReturnType<typeof calendarRows>;
}

/** The dates of each unit in its own calendar; `moved` tells what they were and why they differ. */
export async function unitCalendars(app: App, name: string | null): Promise<Outcome<UnitCalendar[]>> {
  const found = await unitsInCampaign(app, name);
  if (!found.ok) return found;
  const { campaign, units } = found.value;
  const calendars: UnitCalendar[] = [];
  for (const unit of units) {
    const place = await placeOf(app.db, campaign, unit.id);
    if (place) calendars.push({ unit: unit.name, batch: place.run.batch, rows: calendarRows(place) });
  }
  return done(calendars);
}
