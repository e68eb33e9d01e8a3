import { type Duty, dutiesOf, type MeasuredDuty, openDuties, recordDuties } from '../domain/duty.ts';
import type { UnitFacts } from '../domain/gate.ts';
import { withRevisions } from '../domain/revision.ts';
import { type Person, type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { answeringFor } from './answering.ts';
import { type CampaignNow, placeOf, type UnitPlace } from './campaign-now.ts';
import { loadUnitFacts } from './unit-facts.ts';

/** Everything that views and pings ask of one unit, loaded once. */
export interface UnitDuties {
  unit: Unit;
  place: UnitPlace;
  /** Those who participate here. */
  members: Person[];
  /** They and those of its leading body, in roster order: whoever may be named as missing. */
  people: Person[];
  /** Ids of those who answer for what the unit owes as a whole. */
  answering: ReadonlySet<string>;
  facts: UnitFacts;
  duties: Duty[];
  open: MeasuredDuty[];
}

/** @returns null for a unit that takes no part */
export async function loadUnitDuties(
  db: Db,
  campaign: CampaignNow,
  unitId: string,
  today: string,
): Promise<UnitDuties | null> {
  const unit = await unitById(db, unitId);
  const place = unit ? await placeOf(db, campaign, unitId) : null;
  if (!unit || !place) return null;
  const { facts: stored, members, people } = await loadUnitFacts(db, campaign.id, unit, today);
  const facts = withRevisions(campaign.template, stored);
  const duties = [...dutiesOf(campaign.template, place.calendar), ...recordDuties(campaign.template, facts)];
  const answering = new Set((await answeringFor(db, unit, today)).map((person) => person.id));
  return { unit, place, members, people, answering, facts, duties, open: openDuties(duties, facts, today) };
}
