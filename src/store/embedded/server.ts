import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { processLives } from './users.ts';

/** The places of one embedded server. */
export interface Places {
  cluster: string;
  socketFolder: string;
  logFile: string;
}

const SUPERUSER = 'stagekeeper';

/** A database's address on this server, good for pg, psql and every other PostgreSQL client. */
export function addressOf(places: Places, database: string): string {
  const host = encodeURIComponent(places.socketFolder).replaceAll('%2F', '/');
  return `postgresql:///${database}?host=${host}&user=${SUPERUSER}`;
}

/** Makes the cluster's files beside their place and moves them there when they are whole. */
export async function makeCluster(places: Places, binaries: Binaries, account: Account): Promise<void> {
  const draft = `${places.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  giveTo(account, draft);
  const auth = ['--auth-local=trust', '--auth-host=reject', `--username=${SUPERUSER}`];
  const words = ['--encoding=UTF8', '--locale=C', '--no-instructions', '-D', draft];
  const before = await sizeOf(places.logFile);
  const child = run(binaries.initdb, [...auth, ...words], places, account);
  const code = await exitCode(child);
  if (code !== 0) throw new Error(`initdb ended with ${code}:\n${await lastWords(places.logFile, before)}`);
  await rename(draft, places.cluster);
}

/**
 * Starts the server and waits until it answers. A server killed a moment ago may still hold its pid file or
 * shared memory: then the start is tried again until `deadline` (a reading of performance.now()).
 */
export async function startServer(
  places: Places,
  binaries: Binaries,
  account: Account,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<void> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (;;) {
    const before = await sizeOf(places.logFile);
    const child = run(binaries.postgres, ['-D', places.cluster, ...options], places, account);
    const ended = exitCode(child);
    let code: number | string | undefined;
    ended.then((value) => {
      code = value;
    });
    while (code === undefined) {
      if ((await ask(places)) === 'ready') {
        // From here on it lives for itself; our own process may end without it.
        child.unref();
        return;
      }
      if (performance.now() > deadline) throw new Error(`PostgreSQL does not answer; see ${places.logFile}`);
      await Promise.race([ended, wait(20)]);
    }
    const words = await lastWords(places.logFile, before);
    const heldByAnother = /postmaster\.pid|shared memory block|\.lock"/.test(words);
    if (!heldByAnother || performance.now() > deadline)
      throw new Error(`PostgreSQL ended with ${code}:\n${words}`);
    await wait(200);
  }
}

/** Waits for a server that another process started; false when there is none (any more). */
export async function waitForRunning(places: Places, deadline: number): Promise<boolean> {
  for (;;) {
    if ((await ask(places)) === 'ready') return true;
    if (!(await runningPid(places))) return false;
    if (performance.now() > deadline) throw new Error(`PostgreSQL does not answer; see ${places.logFile}`);
    await wait(50);
  }
}

/** PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is kept. */
export async function stopServer(places: Places): Promise<void> {
  const pid = await runningPid(places);
  if (!pid) return;
  process.kill(pid, 'SIGINT');
  const impatient = performance.now() + 20_000;
  const giveUp = impatient + 10_000;
  let pressed = false;
  // The pid file goes last. The process itself may linger as a zombie where nobody collects orphans.
  while ((await postmasterPid(places)) === pid && processLives(pid)) {
    if (!pressed && performance.now() > impatient) {
      pressed = true;
      process.kill(pid, 'SIGQUIT');
    }
    if (performance.now() > giveUp)
      throw new Error(`PostgreSQL (process ${pid}) does not stop; see ${places.logFile}`);
    await wait(20);
  }
}

/** One look at the server: answers, is busy starting or stopping, or is not there. */
async function ask(places: Places): Promise<'ready' | 'busy' | 'absent'> {
  const client = new pg.Client({
    connectionString: addressOf(places, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code;
    return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'absent' : 'busy';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function runningPid(places: Places): Promise<number | undefined> {
  const pid = await postmasterPid(places);
  if (!pid || !processLives(pid)) return undefined;
  // After a crash the number may belong to somebody else by now.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
  return command.includes('postgres') ? pid : undefined;
}

async function postmasterPid(places: Places): Promise<number | undefined> {
  const text = await readFile(`${places.cluster}/postmaster.pid`, 'utf8').catch(() => '');
  return Number.parseInt(text, 10) || undefined;
}

function run(program: string, args: string[], places: Places, account: Account): ChildProcess {
  const log = openSync(places.logFile, 'a', 0o600);
  try {
    const [command = program, ...rest] = [...account.prefix, program, ...args];
    const { uid, gid } = account.prefix.length > 0 ? {} : account;
    return spawn(command, rest, {
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
      // A session of its own: Ctrl-C must reach us first, so that what is under way is written.
      detached: true,
      stdio: ['ignore', log, log],
      // Nothing of our environment, which holds secrets.
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
    });
  } finally {
    closeSync(log);
  }
}

function exitCode(child: ChildProcess): Promise<number | string> {
  return new Promise((done) => {
    child.once('error', (error) => done(String(error)));
    child.once('exit', (code, signal) => done(code ?? signal ?? 'no code'));
  });
}

async function lastWords(logFile: string, from: number): Promise<string> {
  const bytes = await readFile(logFile).catch(() => Buffer.alloc(0));
  return bytes.subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  );
}
