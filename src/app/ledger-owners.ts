import { type Person, peopleOf, type Unit, unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { bodyOf } from './leading-body.ts';
import type { App } from './ports.ts';

/** Who can own an item of a unit: its members and those of its leading body, in that order. */
export async function ownersOf(db: Db, unit: Unit): Promise<Person[]> {
  const members = await peopleOf(db, [unit.id], 'member');
  const body = await bodyOf(db, unit);
  return [...members, ...body.filter((one) => !members.some(({ id }) => id === one.id))];
}

/** Whom an item of a unit can be handed to. */
export async function ownersFor(app: App, unitId: string): Promise<{ id: string; name: string }[]> {
  const unit = await unitById(app.db, unitId);
  return unit ? (await ownersOf(app.db, unit)).map(({ id, name }) => ({ id, name })) : [];
}
