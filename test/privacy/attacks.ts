/**
 * What somebody does who has the whole database and wants to know who wrote what: each attack looks at the rows of an
 * anonymous table and at everything else that names a person, and names one author a row.
 */

/** One row of an anonymous table. */
export interface Secret {
  /** Which submission it is, as the test alone knows; no attack reads it. */
  key: string;
  /** Transaction that wrote the row as it stands. */
  xmin: number;
  /** Place in its file. */
  place: number;
  /** Place by its own bytes, as an index would have it. */
  byBytes: number;
  /** Day, where one is stored. */
  day: string | null;
}

/** A row elsewhere that names one person. */
export interface Trace {
  person: string;
  xmin: number;
  table: string;
  day: string | null;
}

export interface Evidence {
  secrets: readonly Secret[];
  traces: readonly Trace[];
  people: readonly string[];
}

/** The guessed author of each secret, by its key; none where the attack has no idea. */
export type Guesses = Map<string, string>;
export type Attack = (evidence: Evidence, random: () => number) => Guesses;

const inOrder = (traces: readonly Trace[]) => [...traces].sort((one, other) => one.xmin - other.xmin);

/** The n-th secret belongs to whoever acted n-th: rows against all acts, spread evenly. */
const aligned =
  (order: (secret: Secret) => number, tables?: readonly string[]): Attack =>
  ({ secrets, traces }) => {
    const acts = inOrder(traces.filter(({ table }) => tables?.includes(table) ?? true));
    const rows = [...secrets].sort((one, other) => order(one) - order(other));
    return guessed(rows, (_, at) => acts[Math.floor((at * acts.length) / rows.length)]);
  };

function guessed(rows: readonly Secret[], guess: (secret: Secret, at: number) => Trace | undefined): Guesses {
  const found: Guesses = new Map();
  for (const [at, secret] of rows.entries()) {
    const trace = guess(secret, at);
    if (trace) found.set(secret.key, trace.person);
  }
  return found;
}

const anyOf = <T>(some: readonly T[], random: () => number): T | undefined =>
  some[Math.floor(random() * some.length)];

export const attacks: Record<string, Attack> = {
  'order of rows in the file': aligned(({ place }) => place),
  'order of an index': aligned(({ byBytes }) => byBytes),
  'order of rows against first greetings and answers to taps': aligned(
    ({ place }) => place,
    ['person', 'inbox'],
  ),
  'order of transactions': aligned(({ xmin, place }) => xmin * 1e6 + place),
  'the same transaction': ({ secrets, traces }) =>
    guessed(secrets, ({ xmin }) => traces.find((trace) => trace.xmin === xmin)),
  'the transaction before': ({ secrets, traces }) => {
    const acts = inOrder(traces);
    return guessed(secrets, ({ xmin }) => acts.findLast((trace) => trace.xmin < xmin));
  },
  'the transaction after': ({ secrets, traces }) => {
    const acts = inOrder(traces);
    return guessed(secrets, ({ xmin }) => acts.find((trace) => trace.xmin > xmin));
  },
  'whoever acted since the batch before': ({ secrets, traces }, random) => {
    const batches = [...new Set(secrets.map(({ xmin }) => xmin))].sort((one, other) => one - other);
    return guessed(secrets, ({ xmin }) => {
      const since = batches.findLast((batch) => batch < xmin) ?? 0;
      return anyOf(
        traces.filter((trace) => trace.xmin > since && trace.xmin < xmin),
        random,
      );
    });
  },
  'whoever acted on the day': ({ secrets, traces }, random) =>
    guessed(secrets, ({ day }) =>
      anyOf(
        traces.filter((trace) => day === null || trace.day === day),
        random,
      ),
    ),
  'whoever is left when all who acted are subtracted': ({ secrets, traces, people }, random) => {
    const acted = new Set(traces.map(({ person }) => person));
    const silent = people.filter((person) => !acted.has(person));
    return guessed(secrets, () => {
      const person = anyOf(silent, random);
      return person === undefined ? undefined : { person, xmin: 0, table: '', day: null };
    });
  },
};

/** How many authors an attack names rightly. */
export const hitsOf = (guesses: Guesses, authors: ReadonlyMap<string, string>): number =>
  [...guesses].filter(([key, person]) => authors.get(key) === person).length;

/**
 * The most hits that chance gives with this probability: the quantile of the binomial distribution of `trials` guesses
 * that are each right once in `people`.
 */
export function mostByChance(trials: number, people: number, probability: number): number {
  const p = 1 / people;
  let term = (1 - p) ** trials;
  let sum = term;
  let hits = 0;
  while (sum < probability && hits < trials) {
    term *= ((trials - hits) / (hits + 1)) * (p / (1 - p));
    sum += term;
    hits += 1;
  }
  return hits;
}

/** A small generator for reproducible trials (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
