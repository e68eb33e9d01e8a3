import type { Refusal } from '../domain/refusal.ts';
import { nearestNames } from '../say/nearest.ts';
import { listUnits } from '../store/roster.ts';
import type { App } from './ports.ts';

const mostNamed = 3;

/** That no unit is called so, with the names nearest to what was typed. */
export async function unknownUnit(app: App, typed: string): Promise<Refusal> {
  const wanted = typed.trim();
  const names = (await listUnits(app.db)).map(({ name }) => name);
  return { why: 'unknown-unit', typed: shortened(wanted), near: nearestNames(wanted, names, mostNamed) };
}

/** What was typed is said back in every language, and a card holds 30 KB. */
const shortened = (typed: string) => (typed.length > 40 ? `${typed.slice(0, 40)}…` : typed);
