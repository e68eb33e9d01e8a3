import { type Person, peopleOf, type Unit, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/** Everybody who is expected in a unit's session: its members, or the leaders of the whole tree for a leading body. */
export async function expectedIn(db: Db, unit: Unit): Promise<Person[]> {
  return unit.leading_body
    ? (await peopleOf(db, await unitTree(db, unit.id), 'member')).filter((person) => person.leader)
    : peopleOf(db, [unit.id], 'member');
}
