import type { MyHoursView } from '../cards/my-hours.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { recordsOfPerson } from '../store/records.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { whoIs } from './who.ts';

/** A person's own entries of study, newest first. */
export async function myHoursView(app: App, openId: string, now: Date): Promise<Outcome<MyHoursView>> {
  const who = await whoIs(app, openId, now);
  if (!who) return refused({ why: 'unknown-person' });
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const records = (await recordsOfPerson(app.db, campaign.id, who.person.id, ['study-hour'])).filter(
    (record) => Number(record.payload.hours) > 0,
  );
  const today = localDateOf(now, app.timeZone);
  const entries = records.map((record) => ({
    id: record.id,
    on: record.occurred_on,
    title: (record.payload.topic as string | null) ?? null,
    hours: Number(record.payload.hours),
    way: record.payload.way as 'joint' | 'own',
  }));
  return done({
    total: entries.reduce((sum, entry) => sum + entry.hours, 0),
    need: hoursNeeded(campaign.template),
    entries,
    correctable: records
      .filter((record) => localDateOf(record.filed_at, app.timeZone) === today)
      .map((record) => record.id),
  });
}

/** Hours that the gate counts; null in a profile that only records them. */
export function hoursNeeded(template: {
  profile: 'full' | 'light';
  study?: { hours: number } | undefined;
}): number | null {
  return template.profile === 'light' ? null : (template.study?.hours ?? null);
}
