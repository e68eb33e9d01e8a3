import { done, type Outcome, refused } from '../domain/refusal.ts';
import { additionsTo, releasedOpinions, repliesTo } from '../store/opinions.ts';
import { listUnits, type Person, peopleOf, type Unit, unitByName, unitTree } from '../store/roster.ts';
import { campaignNow } from './campaign-now.ts';
import { hoursNeeded } from './my-hours.ts';
import type { App } from './ports.ts';
import { unknownUnit } from './unknown-unit.ts';

/** Units of a tree in roster order, or all. */
export async function unitsOf(app: App, name: string | null): Promise<Outcome<Unit[]>> {
  const units = await listUnits(app.db);
  if (name === null) return done(units);
  const top = await unitByName(app.db, name);
  if (!top) return refused(await unknownUnit(app, name));
  const tree = await unitTree(app.db, top.id);
  return done(units.filter((unit) => tree.includes(unit.id)));
}

/** Units and people in roster order, for a file that can be imported again. */
export async function rosterTable(
  app: App,
  name: string | null,
): Promise<
  Outcome<{ units: (Unit & { parent: string })[]; people: (Person & { unit: string; homeUnit: string })[] }>
> {
  const found = await unitsOf(app, name);
  if (!found.ok) return found;
  const names = new Map((await listUnits(app.db)).map((unit) => [unit.id, unit.name]));
  const called = (id: string | null) => names.get(id ?? '') ?? '';
  return done({
    units: found.value.map((unit) => ({ ...unit, parent: called(unit.parent_id) })),
    people: (await peopleInOrder(app, found.value)).map((person) => ({
      ...person,
      unit: called(person.unit_id),
      homeUnit: called(person.home_unit_id),
    })),
  });
}

const peopleInOrder = (app: App, units: readonly Unit[]) =>
  peopleOf(
    app.db,
    units.map((unit) => unit.id),
  );

export interface HoursRow {
  unit: string;
  name: string;
  joint: number;
  own: number;
  total: number;
  /** Hours that the gate asks for; null where they are only recorded. */
  need: number | null;
}

/** Every member's study hours in roster order: by branch, never by amount (specification, section 5). */
export async function hoursTable(app: App, name: string | null): Promise<Outcome<HoursRow[]>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const found = await unitsOf(app, name);
  if (!found.ok) return found;
  const records = await app.db
    .selectFrom('record')
    .select(['person_id', 'payload'])
    .where('campaign_id', '=', campaign.id)
    .where('kind', '=', 'study-hour')
    .where('state', '=', 'filed')
    .execute();
  const hours = new Map<string, { joint: number; own: number }>();
  for (const { person_id, payload } of records) {
    const sum = hours.get(person_id ?? '') ?? { joint: 0, own: 0 };
    sum[payload.way === 'own' ? 'own' : 'joint'] += Number(payload.hours ?? 0);
    hours.set(person_id ?? '', sum);
  }
  const need = hoursNeeded(campaign.template);
  const people = (await peopleInOrder(app, found.value)).filter((person) => person.roles.includes('member'));
  return done(
    found.value.flatMap((unit) =>
      people
        .filter((person) => person.unit_id === unit.id)
        .map((person) => {
          const { joint, own } = hours.get(person.id) ?? { joint: 0, own: 0 };
          return { unit: unit.name, name: person.name, joint, own, total: joint + own, need };
        }),
    ),
  );
}

export interface OpinionRow {
  unit: string;
  target: string;
  area: string;
  /** As written. */
  words: string;
  /** What the unknown author added, and what officials answered; as written. */
  added: string[];
  answers: string[];
}

/**
 * Released opinions only, byte for byte as written, in the order of random ids, which means nothing; without a day,
 * so that no order of arrival comes back (specification, section 7).
 */
export async function opinionsTable(app: App, name: string | null): Promise<Outcome<OpinionRow[]>> {
  const found = await unitsOf(app, name);
  if (!found.ok) return found;
  const names = new Map(found.value.map((unit) => [unit.id, unit.name]));
  const opinions = (await releasedOpinions(app.db, [...names.keys()])).sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
  const ids = opinions.map((opinion) => opinion.id);
  const added = (await additionsTo(app.db, ids)).filter((one) => one.released_on !== null);
  const answers = await repliesTo(app.db, ids);
  const open = (row: { words_sealed: Buffer }) => app.seal.open(row.words_sealed);
  return done(
    opinions.map((opinion) => ({
      unit: names.get(opinion.unit_id) ?? '',
      target: opinion.target,
      area: opinion.area,
      words: open(opinion),
      added: added.filter((one) => one.adds_to === opinion.id).map(open),
      answers: answers.filter((one) => one.opinion_id === opinion.id).map(open),
    })),
  );
}
