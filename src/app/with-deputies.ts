import { standingIn } from '../store/deputies.ts';
import type { Person } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/**
 * People with the roles in which they stand in for somebody of their unit on a day of the campaign's calendar, the
 * first and the last day included. Whoever was moved to another unit stands in no longer.
 */
export async function withDeputies(db: Db, people: readonly Person[], today: string): Promise<Person[]> {
  const known = people.filter((person) => isRowId(person.id)).map((person) => person.id);
  const standing = await standingIn(db, known, today);
  if (standing.length === 0) return [...people];
  return people.map((person) => {
    const acting = standing.filter((one) => one.person_id === person.id && one.unit_id === person.unit_id);
    return acting.length === 0
      ? person
      : { ...person, roles: [...new Set([...person.roles, ...acting.map((one) => one.role)])] };
  });
}

/** A first officer of the operator's list who stands on no roster has an open id in place of a row's. */
export const isRowId = (id: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id);
