import { distance } from 'fastest-levenshtein';
import type { Refusal } from '../domain/refusal.ts';
import { listUnits } from '../store/roster.ts';
import type { App } from './ports.ts';

const mostNamed = 3;

/** That no unit is called so, with the names nearest to what was typed: those that hold it first. */
export async function unknownUnit(app: App, typed: string): Promise<Refusal> {
  const wanted = typed.trim();
  const names = (await listUnits(app.db)).map(({ name }) => name);
  const near = names
    .map((name, position) => ({
      name,
      position,
      off: wanted !== '' && (name.includes(wanted) || wanted.includes(name)) ? 0 : distance(name, wanted),
    }))
    .filter(({ name, off }) => off <= Math.max(1, Math.floor(Math.min(name.length, wanted.length) / 2)))
    .sort((one, other) => one.off - other.off || one.position - other.position)
    .slice(0, mostNamed)
    .map(({ name }) => name);
  return { why: 'unknown-unit', typed: shortened(wanted), near };
}

/** What was typed is said back in every language, and a card holds 30 KB. */
const shortened = (typed: string) => (typed.length > 40 ? `${typed.slice(0, 40)}…` : typed);
