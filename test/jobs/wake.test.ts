import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyJob } from '../../jobs/index.ts';
import type { JobContext } from '../../jobs/job.ts';
import { openQueue, type Queue } from '../../jobs/queue.ts';
import { createWake } from '../../jobs/wake.ts';
import { startWorkers } from '../../jobs/worker.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const noon = new Date('2026-01-24T04:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const log = { warn: () => undefined };
const id = '3f0e8c1a-0b6f-4c39-9d5e-2f1a7c1b9e10';
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const open = (prefix: string) => openQueue({ connectionString: database.connectionString, prefix, log });

/** A queue that only notes what is added. */
function noted() {
  const added: { name: string; payload: object; delayMs?: number; id?: string }[] = [];
  const queue = {
    add: async (name: string, payload: object, options: object = {}) => {
      added.push({ name, payload, ...options });
    },
  } as unknown as Queue;
  return { added, queue };
}

test.each([
  { speed: 1, delayMs: 60_000 },
  { speed: 60, delayMs: 1_000 },
  { speed: 0.5, delayMs: 120_000 },
])('at a speed of $speed a minute of the campaign is $delayMs ms', ({ speed, delayMs }) => {
  const { added, queue } = noted();
  createWake({ queue, clock: { now: () => noon, speed }, courier: () => undefined, log }).due([
    { id, version: 3, at: after(60_000) },
  ]);
  expect(added).toMatchObject([{ name: 'deadline-due', payload: { id, version: 3 }, delayMs }]);
  expect(added[0]!.id).toMatch(/^due-[0-9a-f-]+-3-\d+$/);
});

test('a clock that stands still wakes nobody; what is overdue wakes at once', () => {
  const { added, queue } = noted();
  const wake = (speed: number, at: Date) =>
    createWake({ queue, clock: { now: () => noon, speed }, courier: () => undefined, log }).due([
      { id, version: 1, at },
    ]);
  wake(0, after(1_000));
  expect(added).toEqual([]);
  wake(1, after(-1_000));
  expect(added).toMatchObject([{ delayMs: 0 }]);
});

test('the same row hinted twice is one job; after the clock was moved it is another', async () => {
  const queue = await open('hints');
  let now = noon;
  const clock = { now: () => now, speed: 1 };
  const wake = createWake({ queue, clock, courier: () => undefined, log });
  const row = { id, version: 1, at: after(7 * 86_400_000) };
  wake.due([row]);
  wake.due([row]);
  await until(async () => (await queue.counts()).delayed === 1);
  now = after(86_400_000);
  wake.due([row]);
  await until(async () => (await queue.counts()).delayed === 2);
  await queue.close();
});

test('a queue that is away loses a hint and harms nobody', async () => {
  const warned: string[] = [];
  const queue = { add: () => Promise.reject(new Error('away')) } as unknown as Queue;
  const heard = { warn: (_fields: object, message: string) => void warned.push(message) };
  const wake = createWake({
    queue,
    clock: { now: () => noon, speed: 1 },
    courier: () => undefined,
    log: heard,
  });
  wake.due([{ id, version: 1, at: noon }]);
  wake.event('e');
  await until(() => warned.length === 2);
});

test('workers hand each job its parsed payload and the time of the campaign, and tick for schedules', async () => {
  const queue = await open('workers');
  const seen: unknown[][] = [];
  const job = (name: string, more: Partial<AnyJob> = {}): AnyJob => ({
    name,
    run: async (_context, payload, now) => void seen.push([name, payload, now]),
    ...more,
  });
  const workers = await startWorkers({
    queue,
    context: {} as JobContext,
    jobs: [job('added'), job('ticking', { everyMs: 200 })],
    clock: { now: () => noon },
    log,
  });
  await queue.add('unknown', {});
  await queue.add('added', { n: 1 });
  await until(() => seen.filter(([name]) => name === 'ticking').length >= 2);
  await until(() => seen.some(([name]) => name === 'added'));
  expect(seen).toContainEqual(['added', { n: 1 }, noon]);
  expect(seen).toContainEqual(['ticking', {}, noon]);
  await workers.close();
  await queue.close();
});
