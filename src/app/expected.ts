import type { MeetingPayload } from '../domain/study.ts';
import { type Person, peopleOf, type Unit, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/**
 * Everybody who is expected in a unit's session: its members, or the leaders of the whole tree for a leading body. A
 * meeting may be for a narrower circle of them.
 */
export async function expectedIn(
  db: Db,
  unit: Unit,
  circle: MeetingPayload['circle'] = undefined,
): Promise<Person[]> {
  const all = unit.leading_body
    ? (await peopleOf(db, await unitTree(db, unit.id), 'member')).filter((person) => person.leader)
    : await peopleOf(db, [unit.id], 'member');
  if (circle === undefined) return all;
  return all.filter((person) => (circle === 'leaders' ? person.leader : circle.includes(person.id)));
}
