import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Db } from '../../src/store/schema.ts';
import { administer, withDatabase } from './global-setup.ts';

export interface TestDatabase {
  db: Db;
  connectionString: string;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/** A fresh, migrated database of one's own, about 50 ms each. */
export async function testDatabase(): Promise<TestDatabase> {
  const { server, template } = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${template}`);
  const connectionString = withDatabase(server, name);
  const db = openDatabase(connectionString);
  return {
    db,
    connectionString,
    async close() {
      await db.destroy();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

export interface TestRedis {
  url: string;
  close(): Promise<void>;
}

/**
 * The Redis of REDIS_URL, or an own `redis-server` on a free port, durable as in production. Null, with a
 * loud line, when there is neither: leave the test out then.
 */
export async function testRedis(): Promise<TestRedis | null> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, close: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'stagekeeper-redis-'));
  const port = await freePort();
  const durable = [
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--maxmemory-policy',
    'noeviction',
    '--hz',
    '100',
  ];
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', [...place, ...durable], { stdio: 'ignore' });
  // A test run that dies must not leave its server behind.
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  const remove = () => {
    process.off('exit', onExit);
    rmSync(folder, { recursive: true, force: true });
  };
  const ended = new Promise<boolean>((done) => {
    child.once('error', () => done(false));
    child.once('exit', () => done(false));
  });
  const url = `redis://127.0.0.1:${port}`;
  if (await Promise.race([ended, answers(url)])) {
    return {
      url,
      async close() {
        const gone = once(child, 'exit');
        if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await gone;
        remove();
      },
    };
  }
  remove();
  console.warn('LEFT OUT: tests that need Redis. Set REDIS_URL or install redis-server.');
  return null;
}

/** A client that was refused once stays closed: each try has its own. */
async function answers(url: string): Promise<boolean> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await wait(20)) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    try {
      if (await redis.ping()) return true;
    } catch {
      // Not yet there.
    } finally {
      redis.disconnect();
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
