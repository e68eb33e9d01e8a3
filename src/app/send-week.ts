import { localDateOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { type Person, peopleWithRole } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import type { CampaignNow } from './campaign-now.ts';
import { readUnits, sendDigests } from './digest.ts';
import type { App } from './ports.ts';
import { isWeekDay } from './week.ts';
import { standInsOf } from './with-deputies.ts';

/**
 * The week's figures go to every secretary, first responsible person, their deputies and the office, as a part of that day's digest:
 * whoever hears of open items too gets one message. Told too late by a day, they make no sense and are left out.
 */
export async function sendWeek(
  app: App,
  tx: Tx,
  { campaign, late }: { campaign: CampaignNow; late: boolean },
  now: Date,
): Promise<void> {
  const today = localDateOf(now, app.timeZone);
  if (!isWeekDay(app, today)) return;
  const told = new Map<string, Person>();
  for (const role of ['secretary', 'first', 'office']) {
    const holding = await peopleWithRole(tx, role);
    const standing = await standInsOf(tx, { people: holding, role, today });
    for (const person of [...holding, ...standing]) told.set(person.id, person);
  }
  const people = [...told.values()].sort((one, other) => one.position - other.position);
  const read = readUnits(tx, campaign, today);
  const notBefore = afterQuiet(now, pingRules(app, campaign));
  await sendDigests(app, tx, { campaign, people, read, late, notBefore }, now);
}
