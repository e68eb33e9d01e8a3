import { kindOfTarget, personOfTarget, type Target, targets } from '../domain/opinions.ts';
import { type Person, peopleByIds, peopleOf, peopleWithRole, type Unit } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { bodyOf, bodyOver } from './leading-body.ts';

/** One choice of whom an opinion is about; `person` is a member's name. */
export interface TargetOption {
  value: Target;
  person: string | null;
}

/** So many names fit on a card of 30 KB in four languages; in a larger unit the member is named in the words. */
const mostNamed = 90;

/** Whom an opinion over a unit may be about: its kinds, then the leaders of its body and its members, in roster order. */
export async function targetOptions(db: Db, unit: Unit): Promise<TargetOption[]> {
  const named = await namedPeople(db, unit);
  return [
    ...targets.map((value) => ({ value, person: null })),
    ...named.slice(0, mostNamed).map(({ id, name }) => ({ value: `member:${id}` as const, person: name })),
  ];
}

async function namedPeople(db: Db, unit: Unit): Promise<Person[]> {
  const body = await bodyOver(db, unit.id);
  const all = [...(body ? await bodyOf(db, body) : []), ...(await peopleOf(db, [unit.id], 'member'))];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** Whether this target is one that a form over the unit offers. */
export async function isOffered(db: Db, unit: Unit, target: string): Promise<boolean> {
  const person = personOfTarget(target);
  return person === null || (await namedPeople(db, unit)).some(({ id }) => id === person);
}

/**
 * Who gets an opinion about a target (S11): one member; the leaders of the leading body over the unit; for the branch,
 * and for a member whom nobody named, those who answer for the unit. Where nobody of these is left, they do too.
 */
export async function peopleOfTarget(db: Db, unit: Unit, target: string): Promise<Person[]> {
  const person = personOfTarget(target);
  const meant = person
    ? await peopleByIds(db, [person])
    : kindOfTarget(target) === 'leading-body'
      ? await leadersOver(db, unit)
      : [];
  const reachable = meant.filter(isReachable);
  return reachable.length > 0 ? reachable : (await answering(db, unit)).filter(isReachable);
}

export const isReachable = (person: Person): boolean => person.active && person.open_id !== null;

async function leadersOver(db: Db, unit: Unit): Promise<Person[]> {
  const body = await bodyOver(db, unit.id);
  return body ? bodyOf(db, body) : [];
}

/** The committee, the secretary and the first responsible of a unit; the office where it has neither. */
async function answering(db: Db, unit: Unit): Promise<Person[]> {
  const here = (await peopleOf(db, [unit.id])).filter((one) =>
    one.roles.some((role) => role === 'secretary' || role === 'first' || role === 'committee'),
  );
  return here.some(isReachable) ? here : peopleWithRole(db, 'office');
}

/** Names of the members that these targets name, by the target. */
export async function targetNames(db: Db, all: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(all.flatMap((target) => personOfTarget(target) ?? []))];
  return new Map((await peopleByIds(db, ids)).map(({ id, name }) => [`member:${id}`, name]));
}
