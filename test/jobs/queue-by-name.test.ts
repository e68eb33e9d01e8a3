import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueue, type Queue } from '../../jobs/queue.ts';
import { type TestDatabase, type TestRedis, testDatabase, testRedis } from '../support/database.ts';

const log = { warn: () => undefined };
const hourMs = 3_600_000;
let database: TestDatabase;
let redis: TestRedis | null;

beforeAll(async () => {
  database = await testDatabase();
  redis = await testRedis();
});
afterAll(async () => {
  await redis?.close();
  await database.close();
});

async function shows(queue: Queue): Promise<void> {
  try {
    expect(await queue.byName()).toEqual([]);
    await queue.add('deadline-due', { secret: 'words of somebody' }, { delayMs: hourMs });
    await queue.add('deadline-due', {}, { delayMs: hourMs });
    await queue.add('inbox', {}, { delayMs: hourMs });
    await queue.add('reconcile', {});
    const shown = await queue.byName();
    expect(shown).toEqual([
      { name: 'reconcile', state: 'waiting', count: 1, of: 1 },
      { name: 'deadline-due', state: 'delayed', count: 2, of: 3 },
      { name: 'inbox', state: 'delayed', count: 1, of: 3 },
    ]);
    expect(JSON.stringify(shown)).not.toContain('words of somebody');
  } finally {
    await queue.close();
  }
}

test('what waits is told by name and state, without what it holds, on PostgreSQL', async () =>
  shows(await openQueue({ connectionString: database.connectionString, prefix: 'shown', log })));

test('and on Redis alike', async ({ skip }) => {
  if (!redis) return skip();
  await shows(
    await openQueue({ redisUrl: redis.url, connectionString: '', prefix: `shown-${Date.now()}`, log }),
  );
});
