import { Refusal } from '../refusal.ts';
import type { Person } from '../types.ts';
import type { World } from '../world.ts';

export type UserIdType = 'open_id' | 'user_id' | 'union_id';

/** Reads `user_id_type` and its kin; open_id when absent. */
export function userIdType(given: string | undefined): UserIdType {
  if (given === undefined || given === '') return 'open_id';
  if (given === 'open_id' || given === 'user_id' || given === 'union_id') return given;
  throw new Refusal(99992402, 'user_id_type: must be open_id, user_id or union_id');
}

/** The person with this id, those who left included. */
export function personBy(world: World, type: UserIdType | 'email', id: string): Person | undefined {
  if (type === 'open_id') return world.people.get(id);
  for (const person of world.people.values()) if (person[type] === id) return person;
  return undefined;
}
