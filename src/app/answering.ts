import { type Person, peopleOf, type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { bodyOf, bodyOver } from './leading-body.ts';
import { standInsOf, withDeputies } from './with-deputies.ts';

/**
 * Who answers for what a unit owes as a whole, in roster order: its secretaries with their deputies, and its first
 * responsible persons. Where there is no secretary, as in an organ whose members all belong to branches, the first
 * responsible persons of its leading body do, with theirs.
 */
export async function answeringFor(db: Db, unit: Unit, today: string): Promise<Person[]> {
  const here = await withDeputies(db, await peopleOf(db, [unit.id]), today);
  const headed = here.some(isSecretary);
  const over = here.some((person) => isFirst(person) && person.leader)
    ? await bodyOver(db, unit.id)
    : undefined;
  // One with a leading post is first responsible where they sit in the leading body, not in the branch they belong to.
  const own = here.filter(
    (person) =>
      isSecretary(person) ||
      (isFirst(person) && (!person.leader || over === undefined || over.id === unit.id)),
  );
  const body = headed ? [] : await firstOfBody(db, unit, today);
  const all = new Map([...own, ...body].map((person) => [person.id, person]));
  return [...all.values()].sort((one, other) => one.position - other.position);
}

/** The first responsible persons who sit in a unit's leading body, and those who stand in for them there. */
export async function firstOfBody(db: Db, unit: Unit, today: string): Promise<Person[]> {
  const people = (await bodyOf(db, unit)).filter(isFirst);
  return [...people, ...(await standInsOf(db, { people, role: 'first', today }))];
}

/** Its secretaries with their deputies; where there is none, whoever answers in their place. */
export async function actingSecretaries(db: Db, unitId: string, today: string): Promise<Person[]> {
  const answering = await answeringForId(db, unitId, today);
  const secretaries = answering.filter(isSecretary);
  return secretaries.length > 0 ? secretaries : answering;
}

/** The units for which somebody does what a secretary does, as first responsible of a unit that has none. */
export async function answersAsFirst(
  db: Db,
  { roles, standing }: { roles: readonly string[]; standing: readonly string[] },
): Promise<string[]> {
  const [id] = standing;
  if (!roles.includes('first') || id === undefined) return [];
  return (await peopleOf(db, [id], 'secretary')).length === 0 ? [id] : [];
}

/** `answeringFor` by the unit's id; nobody for a unit that is gone. */
export async function answeringForId(db: Db, unitId: string, today: string): Promise<Person[]> {
  const unit = await unitById(db, unitId);
  return unit ? answeringFor(db, unit, today) : [];
}

const isSecretary = ({ roles }: Person): boolean => roles.includes('secretary');
const isFirst = ({ roles }: Person): boolean => roles.includes('first');
