import { type Deputy, standingIn, standingOn } from '../store/deputies.ts';
import { type Person, peopleByIds } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/**
 * People with the roles in which they stand in for somebody of their unit on a day of the campaign's calendar, the
 * first and the last day included. Who stands in as first responsible for one with a leading post stands in for that
 * post too, and counts as a leader here. Whoever was moved to another unit stands in no longer.
 */
export async function withDeputies(db: Db, people: readonly Person[], today: string): Promise<Person[]> {
  const known = people.filter((person) => isRowId(person.id)).map((person) => person.id);
  const standing = await standingIn(db, known, today);
  if (standing.length === 0) return [...people];
  const leading = await namedByLeaders(db, standing);
  return people.map((person) => {
    const acting = standing.filter((one) => one.person_id === person.id && one.unit_id === person.unit_id);
    if (acting.length === 0) return person;
    const roles = [...new Set([...person.roles, ...acting.map((one) => one.role)])];
    return { ...person, roles, leader: person.leader || acting.some((one) => leading.has(one.id)) };
  });
}

/** Those who stand in today for these people in this office, as `withDeputies` gives them. */
export async function standInsOf(
  db: Db,
  of: { people: readonly Person[]; role: string; today: string },
): Promise<Person[]> {
  const named = new Set(of.people.map((person) => person.id));
  const standing = (await standingOn(db, of.today)).filter(
    (one) => one.role === of.role && named.has(one.named_by),
  );
  const people = await peopleByIds(
    db,
    standing.map((one) => one.person_id),
  );
  const there = people.filter(
    (person) =>
      person.active && standing.some((one) => one.person_id === person.id && one.unit_id === person.unit_id),
  );
  return withDeputies(db, there, of.today);
}

/** Deputies as first responsible whose principal has a leading post: who holds the office names them, nobody else. */
async function namedByLeaders(db: Db, standing: readonly Deputy[]): Promise<Set<string>> {
  const first = standing.filter((one) => one.role === 'first');
  if (first.length === 0) return new Set();
  const principals = await peopleByIds(
    db,
    first.map((one) => one.named_by),
  );
  const leaders = new Set(principals.filter(({ leader }) => leader).map(({ id }) => id));
  return new Set(first.filter((one) => leaders.has(one.named_by)).map(({ id }) => id));
}

/** A first officer of the operator's list who stands on no roster has an open id in place of a row's. */
export const isRowId = (id: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id);
