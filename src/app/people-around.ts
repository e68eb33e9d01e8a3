import { type Person, peopleOf } from '../store/roster.ts';
import { bodyOf, bodyOver } from './leading-body.ts';
import type { App } from './ports.ts';
import type { Who } from './who.ts';

/** People of the unit and, for a leader, of the leading body over it, but for themselves; in roster order. */
export async function peopleAround(app: App, who: Who): Promise<Person[]> {
  const body = who.person.leader ? await bodyOver(app.db, who.unit.id) : undefined;
  const all = [...(await peopleOf(app.db, [who.unit.id])), ...(body ? await bodyOf(app.db, body) : [])];
  return [...new Map(all.map((person) => [person.id, person])).values()]
    .filter((person) => person.id !== who.person.id)
    .sort((one, other) => one.position - other.position);
}
