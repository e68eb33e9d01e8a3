import { distance } from 'fastest-levenshtein';

/**
 * The names nearest to what was typed: those that hold it, or are held by it, first; then by likeness, then in the order given.
 * Names that share less than half of their characters are left out.
 */
export function nearestNames(typed: string, names: readonly string[], most: number): string[] {
  return names
    .map((name, position) => ({
      name,
      position,
      off: typed !== '' && (name.includes(typed) || typed.includes(name)) ? 0 : distance(name, typed),
    }))
    .filter(({ name, off }) => off <= Math.max(1, Math.floor(Math.min(name.length, typed.length) / 2)))
    .sort((one, other) => one.off - other.off || one.position - other.position)
    .slice(0, most)
    .map(({ name }) => name);
}
