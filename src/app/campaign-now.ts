import { type Calendar, deriveCalendar } from '../domain/calendar.ts';
import type { Template } from '../domain/template.ts';
import { currentCampaign, overridesOf, runOf, type UnitRun } from '../store/campaign.ts';
import type { Db } from '../store/schema.ts';

/** The running campaign: the snapshot of its template, never the file. */
export interface CampaignNow {
  id: string;
  template: Template;
  year: number;
}

export async function campaignNow(db: Db): Promise<CampaignNow | null> {
  const row = await currentCampaign(db);
  return row ? { id: row.id, template: row.template as Template, year: row.year } : null;
}

/** A unit's place in the campaign: where it stands and its own dates. */
export interface UnitPlace {
  campaign: CampaignNow;
  run: UnitRun;
  calendar: Calendar;
}

/** @returns null for a unit that takes no part (or no part yet) */
export async function placeOf(db: Db, campaign: CampaignNow, unitId: string): Promise<UnitPlace | null> {
  const run = await runOf(db, campaign.id, unitId);
  if (!run) return null;
  const overrides = (await overridesOf(db, [unitId])).map(({ key, date, reason }) => ({ key, date, reason }));
  const calendar = deriveCalendar(campaign.template, { batch: run.batch, year: campaign.year, overrides });
  return { campaign, run, calendar };
}
