import { expect, test } from 'vitest';
import { attacks, type Evidence, hitsOf, mostByChance, type Secret, seeded, type Trace } from './attacks.ts';

const people = Array.from({ length: 200 }, (_, n) => `person ${n}`);
const submissions = 400;

/**
 * Submissions as a bot that leaks would store them: each author leaves a row (a tap in the inbox) just before the
 * answer's transaction. `store` says how the answers stand.
 */
function leaky(store: (answers: { key: string; xmin: number; day: string }[]) => Secret[], seed = 7) {
  const random = seeded(seed);
  const authors = new Map<string, string>();
  const traces: Trace[] = [];
  const answers: { key: string; xmin: number; day: string }[] = [];
  for (let n = 0; n < submissions; n += 1) {
    const author = people[Math.floor(random() * people.length)] as string;
    const day = `2026-02-${String(1 + Math.floor(n / 20)).padStart(2, '0')}`;
    authors.set(`answer ${n}`, author);
    traces.push({ person: author, xmin: 10 * n + 1, table: 'inbox', day });
    answers.push({ key: `answer ${n}`, xmin: 10 * n + 2, day });
  }
  const evidence: Evidence = { secrets: store(answers), traces, people };
  return { evidence, authors, random };
}

const limit = mostByChance(submissions, people.length, 0.9999);
const hits = (name: string, { evidence, authors, random }: ReturnType<typeof leaky>) =>
  hitsOf((attacks[name] as (typeof attacks)[string])(evidence, random), authors);
const plain = (answers: { key: string; xmin: number; day: string }[]): Secret[] =>
  answers.map((answer, at) => ({ ...answer, place: at, byBytes: at }));

test('chance alone gives few hits', () => {
  expect(mostByChance(1000, 100, 0.999)).toBe(21);
  expect(limit).toBeLessThan(12);
});

test.each([
  ['order of rows in the file', 'rows that stand as they came'],
  ['order of an index', 'ids that grow'],
  ['order of rows against first greetings and answers to taps', 'rows that stand as they came'],
  ['order of transactions', 'each answer in a transaction of its own'],
  ['the transaction before', 'each answer in a transaction of its own'],
  ['whoever acted since the batch before', 'each answer in a transaction of its own'],
  ['whoever acted on the day', 'days with few people'],
])('%s finds authors in %s', (name) => {
  expect(hits(name, leaky(plain))).toBeGreaterThan(limit);
});

test('the same transaction finds them where the mark stands beside the answer', () => {
  const told = leaky(plain);
  const marks = told.evidence.secrets.map(({ key, xmin }) => ({
    person: told.authors.get(key) as string,
    ...{ xmin, table: 'survey_mark', day: null },
  }));
  const evidence = { ...told.evidence, traces: marks };
  expect(hits('the same transaction', { ...told, evidence })).toBe(submissions);
});

test('the transaction after finds them where thanks are queued', () => {
  const told = leaky(plain);
  const traces = told.evidence.traces.map((trace) => ({ ...trace, xmin: trace.xmin + 2, table: 'outbox' }));
  expect(hits('the transaction after', { ...told, evidence: { ...told.evidence, traces } })).toBe(
    submissions,
  );
});

test('subtraction finds them where only those who did not speak leave traces', () => {
  const told = leaky(plain);
  const spoke = new Set([...told.authors.values()].slice(0, 8));
  const authors = new Map([...told.authors].map(([key], n) => [key, [...spoke][n % spoke.size] as string]));
  const traces = people
    .filter((person) => !spoke.has(person))
    .map((person) => ({ person, xmin: 1, table: 'outbox', day: null }));
  const evidence = { ...told.evidence, traces };
  expect(
    hits('whoever is left when all who acted are subtracted', { ...told, evidence, authors }),
  ).toBeGreaterThan(limit);
});

test('none finds more than chance once all answers share a transaction, a shuffled file and no day', () => {
  const shuffled = leaky((answers) => {
    const random = seeded(11);
    return answers
      .map((answer) => ({ answer, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ answer }, at) => ({ ...answer, xmin: 10 * submissions, place: at, byBytes: at, day: null }));
  });
  for (const name of Object.keys(attacks)) expect(hits(name, shuffled), name).toBeLessThanOrEqual(limit);
});
