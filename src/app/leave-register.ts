import type { RosterView } from '../cards/roster.ts';
import { recordsOfKind } from '../store/records.ts';
import { peopleByIds } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';

/** Trips and leave of first responsible persons of these units that are not over on a day, in the order of entry (S29). */
export async function leaveRegister(
  app: App,
  unitIds: readonly string[],
  today: string,
): Promise<RosterView['leaves']> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return [];
  const entered = (await recordsOfKind(app.db, campaign.id, 'leave')).filter(
    (one) => unitIds.includes(one.unit_id) && String(one.payload.to) >= today,
  );
  const people = await peopleByIds(
    app.db,
    entered.map((one) => one.person_id as string),
  );
  return entered.map(({ person_id, payload }) => ({
    person: people.find((person) => person.id === person_id)?.name ?? '',
    from: String(payload.from),
    to: String(payload.to),
    reason: String(payload.reason),
  }));
}
