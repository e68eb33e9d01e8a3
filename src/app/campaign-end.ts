import { deriveCalendar } from '../domain/calendar.ts';
import { runsOf } from '../store/campaign.ts';
import type { Db } from '../store/schema.ts';
import { type CampaignNow, placeOf } from './campaign-now.ts';

/** The last day of the campaign: of every batch as planned, and of every unit whose own dates run longer. */
export async function campaignEnd(db: Db, campaign: CampaignNow): Promise<string> {
  const { template, year } = campaign;
  const calendars = template.batches.map(({ number }) =>
    deriveCalendar(template, { batch: number, year, overrides: [] }),
  );
  for (const run of await runsOf(db, campaign.id)) {
    const place = await placeOf(db, campaign, run.unit_id);
    if (place) calendars.push(place.calendar);
  }
  return calendars
    .flatMap((calendar) => calendar.stages.map((stage) => stage.to))
    .reduce((one, other) => (one > other ? one : other));
}
