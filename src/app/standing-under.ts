import { type Person, peopleOf, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { bodyOf, bodyOver } from './leading-body.ts';

/**
 * The units over whose tree somebody's office stands, the widest first: a supervision group or an office stands over
 * the unit above it, a first responsible person with a leading post over the unit whose leading body they sit in.
 */
export async function standingUnder(
  db: Db,
  person: Pick<Person, 'unit_id' | 'roles' | 'leader'>,
): Promise<string[]> {
  const unit = await unitById(db, person.unit_id);
  if (!unit) return [];
  if (unit.kind === 'office' || unit.kind === 'supervision') return [unit.parent_id ?? unit.id];
  const body = person.leader && person.roles.includes('first') ? await bodyOver(db, unit.id) : undefined;
  return body && body.id !== unit.id ? [body.id, unit.id] : [unit.id];
}

/** The first responsible persons of the nearest unit on the path that has any: its own, or of its leading body. */
export async function firstResponsible(db: Db, path: readonly string[]): Promise<Person[]> {
  for (const id of path) {
    const unit = await unitById(db, id);
    const people = [...(await peopleOf(db, [id])), ...(unit ? await bodyOf(db, unit) : [])];
    const first = people.filter((person) => person.roles.includes('first'));
    if (first.length > 0) return [...new Map(first.map((person) => [person.id, person])).values()];
  }
  return [];
}
