import { leadersOfAll, listUnits, type Person, type Unit, unitPath } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/** The unit in whose leading body a leader of this unit sits: the nearest one upwards that has one. */
export async function bodyOver(db: Db, unitId: string): Promise<Unit | undefined> {
  const units = await listUnits(db);
  const path = await unitPath(db, unitId);
  return path.map((id) => units.find((unit) => unit.id === id)).find((unit) => unit?.leading_body);
}

/**
 * Who sits in a unit's leading body: the leaders of the unit and of those below it whose nearest leading body it is, in
 * roster order. None for a unit without one.
 */
export async function bodyOf(db: Db, unit: Unit): Promise<Person[]> {
  if (!unit.leading_body) return [];
  const units = new Map((await listUnits(db)).map((one) => [one.id, one]));
  const nearest = (id: string): string | null => {
    let at = units.get(id);
    for (let steps = 0; at && steps < units.size; steps += 1) {
      if (at.leading_body) return at.id;
      at = at.parent_id === null ? undefined : units.get(at.parent_id);
    }
    return null;
  };
  return (await leadersOfAll(db)).filter((person) => nearest(person.unit_id) === unit.id);
}
