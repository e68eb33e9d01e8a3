import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQueue, type Queue, type QueueOptions } from '../../jobs/queue.ts';
import { type TestDatabase, type TestRedis, testDatabase, testRedis } from '../support/database.ts';
import { until } from '../support/until.ts';

/** Another name at each run: a Redis that is there already may hold what an earlier run left. */
const run = randomUUID().slice(0, 8);
const log = { warn: () => undefined };
let database: TestDatabase;
let redis: TestRedis | null;

beforeAll(async () => {
  [database, redis] = await Promise.all([testDatabase(), testRedis()]);
});
afterAll(async () => {
  await Promise.all([database.close(), redis?.close()]);
});

describe.each(['redis', 'postgres'] as const)('the queue on %s', (kind) => {
  let options: QueueOptions;
  let queue: Queue;
  let runs: { name: string; payload: unknown; at: number }[];

  /** Each test has a queue of its own. */
  async function open(skip: () => void, prefix: string) {
    if (kind === 'redis' && !redis) skip();
    const redisUrl = kind === 'redis' ? redis?.url : undefined;
    options = { redisUrl, connectionString: database.connectionString, prefix: `${prefix}-${run}`, log };
    queue = await openQueue(options);
    runs = [];
  }
  const work = () =>
    queue.work(async ({ name, payload }) => {
      runs.push({ name, payload, at: performance.now() });
    });

  test('a job runs with its name and payload', async ({ skip }) => {
    await open(skip, 'plain');
    expect(queue.kind).toBe(kind);
    const workers = await work();
    await queue.add('greet', { to: '王芳' });
    await until(() => runs.length === 1);
    expect(runs[0]).toMatchObject({ name: 'greet', payload: { to: '王芳' } });
    await workers.close();
    await queue.close();
  });

  test('a delayed job waits its time and no shorter', async ({ skip }) => {
    await open(skip, 'delayed');
    const workers = await work();
    const added = performance.now();
    await queue.add('later', {}, { delayMs: 400 });
    expect((await queue.counts()).delayed).toBe(1);
    await until(() => runs.length === 1);
    expect(runs[0]!.at - added).toBeGreaterThanOrEqual(395);
    await workers.close();
    await queue.close();
  });

  test('an id that waits is added once, and is free again when its job ended', async ({ skip }) => {
    await open(skip, 'once');
    const again = () => queue.add('ping', {}, { id: 'due-1f-2', delayMs: 50 });
    await Promise.all([again(), again(), again()]);
    const counts = await queue.counts();
    expect(counts.waiting + counts.delayed).toBe(1);
    const workers = await work();
    await until(() => runs.length === 1);
    await until(async () => (await queue.counts()).active === 0);
    await again();
    await until(() => runs.length === 2);
    await workers.close();
    await queue.close();
  });

  test('a failed job frees its id and stops nothing', async ({ skip }) => {
    await open(skip, 'failing');
    const workers = await queue.work(async ({ name }) => {
      runs.push({ name, payload: {}, at: 0 });
      throw new Error('no');
    });
    await queue.add('bad', {}, { id: 'bad-1' });
    await until(() => runs.length === 1);
    await until(async () => (await queue.counts()).active === 0);
    await queue.add('bad', {}, { id: 'bad-1' });
    await until(() => runs.length === 2);
    await workers.close();
    await queue.close();
  });

  test('three hundred jobs each run', async ({ skip }) => {
    await open(skip, 'many');
    const workers = await work();
    await Promise.all(Array.from({ length: 300 }, (_, n) => queue.add('one', { n })));
    await until(() => runs.length >= 300);
    expect(new Set(runs.map(({ payload }) => (payload as { n: number }).n)).size).toBe(300);
    await workers.close();
    await queue.close();
  });

  test('a scheduled job ticks again and again, and is scheduled once however often it is asked for', async ({
    skip,
  }) => {
    await open(skip, 'ticks');
    await queue.every('sweep', 300);
    await queue.every('sweep', 300);
    const counts = await queue.counts();
    expect(counts.delayed + counts.waiting).toBe(1);
    const workers = await work();
    await until(() => runs.length >= 3);
    expect(runs.every(({ name }) => name === 'sweep')).toBe(true);
    await workers.close();
    await queue.close();
  });

  test('the job of a worker killed with -9 runs again within 20 s', async ({ skip }) => {
    await open(skip, 'killed');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', new URL('../support/stuck-worker.ts', import.meta.url).pathname],
      {
        env: { ...process.env, QUEUE: JSON.stringify({ ...options, log: undefined }) },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    try {
      await queue.add('heavy', { n: 1 });
      await once(child.stdout!, 'data');
    } finally {
      child.kill('SIGKILL');
    }
    const workers = await work();
    await until(() => runs.length === 1, 20_000);
    expect(runs[0]).toMatchObject({ name: 'heavy', payload: { n: 1 } });
    await workers.close();
    await queue.close();
  });

  test('once everything is closed, nothing keeps the process alive', async ({ skip }) => {
    await open(skip, 'handles');
    const script = new URL('../support/open-and-close.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      env: { ...process.env, QUEUE: JSON.stringify({ ...options, log: undefined }) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    await queue.close();
  }, 20_000);

  test('closing waits for the job under way', async ({ skip }) => {
    await open(skip, 'closing');
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    let ended = false;
    const workers = await queue.work(async () => {
      runs.push({ name: '', payload: {}, at: 0 });
      await held;
      ended = true;
    });
    await queue.add('slow', {});
    await until(() => runs.length === 1);
    const closing = workers.close();
    release();
    await closing;
    expect(ended).toBe(true);
    await queue.close();
  });
});

test('a Redis that does not answer is refused with what to look at', async () => {
  const opening = openQueue({ redisUrl: 'redis://127.0.0.1:1', connectionString: '', log });
  await expect(opening).rejects.toThrow(/REDIS_URL/);
}, 20_000);
