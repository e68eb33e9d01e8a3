import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from '../../src/store/embedded.ts';

const script = fileURLToPath(new URL('../support/embedded-process.ts', import.meta.url));
let folder: string;
let dataDir: string;
let open: EmbeddedDatabase[];
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagekeeper-embedded-'));
  dataDir = join(folder, 'data');
  open = [];
  children = [];
});
afterEach(async () => {
  for (const child of children)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  for (const database of open) await database.stop();
  if (existsSync(join(dataDir, 'postgres', 'postmaster.pid'))) await (await start()).stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log: () => undefined });
  open.push(database);
  return database;
}

async function startElsewhere() {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, ...(JSON.parse(line) as { connectionString: string; adopted: boolean }) };
}

async function ask(connectionString: string, text: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

const serverPid = () =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
const write = (address: string) => ask(address, `create table kept as select 'words' as word`);
const read = async (address: string) => (await ask(address, 'select word from kept'))[0]?.[0];

test('a stopped server starts again with what it held, durable, and on a socket only', async () => {
  const first = await start();
  expect(first.adopted).toBe(false);
  await write(first.connectionString);
  await first.stop();
  await first.stop();
  await expect(ask(first.connectionString, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);

  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await read(second.connectionString)).toBe('words');
  const settings = `select current_setting('fsync'), current_setting('listen_addresses'), current_setting('server_encoding'),
    (select datcollate from pg_database where datname = current_database()), current_setting('timezone')`;
  expect(await ask(second.connectionString, settings)).toEqual([['on', '', 'UTF8', 'C', 'UTC']]);
});

test('a server that outlived its killed parent is adopted, and stopped by the one who adopted it', async () => {
  const { child, connectionString } = await startElsewhere();
  await write(connectionString);
  const pid = serverPid();
  child.kill('SIGKILL');
  await once(child, 'exit');

  const heir = await start();
  expect(heir.adopted).toBe(true);
  expect(serverPid()).toBe(pid);
  expect(await read(heir.connectionString)).toBe('words');
  await heir.stop();
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a command beside a running service uses its server and never stops it; the last one out does', async () => {
  const service = await start();
  const command = await startElsewhere();
  expect(command).toMatchObject({ adopted: true, connectionString: service.connectionString });
  command.child.stdin!.end('stop\n');
  await once(command.child, 'exit');
  await write(service.connectionString);

  const later = await startElsewhere();
  await service.stop();
  expect(await read(later.connectionString)).toBe('words');
  later.child.stdin!.end('stop\n');
  await once(later.child, 'exit');
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('three first starts at once make one server', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(all.map((database) => database.adopted).sort()).toEqual([false, true, true]);
});

test('a start right after the server itself was killed meets its leftovers and succeeds', async () => {
  const first = await start();
  await write(first.connectionString);
  process.kill(serverPid(), 'SIGKILL');
  const second = await start();
  expect(await read(second.connectionString)).toBe('words');
});

test('a data folder too long for a socket gets a short one that other processes find', async () => {
  dataDir = join(folder, '资料'.repeat(20), 'data');
  const service = await start();
  expect(service.connectionString).not.toContain(encodeURIComponent('资料'));
  const command = await startElsewhere();
  expect(command.connectionString).toBe(service.connectionString);
});

test('neither our environment nor a refused value reaches the server or its log', async () => {
  process.env.STAGEKEEPER_TEST_SECRET = 'very-secret';
  try {
    const { connectionString } = await start();
    await ask(connectionString, 'create table once (word text unique check (word <> $$whisper$$))');
    await expect(ask(connectionString, `insert into once values ('whisper')`)).rejects.toThrow();
    await ask(connectionString, `insert into once values ('murmur')`);
    await expect(ask(connectionString, `insert into once values ('murmur')`)).rejects.toThrow();
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('violates unique constraint');
    expect(log).not.toMatch(/murmur|whisper/);
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${serverPid()}/environ`, 'utf8')).not.toContain('very-secret');
    }
  } finally {
    delete process.env.STAGEKEEPER_TEST_SECRET;
  }
});
