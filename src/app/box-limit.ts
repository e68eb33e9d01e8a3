import { createHmac, randomBytes } from 'node:crypto';
import type { FormLimit, MayStillSpeak } from './ports.ts';

/**
 * A counter that forgets: keyed by a hash whose key is made here and dies with the process or the day.
 * @param mostADay times a person and day
 */
export function createBoxLimit(mostADay: number): MayStillSpeak {
  let today = { day: '', key: randomBytes(32), counts: new Map<string, number>() };
  return (openId, day) => {
    if (day !== today.day) today = { day, key: randomBytes(32), counts: new Map() };
    const hash = createHmac('sha256', today.key).update(openId).digest('base64url');
    const count = (today.counts.get(hash) ?? 0) + 1;
    today.counts.set(hash, count);
    return count <= mostADay;
  };
}

/** One form a person and round, by a hash whose key dies with the process: a crash may let somebody answer twice. */
export function createFormLimit(): FormLimit {
  const key = randomBytes(32);
  const taken = new Set<string>();
  const hashOf = (openId: string, roundId: string) =>
    createHmac('sha256', key).update(`${roundId} ${openId}`).digest('base64url');
  return {
    take(openId, roundId) {
      const hash = hashOf(openId, roundId);
      if (taken.has(hash)) return false;
      taken.add(hash);
      return true;
    },
    giveBack: (openId, roundId) => void taken.delete(hashOf(openId, roundId)),
  };
}
