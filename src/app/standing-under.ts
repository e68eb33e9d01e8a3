import { type Person, peopleOf, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { firstOfBody } from './answering.ts';
import { bodyOver } from './leading-body.ts';
import { withDeputies } from './with-deputies.ts';

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

/** The first responsible persons, with their deputies, of the nearest unit on the path that has any: its own, or of its leading body. */
export async function firstResponsible(db: Db, path: readonly string[], today: string): Promise<Person[]> {
  for (const id of path) {
    const unit = await unitById(db, id);
    const own = await withDeputies(db, await peopleOf(db, [id]), today);
    const body = unit ? await firstOfBody(db, unit, today) : [];
    const first = [...own.filter((person) => person.roles.includes('first')), ...body];
    if (first.length > 0) return [...new Map(first.map((person) => [person.id, person])).values()];
  }
  return [];
}
