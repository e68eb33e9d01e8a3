import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db, PersonTable, UnitTable } from './schema.ts';

export type Unit = Selectable<UnitTable>;
export type Person = Selectable<PersonTable>;

/** Whether a unit takes part itself; the office and the supervision groups look on. */
export const takesPart = ({ kind }: Pick<Unit, 'kind'>): boolean =>
  kind !== 'office' && kind !== 'supervision';

/** All units in roster order. */
export const listUnits = (db: Db): Promise<Unit[]> =>
  db.selectFrom('unit').selectAll().where('active', '=', true).orderBy('position').execute();

export const unitById = (db: Db, id: string): Promise<Unit | undefined> =>
  db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();

export const unitByName = (db: Db, name: string): Promise<Unit | undefined> =>
  db.selectFrom('unit').selectAll().where('name', '=', name).where('active', '=', true).executeTakeFirst();

export const unitByChat = (db: Db, chatId: string): Promise<Unit | undefined> =>
  db.selectFrom('unit').selectAll().where('chat_id', '=', chatId).executeTakeFirst();

/** The unit's id and those of its ancestors, nearest first. */
export async function unitPath(db: Db, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive path as (
      select id, parent_id, 0 as depth from unit where id = ${unitId}
      union all
      select unit.id, unit.parent_id, depth + 1 from unit join path on unit.id = path.parent_id where depth < 50
    ) select id from path order by depth`.execute(db);
  return rows.map((row) => row.id);
}

/** Ids of the unit and of everything below it. */
export async function unitTree(db: Db, unitId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive tree as (
      select id, 0 as depth from unit where id = ${unitId}
      union all
      select unit.id, depth + 1 from unit join tree on unit.parent_id = tree.id where depth < 50
    ) select id from tree`.execute(db);
  return rows.map((row) => row.id);
}

export const personById = (db: Db, id: string): Promise<Person | undefined> =>
  db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

export const peopleByIds = (db: Db, ids: readonly string[]): Promise<Person[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('person')
        .selectAll()
        .where('id', 'in', [...ids])
        .orderBy('position')
        .execute();

export const personByOpenId = (db: Db, openId: string): Promise<Person | undefined> =>
  db.selectFrom('person').selectAll().where('open_id', '=', openId).executeTakeFirst();

/** Everybody of this name who is still here, in roster order. */
export const peopleCalled = (db: Db, name: string): Promise<Person[]> =>
  db
    .selectFrom('person')
    .selectAll()
    .where('name', '=', name)
    .where('active', '=', true)
    .orderBy('position')
    .execute();

/** People of these units who are still here, in roster order; `role` narrows. */
export function peopleOf(db: Db, unitIds: readonly string[], role?: string): Promise<Person[]> {
  if (unitIds.length === 0) return Promise.resolve([]);
  let query = db
    .selectFrom('person')
    .selectAll()
    .where('unit_id', 'in', [...unitIds])
    .where('active', '=', true);
  if (role) query = query.where(sql<boolean>`${role} = any(roles)`);
  return query.orderBy('position').execute();
}

/** Members whose membership is kept in a unit and who take part in another, in roster order. */
export const peopleFrom = (db: Db, unitId: string): Promise<Person[]> =>
  db
    .selectFrom('person')
    .selectAll()
    .where('home_unit_id', '=', unitId)
    .where('unit_id', '!=', unitId)
    .where('active', '=', true)
    .where(sql<boolean>`'member' = any(roles)`)
    .orderBy('position')
    .execute();

/** All leaders who are still here, in roster order. */
export const leadersOfAll = (db: Db): Promise<Person[]> =>
  db
    .selectFrom('person')
    .selectAll()
    .where('active', '=', true)
    .where('leader', '=', true)
    .orderBy('position')
    .execute();

/** Everybody who holds this role anywhere, in roster order. */
export const peopleWithRole = (db: Db, role: string): Promise<Person[]> =>
  db
    .selectFrom('person')
    .selectAll()
    .where('active', '=', true)
    .where(sql<boolean>`${role} = any(roles)`)
    .orderBy('position')
    .execute();

/**
 * Takes today's digest for these people.
 * @returns the ids that had none yet today; the others must not get a second one
 */
export async function takeDigest(db: Db, personIds: readonly string[], day: string): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .updateTable('person')
    .set({ digest_on: day })
    .where('id', 'in', [...personIds])
    .where((eb) => eb.or([eb('digest_on', 'is', null), eb('digest_on', '<', day)]))
    .returning('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}
