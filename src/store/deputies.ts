import type { Selectable } from 'kysely';
import type { Db, DeputyTable } from './schema.ts';

export type Deputy = Selectable<DeputyTable>;

/** Those who stand in for somebody of this unit on `today` or later, by their first day. */
export const deputiesOf = (db: Db, unitId: string, today: string): Promise<Deputy[]> =>
  db
    .selectFrom('deputy')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('to_day', '>=', today)
    .where('ended_by', 'is', null)
    .orderBy('from_day')
    .execute();

/** What these people stand in for on a day of the campaign's calendar, the first and the last day included. */
export const standingIn = (db: Db, personIds: readonly string[], today: string): Promise<Deputy[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('deputy')
        .selectAll()
        .where('person_id', 'in', [...personIds])
        .where('from_day', '<=', today)
        .where('to_day', '>=', today)
        .where('ended_by', 'is', null)
        .execute();

/** Everybody who stands in on a day of the campaign's calendar, the first and the last day included. */
export const standingOn = (db: Db, today: string): Promise<Deputy[]> =>
  db
    .selectFrom('deputy')
    .selectAll()
    .where('from_day', '<=', today)
    .where('to_day', '>=', today)
    .where('ended_by', 'is', null)
    .execute();

export const deputyById = (db: Db, id: string): Promise<Deputy | undefined> =>
  db.selectFrom('deputy').selectAll().where('id', '=', id).executeTakeFirst();

/** @returns false when the same press named them before */
export async function nameDeputy(
  tx: Db,
  deputy: {
    id: string;
    unitId: string;
    role: string;
    personId: string;
    from: string;
    to: string;
    by: string;
  },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('deputy')
    .values({
      id: deputy.id,
      unit_id: deputy.unitId,
      role: deputy.role,
      person_id: deputy.personId,
      from_day: deputy.from,
      to_day: deputy.to,
      named_by: deputy.by,
      named_at: now,
      ended_by: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Ends it before its time. @returns false when it had ended */
export async function endDeputy(tx: Db, id: string, by: string): Promise<boolean> {
  const ended = await tx
    .updateTable('deputy')
    .set({ ended_by: by })
    .where('id', '=', id)
    .where('ended_by', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}
