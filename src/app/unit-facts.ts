import type { UnitFacts } from '../domain/gate.ts';
import { recordFacts, sessionPresence, studyHours } from '../store/campaign.ts';
import { exemptionsOf } from '../store/gates.ts';
import { type Person, peopleOf } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/** Everything the rules read of a unit, in one place; members are those who participate here. */
export async function loadUnitFacts(
  db: Db,
  campaignId: string,
  unitId: string,
): Promise<{ facts: UnitFacts; members: Person[] }> {
  const members = await peopleOf(db, [unitId], 'member');
  const waived = await exemptionsOf(
    db,
    campaignId,
    members.map((member) => member.id),
  );
  const hours = await studyHours(db, campaignId, [unitId]);
  return {
    members,
    facts: {
      members: members.map(({ id, name, leader, roles }) => ({
        id,
        name,
        leader,
        secretary: roles.includes('secretary'),
        hours: hours.get(id) ?? 0,
      })),
      records: await recordFacts(db, campaignId, unitId),
      present: await sessionPresence(db, campaignId, unitId),
      exempt: new Set(waived.map((one) => `${one.person_id} ${one.requirement}`)),
    },
  };
}
