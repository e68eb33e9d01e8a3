import { type ChildProcess, spawn } from 'node:child_process';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enqueue, type OutboxJob } from '../../src/store/outbox.ts';
import { outboxCounts } from '../../src/store/outbox-view.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { platformStandIn, type StandIn } from '../support/platform-stand-in.ts';
import { startTestCourier } from '../support/test-courier.ts';
import { until } from '../support/until.ts';

const morning = new Date('2026-01-24T01:00:00Z');
let database: TestDatabase;
let platform: StandIn;
let children: ChildProcess[];

beforeEach(async () => {
  [database, platform] = await Promise.all([testDatabase(), platformStandIn()]);
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await platform.close();
  await database.close();
});

const text = (openId: string): OutboxJob => ({ do: 'text', to: { openId }, text: '您好' });
const say = (key: string, job = text(`ou_${key}`)) => enqueue(database.db, [{ key, job }], morning);
const counts = () => outboxCounts(database.db);
const settings = (appId: string) => ({
  connectionString: database.connectionString,
  domain: platform.domain,
  appId,
});

function courierProcess(appId: string): ChildProcess {
  const script = new URL('../support/courier-process.ts', import.meta.url).pathname;
  const env = { ...process.env, COURIER: JSON.stringify(settings(appId)) };
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return child;
}

test('killed between sending and noting, a courier has its message sent once, under one uuid', async () => {
  platform.silent = true;
  await say('a');
  const first = courierProcess('first');
  await until(() => platform.arrivals.length === 1, 30_000);
  first.kill('SIGKILL');
  platform.silent = false;
  const second = startTestCourier(settings('second'));
  await until(async () => (await counts()).sent === 1, 30_000);
  expect(platform.arrivals.map(({ by }) => by)).toEqual(['first', 'second']);
  expect(platform.shown.size).toBe(1);
  await second.stop();
});

test('killed between sending and noting, a courier has its batch not repeated but called unknown', async () => {
  platform.silent = true;
  await say('batch', { do: 'batch-card', openIds: ['ou_1', 'ou_2'], card: {} });
  const first = courierProcess('first');
  await until(() => platform.arrivals.length === 1, 30_000);
  first.kill('SIGKILL');
  platform.silent = false;
  const second = startTestCourier(settings('second'));
  await until(async () => (await counts()).unknown === 1, 30_000);
  await say('after');
  await until(async () => (await counts()).sent === 1);
  expect(platform.arrivals.map(({ to }) => to)).toEqual(['ou_1,ou_2', 'ou_after']);
  await second.stop();
});

test('of two processes only one delivers, and when it is killed the other takes over', async () => {
  const [one, other] = [courierProcess('one'), courierProcess('other')];
  for (let n = 0; n < 20; n += 1) await say(`before-${n}`);
  await until(async () => (await counts()).sent === 20, 30_000);
  const elected = new Set(platform.arrivals.map(({ by }) => by));
  expect(elected.size).toBe(1);
  const [name] = elected;
  (name === 'one' ? one : other).kill('SIGKILL');
  for (let n = 0; n < 20; n += 1) await say(`after-${n}`);
  await until(async () => (await counts()).sent === 40, 30_000);
  expect(new Set(platform.arrivals.slice(20).map(({ by }) => by))).toEqual(
    new Set([name === 'one' ? 'other' : 'one']),
  );
  expect(platform.shown.size).toBe(40);
  expect(platform.arrivals).toHaveLength(40);
});

test('a courier that lost its connection to the database stands for the office again', async () => {
  const courier = startTestCourier(settings('only'));
  await until(() => courier.isElected());
  const { db } = database;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stagekeeper courier' and datname = current_database()`.execute(
    db,
  );
  await say('a');
  await until(async () => (await counts()).sent === 1);
  expect(courier.isElected()).toBe(true);
  await courier.stop();
});

test('it stops within a second although the platform does not answer, and its message is not lost', async () => {
  const courier = startTestCourier(settings('only'));
  platform.silent = true;
  await say('a');
  await until(() => platform.arrivals.length === 1);
  const stopped = performance.now();
  await courier.stop();
  expect(performance.now() - stopped).toBeLessThan(1_000);
  platform.silent = false;
  const next = startTestCourier(settings('next'));
  await until(async () => (await counts()).sent === 1);
  expect(platform.shown.size).toBe(1);
  await next.stop();
});

test('flush returns when all that may go has gone', async () => {
  const courier = startTestCourier(settings('only'));
  await until(() => courier.isElected());
  for (let n = 0; n < 120; n += 1) await say(`k${n}`);
  expect(await courier.flush()).toBe(true);
  expect((await counts()).waiting).toBe(0);
  await courier.stop();
});

test('one that was not elected flushes by waiting for the other', async () => {
  const elected = startTestCourier(settings('elected'));
  await until(() => elected.isElected());
  const standing = startTestCourier(settings('standing'));
  for (let n = 0; n < 20; n += 1) await say(`k${n}`);
  expect(await standing.flush()).toBe(true);
  expect(standing.isElected()).toBe(false);
  expect(await counts()).toMatchObject({ sent: 20, waiting: 0, sending: 0 });
  await standing.stop();
  await elected.stop();
});
