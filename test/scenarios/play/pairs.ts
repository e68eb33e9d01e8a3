import type { Actor } from './stage.ts';

export type Pair = readonly [one: Actor, other: Actor];

/** Everybody once with everybody, in rounds in which each takes part at most once. */
export function eachWithEach(people: readonly Actor[]): Pair[] {
  const seats: (Actor | null)[] = people.length % 2 === 0 ? [...people] : [...people, null];
  const pairs: Pair[] = [];
  for (let round = 1; round < seats.length; round += 1) {
    for (let at = 0; at < seats.length / 2; at += 1) {
      const [one, other] = [seats[at], seats[seats.length - 1 - at]];
      if (one && other) pairs.push([one, other]);
    }
    seats.splice(1, 0, seats.pop() ?? null);
  }
  return pairs;
}

/** Everybody of the one side with everybody of the other, in rounds in which each of the one side takes part once. */
export const eachWithThose = (people: readonly Actor[], those: readonly Actor[]): Pair[] =>
  those.flatMap((_, round) =>
    people.flatMap((one, at): Pair[] => {
      const other = those[(at + round) % those.length];
      return other ? [[one, other]] : [];
    }),
  );

/** The first `count` of the pairs; from the first again when they are fewer. */
export const inTurn = (pairs: readonly Pair[], count: number): Pair[] =>
  Array.from({ length: count }, (_, at) => pairs[at % pairs.length] as Pair);

/** A whole divided in whole parts by weights, to the last one. */
export function parts(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    const part = Math.floor((whole * reached) / all) - given;
    given += part;
    return part;
  });
}

/** The nth of so many slices, in order. */
export const slice = <T>(items: readonly T[], nth: number, of: number): T[] =>
  items.slice(Math.floor((items.length * nth) / of), Math.floor((items.length * (nth + 1)) / of));

/** Whom each of those who begin has to ask. */
export function byBeginner(pairs: readonly Pair[]): [beginner: Actor, others: Actor[]][] {
  const asks = new Map<Actor, Actor[]>();
  for (const [one, other] of pairs) asks.set(one, [...(asks.get(one) ?? []), other]);
  return [...asks];
}
