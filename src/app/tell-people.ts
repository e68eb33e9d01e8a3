import { type Card, inLanguage } from '../cards/kit.ts';
import type { Locale } from '../cards/words/index.ts';
import { enqueue } from '../store/outbox.ts';
import { listUnits, type Person, peopleOf, unitPath } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';

/** Queues a card for each of these people in private, in their language, once by key and person. */
export async function tellPeople(
  tx: Db,
  people: readonly Person[],
  told: { key: string; card: Card; notBefore?: Date },
  now: Date,
): Promise<number> {
  const { key, card, notBefore } = told;
  const messages = people.flatMap((person) =>
    person.open_id && person.active
      ? [
          {
            key: `${key}:${person.id}`,
            job: {
              do: 'card' as const,
              to: { openId: person.open_id },
              card: inLanguage(card, person.locale as Locale | null),
            },
            ...(notBefore ? { notBefore } : {}),
          },
        ]
      : [],
  );
  return enqueue(tx, messages, now);
}

/** From this many people on, equal content goes out as one batch (200 a request at most). */
const batchFrom = 3;
const batchMost = 200;

/** Queues one card in equal words for many people, in batches of those who read it in one language. */
export async function tellMany(
  tx: Db,
  people: readonly Person[],
  told: { key: string; card: Card; notBefore: Date },
  now: Date,
): Promise<void> {
  const byLocale = new Map<string | null, Person[]>();
  for (const person of people) byLocale.set(person.locale, [...(byLocale.get(person.locale) ?? []), person]);
  for (const [locale, group] of byLocale) {
    if (group.length < batchFrom) {
      await tellPeople(tx, group, told, now);
      continue;
    }
    const card = inLanguage(told.card, locale as Locale | null);
    for (let from = 0; from < group.length; from += batchMost) {
      const openIds = group.slice(from, from + batchMost).map((person) => person.open_id as string);
      const key = `${told.key}:${locale ?? ''}:${from}`;
      const { notBefore } = told;
      await enqueue(tx, [{ key, job: { do: 'batch-card', openIds, card }, notBefore }], now);
    }
  }
}

/** The supervisors in charge of a unit: the groups that stand over it, and supervisors within it (S30). */
export async function supervisorsOver(db: Db, unitId: string): Promise<Person[]> {
  const path = await unitPath(db, unitId);
  const groups = (await listUnits(db)).filter(
    (unit) => unit.kind === 'supervision' && unit.parent_id !== null && path.includes(unit.parent_id),
  );
  return [
    ...(await peopleOf(
      db,
      groups.map((unit) => unit.id),
      'supervisor',
    )),
    ...(await peopleOf(db, path, 'supervisor')),
  ];
}
