import { type MemberFacts, type UnitFacts, waiverOf } from '../domain/gate.ts';
import { kinds } from '../domain/kinds/index.ts';
import type { RecordFact } from '../domain/kinds/kind.ts';
import { bodyRecords, recordFacts, runOf, sessionPresence, studyHours } from '../store/campaign.ts';
import { exemptionsOf, signedGates } from '../store/gates.ts';
import { type Person, peopleOf, type Unit } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { bodyOf, bodyOver } from './leading-body.ts';
import { opinionFacts } from './opinion-standing.ts';

const fromBody = kinds.filter((kind) => kind.fromBody).map((kind) => kind.name);

const received = kinds.filter((kind) => kind.review === 'receipt').map((kind) => kind.name);

/** What only waits for its receipt was done by those who owe it. */
const handedIn = (records: readonly RecordFact[]): RecordFact[] =>
  records.map((record) =>
    record.state === 'submitted' && received.some((kind) => kind === record.kind)
      ? { ...record, state: 'filed' }
      : record,
  );

/**
 * Everything the rules read of a unit, in one place. Members are those who participate here; `people` are they and, in a
 * unit with a leading body, its members from elsewhere, in roster order.
 */
export async function loadUnitFacts(
  db: Db,
  campaignId: string,
  unit: Unit,
  today: string,
): Promise<{ facts: UnitFacts; members: Person[]; people: Person[] }> {
  const members = await peopleOf(db, [unit.id], 'member');
  const body = await bodyOf(db, unit);
  const here = new Set(members.map((member) => member.id));
  const people = [...members, ...body.filter((one) => !here.has(one.id))].sort(
    (one, other) => one.position - other.position,
  );
  const ids = people.map((person) => person.id);
  const hours = await studyHours(db, campaignId, [...new Set(people.map((person) => person.unit_id))]);
  const factsOf = ({ id, name, leader, roles }: Person): MemberFacts => ({
    id,
    name,
    leader,
    secretary: roles.includes('secretary'),
    hours: hours.get(id) ?? 0,
  });
  const over = await bodyOver(db, unit.id);
  const opened = (await signedGates(db, campaignId, unit.id)).map((gate) => gate.decided_at as Date);
  // What was on file in the instant of the signature was signed: it belongs to the stage that ended with it.
  const stageAt = (at: Date) => 1 + opened.filter((opening) => opening < at).length;
  return {
    members,
    people,
    facts: {
      today,
      stage: (await runOf(db, campaignId, unit.id))?.stage ?? 1,
      members: members.map(factsOf),
      leaders: people.filter((person) => person.leader).map(factsOf),
      records: [
        ...handedIn(await recordFacts(db, { campaignId, unitId: unit.id, personIds: ids }, stageAt)),
        ...(over && over.id !== unit.id
          ? await bodyRecords(db, { campaignId, bodyId: over.id, kinds: fromBody }, stageAt)
          : []),
        ...(await opinionFacts(db, { campaignId, unitId: unit.id }, (day) => stageAt(new Date(day)))),
      ],
      present: await sessionPresence(db, campaignId, ids),
      body: over === undefined ? 'none' : over.id === unit.id ? 'own' : 'above',
      exempt: new Set(
        (await exemptionsOf(db, campaignId, ids)).map((one) =>
          waiverOf(one.person_id, one.stage, one.requirement),
        ),
      ),
    },
  };
}
