import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueue, type Queue } from '../../jobs/queue.ts';
import { createWake } from '../../jobs/wake.ts';
import { newSweepMemory, sweep } from '../../src/app/sweep.ts';
import { armDue, claimDue } from '../../src/store/due.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const noon = new Date('2026-01-24T04:00:00Z');
const log = { warn: () => undefined };
const installed = spawnSync('redis-server', ['--version']).status === 0;
let database: TestDatabase;
let port: number;
let folder: string;
let redis: ChildProcess;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'stagekeeper-redis-lost-'));
  port = await freePort();
});
afterAll(async () => {
  redis?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

/** An empty Redis: it keeps nothing on the disk. */
const startRedis = () => {
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  redis = spawn('redis-server', [...place, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
};
const open = (): Promise<Queue> =>
  openQueue({ redisUrl: `redis://127.0.0.1:${port}`, connectionString: '', log });

test.skipIf(!installed)('with Redis killed and come back empty, a deadline still fires, once', async () => {
  startRedis();
  let opened: Queue | null = null;
  await until(async () => {
    opened = await open().catch(() => null);
    return opened !== null;
  });
  const queue = opened!;
  const { db } = database;
  const fired: string[] = [];
  const fire = async (id: string, version: number) => {
    if (await claimDue(db, id, version, noon, { late: false })) fired.push(id);
  };
  const workers = await queue.work(({ payload }) => {
    const { id, version } = payload as { id: string; version: number };
    return fire(id, version);
  });
  // One second before noon by a clock so slow that the hint would not come within this test.
  const slow = { now: () => new Date(noon.getTime() - 1_000), speed: 0.001 };
  const wake = createWake({ queue, clock: slow, courier: () => undefined, log });
  const due = { kind: 'ping', unitId: null, item: 'i', moment: 'm', audience: 'a', dueOn: '2026-01-24' };
  const rows = await armDue(db, [{ ...due, key: 'k', at: noon }]);
  wake.due(rows);
  await until(async () => (await queue.counts()).delayed === 1);

  redis.kill('SIGKILL');
  await once(redis, 'exit');
  const asked = performance.now();
  await expect(queue.add('deadline-due', {})).rejects.toThrow();
  expect(performance.now() - asked).toBeLessThan(5_000);
  wake.due(rows);

  startRedis();
  await until(async () => (await queue.counts().catch(() => null)) !== null, 20_000);
  const ports = {
    db,
    wake: { courier: () => undefined, due: () => undefined },
    fire: (row: { id: string; version: number }) => fire(row.id, row.version),
    handle: async () => undefined,
    onError: () => undefined,
  };
  await sweep(ports, newSweepMemory(), noon, { horizon: noon });
  expect(fired).toEqual([rows[0]!.id]);
  // The worker found its way back, and the late hint finds nothing to do.
  await queue.add('deadline-due', { id: rows[0]!.id, version: 1 });
  await until(async () => {
    const { waiting, active } = await queue.counts();
    return waiting + active === 0;
  }, 20_000);
  expect(fired).toHaveLength(1);
  await workers.close();
  await queue.close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
