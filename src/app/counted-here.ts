import { listUnits, peopleFrom } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { UnitDuties } from './unit-duties.ts';

/** Who takes part otherwise than at home, each counted in one place only (S2, S7); in roster order. */
export interface CountedHere {
  /** Taught at the door, with the hours that came so. */
  door: { person: string; hours: number }[];
  /** Members whose membership is kept elsewhere and who are counted here. */
  joined: { person: string; unit: string }[];
  /** Members whose membership is kept here and who are counted elsewhere. */
  elsewhere: { person: string; unit: string }[];
  /** Of the leading body, counted as members in their own branches. */
  body: { person: string; unit: string }[];
}

export async function countedHere(
  db: Db,
  { unit, members, people, facts }: UnitDuties,
): Promise<CountedHere> {
  const names = new Map((await listUnits(db)).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? '';
  const taught = new Map<string, number>();
  for (const { kind, state, payload } of facts.records) {
    if (kind !== 'door-teaching' || state !== 'filed') continue;
    const member = String(payload.member);
    taught.set(member, (taught.get(member) ?? 0) + Number(payload.hours));
  }
  const here = new Set(members.map((member) => member.id));
  return {
    door: members.flatMap(({ id, name }) => {
      const hours = taught.get(id);
      return hours === undefined ? [] : [{ person: name, hours }];
    }),
    joined: members
      .filter((member) => member.home_unit_id !== unit.id)
      .map(({ name, home_unit_id }) => ({ person: name, unit: nameOf(home_unit_id) })),
    elsewhere: (await peopleFrom(db, unit.id)).map(({ name, unit_id }) => ({
      person: name,
      unit: nameOf(unit_id),
    })),
    body: people
      .filter((person) => !here.has(person.id))
      .map(({ name, unit_id }) => ({ person: name, unit: nameOf(unit_id) })),
  };
}
