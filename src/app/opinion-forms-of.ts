import type { Circle } from '../domain/template.ts';
import { roundsOf, type StoredRound } from '../store/opinion-rounds.ts';
import { recordsOfUnit } from '../store/records.ts';
import type { Db } from '../store/schema.ts';
import type { CampaignNow } from './campaign-now.ts';
import { circlesOf } from './opinion-rounds.ts';

/** Forms that went to one circle by one channel; `title` is null when the template no longer has the circle. */
export interface FormsOf {
  channel: string;
  title: Circle['title'] | null;
  sent: number;
  returned: number;
}

/** All forms over a unit: the rounds in the messenger, and those that officials entered, in order. */
export async function formsOfUnit(
  db: Db,
  campaign: CampaignNow,
  unitId: string,
): Promise<{ rounds: (FormsOf & { round: StoredRound })[]; entered: FormsOf[] }> {
  const titles = new Map(circlesOf(campaign.template).map(({ key, title }) => [key, title]));
  const titled = (circle: string) => titles.get(circle) ?? null;
  return {
    rounds: (await roundsOf(db, campaign.id, [unitId])).map((round) => ({
      round,
      channel: 'form',
      title: titled(round.circle),
      sent: round.sent,
      returned: round.returned,
    })),
    entered: (await recordsOfUnit(db, campaign.id, unitId, 'opinion-form')).map(({ payload }) => ({
      channel: String(payload.channel),
      title: titled(String(payload.circle)),
      sent: Number(payload.sent),
      returned: Number(payload.returned),
    })),
  };
}
