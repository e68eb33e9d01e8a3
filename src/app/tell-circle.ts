import { type Card, inLanguage } from '../cards/kit.ts';
import type { Locale } from '../cards/words/index.ts';
import { enqueue } from '../store/outbox.ts';
import type { Person } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/** The platform's most people of one batch. */
const batchMost = 200;

/** Queues the same card for a whole circle, in batches of one language; once by key. */
export async function tellCircle(
  tx: Db,
  people: readonly Person[],
  told: { key: string; card: Card; notBefore: Date },
  now: Date,
): Promise<void> {
  const reachable = people.filter((person) => person.open_id !== null && person.active);
  const locales = [...new Set(reachable.map((person) => person.locale))];
  for (const locale of locales) {
    const openIds = reachable
      .filter((person) => person.locale === locale)
      .map((person) => person.open_id as string);
    const card = inLanguage(told.card, locale as Locale | null);
    for (let from = 0; from < openIds.length; from += batchMost) {
      const key = `${told.key}:${locale ?? 'any'}:${from}`;
      const job = { do: 'batch-card' as const, openIds: openIds.slice(from, from + batchMost), card };
      await enqueue(tx, [{ key, job, notBefore: told.notBefore }], now);
    }
  }
}
