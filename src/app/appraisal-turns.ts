import { appraisalTurnCard } from '../cards/appraisal.ts';
import { afterQuiet } from '../domain/ping.ts';
import type { Person, Unit } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { pingRules } from './arm-calendar.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { tellPeople } from './tell-people.ts';

/** Tells those who write appraisals that something waits for them: once a day each, without words or names. */
export async function tellAppraisers(
  app: App,
  tx: Tx,
  of: { people: readonly Person[]; unit: Unit; what: 'confirm' | 'returned' | 'answered'; today: string },
  now: Date,
): Promise<void> {
  const { people, unit, what, today } = of;
  const campaign = await campaignNow(tx);
  const key = `appraisal-turn:${unit.id}:${what}:${today}`;
  const card = appraisalTurnCard({ unit: unit.name, what });
  const notBefore = campaign ? { notBefore: afterQuiet(now, pingRules(app, campaign)) } : {};
  await tellPeople(tx, people, { key, card, ...notBefore }, now);
}
