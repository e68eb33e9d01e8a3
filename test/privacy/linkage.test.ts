import { Redis } from 'ioredis';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestRedis, testRedis } from '../support/database.ts';
import { type House, openHouse } from '../support/house.ts';
import { type Authors, askEverybody, playDays } from './anonymous-days.ts';
import { attacks, type Evidence, hitsOf, mostByChance, seeded } from './attacks.ts';
import { everyKey, everyRow } from './everything.ts';
import { readEvidence } from './evidence.ts';

/** A hundred submissions in every run; `npm run test:linkage` takes a thousand. */
const submissions = Number(process.env.LINKAGE_SUBMISSIONS ?? 100);
const seed = Number(process.env.LINKAGE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const names = Object.keys(attacks);
/** All attacks on both kinds together go wrong once in a thousand runs. */
const probability = 1 - 0.001 / (2 * names.length);

let server: TestRedis | null = null;
let house: House;
let people: string[];
let authors: Authors;
let logged: number;

beforeAll(async () => {
  console.info(`linkage: ${submissions} submissions, LINKAGE_SEED=${seed}`);
  server = await testRedis();
  house = await openHouse(server ? { environment: { REDIS_URL: server.url } } : {});
  people = house
    .people()
    .filter(({ roles, active }) => active && roles.some((role) => role === 'member' || role === 'mass'))
    .map(({ open_id }) => open_id);
  await askEverybody(house, people);
  logged = house.logged.length;
  const each = Math.min(submissions / 2, people.length);
  const days = 5;
  authors = await playDays(house, { people, each, days, random: seeded(seed) });
  // What a person has not said in the survey, for want of people, is said in the box.
  if (each < submissions / 2) {
    const more = await playDays(house, {
      ...{ people, days, random: seeded(seed + 1), each: submissions / 2 - each },
      answers: false,
    });
    for (const [words, author] of more.opinions) authors.opinions.set(words, author);
  }
}, 1_800_000);
afterAll(async () => {
  await house?.close();
  await server?.close();
});

const evidenceOf = async (kind: 'opinion' | 'survey'): Promise<Evidence> =>
  readEvidence(house.db, {
    kind,
    people,
    keyOf: (row) => {
      const sealed = String(kind === 'opinion' ? row.words_sealed : row.sealed).slice(2);
      return house.service.app.seal.open(Buffer.from(sealed, 'hex'));
    },
  });

describe.each(['opinion', 'survey'] as const)('whoever reads the whole database, of an %s', (kind) => {
  test('finds each one that was handed in, and acts of people to compare them with', async () => {
    const { secrets, traces } = await evidenceOf(kind);
    const said = kind === 'opinion' ? authors.opinions : authors.answers;
    expect(new Set(secrets.map(({ key }) => key))).toEqual(new Set(said.keys()));
    expect(new Set(traces.map(({ table }) => table))).toContain('inbox');
    expect(traces.length).toBeGreaterThan(submissions / 2);
  });

  test.each(names)('names no more authors than chance by %s', async (name) => {
    const evidence = await evidenceOf(kind);
    const attack = attacks[name] as (typeof attacks)[string];
    const said = kind === 'opinion' ? authors.opinions : authors.answers;
    const hits = hitsOf(attack(evidence, seeded(seed)), said);
    const limit = mostByChance(evidence.secrets.length, people.length, probability);
    expect(hits, `LINKAGE_SEED=${seed}: ${hits} of ${evidence.secrets.length}`).toBeLessThanOrEqual(limit);
  });
});

test('no row, key of the queue or line of the log holds anything of a form, a press or an answer', async () => {
  const { events } = house.sandbox.log(0);
  const pressed = events.filter(({ event_type }) => event_type === 'card.action.trigger');
  expect(pressed.length).toBeGreaterThan(submissions / 2);
  const forms = people.flatMap((person) =>
    house
      .toldTo(person)
      .filter(({ content }) => /回执码|已收下/.test(JSON.stringify(content)))
      .map(({ message_id }) => message_id),
  );
  expect(forms.length).toBeGreaterThanOrEqual(submissions / 2);
  const rows = await everyRow(house.db);
  const redis = server && new Redis(server.url);
  const keys = redis ? await everyKey(redis) : [];
  redis?.disconnect();
  const all = [...rows.map(({ text }) => text), ...keys, ...house.logged.slice(logged)].join('\n');
  for (const secret of [...forms, ...authors.opinions.keys()])
    expect(all.includes(secret), secret).toBe(false);
  for (const line of house.logged.slice(logged))
    expect(people.filter((person) => line.includes(person))).toEqual([]);
});

test('no sequence counts anonymous rows, and all answers stand in one transaction', async () => {
  const { rows } = await sql<{ name: string }>`
    select sequencename as name from pg_sequences where schemaname = 'public'`.execute(house.db);
  expect(rows).toEqual([]);
  const { secrets } = await evidenceOf('survey');
  expect(new Set(secrets.map(({ xmin }) => xmin)).size).toBe(1);
});
