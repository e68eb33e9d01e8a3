import { afterAll, beforeAll, expect, test } from 'vitest';
import { testRedis } from '../support/database.ts';
import { type Played, play } from './play/first-batch.ts';

/** One branch, to the week after the first sessions: the long form is `npm run demo`. */
const short = { branches: 2, until: '2026-02-05T18:00:00+08:00', say: () => undefined };

let redis: Awaited<ReturnType<typeof testRedis>>;
let onPostgres: Played;

beforeAll(async () => {
  redis = await testRedis();
  onPostgres = await play(short);
});
afterAll(() => redis?.close());

test('a played week breaks no rule', () => {
  expect(onPostgres.broken).toEqual([]);
  expect(onPostgres.figures.answered).toMatchObject({
    opinions: 5,
    'mobilisation filed': 2,
    'training filed': 2,
  });
});

test('what the bot says it sent is what the platform got', () => {
  const sent = Object.entries(onPostgres.figures.sent ?? {});
  const single = sent
    .filter(([name]) => /\((card|reply-card|text)\)/.test(name))
    .reduce((sum, [, n]) => sum + n, 0);
  // Forms and answers of the opinion box are sent past the outbox.
  expect(onPostgres.platform.messages_sent).toBeGreaterThanOrEqual(single);
});

test('the same week on Redis gives the same figures', async () => {
  if (!redis) return;
  const onRedis = await play({ ...short, redisUrl: redis.url });
  expect(onRedis.figures).toEqual(onPostgres.figures);
});
