import { sql } from 'kysely';
import type { Person, Unit } from './roster.ts';
import type { Db } from './schema.ts';

/** Rows a statement: PostgreSQL takes 65,535 parameters at most. */
const chunk = 1000;

export type UnitRowToSave = Unit;
export type PersonRowToSave = Omit<Person, 'greeted' | 'digest_on'>;

/** Everybody and every unit, also those who left: what an import is compared with. */
export async function wholeRoster(db: Db): Promise<{ units: Unit[]; people: Person[] }> {
  const units = await db.selectFrom('unit').selectAll().orderBy('position').execute();
  const people = await db.selectFrom('person').selectAll().orderBy('position').execute();
  return { units, people };
}

/** Writes units (parents first) and people; known ids are updated, new ones inserted. */
export async function saveRoster(tx: Db, units: UnitRowToSave[], people: PersonRowToSave[]): Promise<void> {
  for (const unit of units) {
    await tx
      .insertInto('unit')
      .values(unit)
      .onConflict((oc) => oc.column('id').doUpdateSet(unit))
      .execute();
  }
  for (let from = 0; from < people.length; from += chunk) {
    await tx
      .insertInto('person')
      .values(
        people.slice(from, from + chunk).map((person) => ({ ...person, greeted: false, digest_on: null })),
      )
      .onConflict((oc) =>
        oc.column('id').doUpdateSet({
          name: sql`excluded.name`,
          open_id: sql`excluded.open_id`,
          mobile: sql`excluded.mobile`,
          email: sql`excluded.email`,
          unit_id: sql`excluded.unit_id`,
          home_unit_id: sql`excluded.home_unit_id`,
          placement: sql`excluded.placement`,
          roles: sql`excluded.roles`,
          leader: sql`excluded.leader`,
          locale: sql`excluded.locale`,
          active: sql`excluded.active`,
          position: sql`excluded.position`,
        }),
      )
      .execute();
  }
}
