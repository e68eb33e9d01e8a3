import { createHmac, randomBytes } from 'node:crypto';

/** Takes a key once: false when it was taken before. */
export type ForgetfulSet = ((id: string) => boolean) & { forget(id: string): void };

/**
 * Remembers keys in memory only, by a hash whose key dies with the process; the oldest are forgotten first.
 * @param most how many are remembered
 */
export function createForgetfulSet(most: number): ForgetfulSet {
  const key = randomBytes(32);
  const seen = new Set<string>();
  const hashOf = (id: string) => createHmac('sha256', key).update(id).digest('base64url');
  const take = (id: string): boolean => {
    const hash = hashOf(id);
    if (seen.has(hash)) return false;
    seen.add(hash);
    if (seen.size > most) seen.delete(seen.values().next().value as string);
    return true;
  };
  return Object.assign(take, {
    forget: (id: string) => {
      seen.delete(hashOf(id));
    },
  });
}
