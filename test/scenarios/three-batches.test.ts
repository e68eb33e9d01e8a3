import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { printFigures } from './play/figures.ts';
import { type Played, play } from './play/play.ts';

/** `npm run test:three-batches` plays it; the first days of it are `first-batch.test.ts`. */
const isAsked = process.env.THREE_BATCHES === 'whole';

/**
 * The three batches of document (003) with three of the 21 branches, both late units and all of the later batches, to the
 * end of the last look-back. The organisation holds nobody else.
 */
describe.runIf(isAsked)('three batches, played to the end of the last look-back', () => {
  let database: TestDatabase;
  let played: Played;
  beforeAll(async () => {
    database = await testDatabase();
    played = await play({
      branches: 3,
      onlyThese: true,
      until: '2027-10-01T09:00:00+08:00',
      databaseUrl: database.connectionString,
      say: (line) => console.info(line),
    });
    console.info(printFigures(played.figures));
  }, 3_600_000);
  afterAll(() => database?.close());

  test('no rule is broken, and nothing is left unsent', () => {
    expect(played.broken).toEqual([]);
    expect(played.figures['not sent']).toEqual({});
  });
});
