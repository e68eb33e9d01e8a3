import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase, testRedis } from '../support/database.ts';
import { type Played, play } from './play/play.ts';

let redis: Awaited<ReturnType<typeof testRedis>>;
let onPostgres: Played;

/** Two branches, to the day on which the opinion box opens: the long form is `npm run demo`. */
async function playShort(redisUrl?: string): Promise<Played> {
  const database: TestDatabase = await testDatabase();
  try {
    return await play({
      branches: 2,
      firstOnly: true,
      until: '2026-02-05T18:00:00+08:00',
      databaseUrl: database.connectionString,
      ...(redisUrl ? { redisUrl } : {}),
      say: () => undefined,
    });
  } finally {
    await database.close();
  }
}

beforeAll(async () => {
  redis = await testRedis();
  onPostgres = await playShort();
}, 120_000);
afterAll(() => redis?.close());

test('a played week breaks no rule, and what the bot says it sent is what the platform got', () => {
  expect(onPostgres.broken).toEqual([]);
  expect(onPostgres.figures.answered).toMatchObject({
    opinions: 5,
    'opinions released': 0,
    'own study filed': 6,
    'mobilisation filed': 3,
    'training filed': 2,
    'work-plan filed': 6,
  });
  expect(onPostgres.figures['not sent']).toEqual({});
});

test('the same week with the queue on Redis gives the same figures', async () => {
  if (!redis) return;
  const onRedis = await playShort(redis.url);
  expect(onRedis.broken).toEqual([]);
  expect(onRedis.figures).toEqual(onPostgres.figures);
}, 120_000);
