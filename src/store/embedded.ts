import { existsSync, lstatSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Account, chooseAccount, giveTo } from './embedded/account.ts';
import { type Binaries, findBinaries } from './embedded/binaries.ts';
import {
  addressOf,
  makeCluster,
  type Places,
  startServer,
  stopServer,
  waitForRunning,
} from './embedded/server.ts';
import { usersOf } from './embedded/users.ts';

export interface EmbeddedOptions {
  /** Everything of this server lies here; made when absent. */
  dataDir: string;
  log: (message: string, facts?: Record<string, unknown>) => void;
  /** PostgreSQL settings on top of ours, for trials. */
  settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedDatabase {
  /** Address of the database `stagekeeper`, on a unix socket. */
  connectionString: string;
  /** True when the server was already running: left by a crash, or in use by another process. */
  adopted: boolean;
  /** Stops the server unless another process of the same folder still uses it. May be called twice. */
  stop(): Promise<void>;
}

const DATABASE = 'stagekeeper';
const PATIENCE = 120_000;
/** Bytes of a socket's path, 107 on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;
const LARGEST_LOG = 5_000_000;

/**
 * The embedded PostgreSQL of a data folder: made at the first start, adopted when it is running, and stopped
 * by the last process that leaves. Throws with the mend when the folder or the account forbids it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  await makeFolder(dataDir);
  const users = await usersOf(join(dataDir, 'users'));
  const { places, adopted } = await users.alone(async () => {
    await users.enter();
    try {
      return await bringUp(dataDir, options);
    } catch (error) {
      await users.leave();
      throw error;
    }
  });
  let stopping: Promise<void> | undefined;
  return {
    connectionString: addressOf(places, DATABASE),
    adopted,
    stop() {
      stopping ??= users.alone(async () => {
        const { others } = await users.leave();
        if (others) return options.log('database left running: another process uses it');
        await stopServer(places);
        await removeShortFolder(dataDir, places);
        options.log('database stopped');
      });
      return stopping;
    },
  };
}

async function bringUp(
  dataDir: string,
  options: EmbeddedOptions,
): Promise<{ places: Places; adopted: boolean }> {
  const cluster = join(dataDir, 'postgres');
  const binaries = await findBinaries();
  const account = chooseAccount(cluster, [binaries.postgres]);
  const socketFolder = await socketFolderOf(dataDir, account);
  const places: Places = { cluster, socketFolder, logFile: join(dataDir, 'postgres.log') };
  const deadline = performance.now() + PATIENCE;
  const adopted = existsSync(cluster) && (await waitForRunning(places, deadline));
  if (!adopted) await startCold(places, binaries, account, options, deadline);
  await makeDatabase(places);
  options.log(adopted ? 'database adopted' : 'database started', { socket: socketFolder });
  return { places, adopted };
}

async function startCold(
  places: Places,
  binaries: Binaries,
  account: Account,
  options: EmbeddedOptions,
  deadline: number,
): Promise<void> {
  if (existsSync(places.logFile) && (await stat(places.logFile)).size > LARGEST_LOG)
    await truncate(places.logFile);
  if (!existsSync(places.cluster)) {
    options.log('database files are being made', { folder: places.cluster });
    await makeCluster(places, binaries, account);
  }
  giveTo(account, places.cluster);
  await startServer(places, binaries, account, { ...settingsOf(places), ...options.settings }, deadline);
}

function settingsOf(places: Places): Record<string, string> {
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${places.socketFolder}"`,
    unix_socket_permissions: '0700',
    max_connections: '200',
    // Neither statements nor values may reach the log: an anonymous opinion could be among them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
}

async function makeDatabase(places: Places): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(places, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * Where the socket lies: in the data folder, or, when that path is too long for a socket, in a short folder
 * of its own whose name is noted in the data folder for the other processes.
 */
async function socketFolderOf(dataDir: string, account: Account): Promise<string> {
  const inside = join(dataDir, 'socket');
  if (fits(inside)) {
    await mkdir(inside, { recursive: true, mode: 0o700 });
    giveTo(account, inside);
    return inside;
  }
  const note = join(dataDir, 'socket.path');
  const noted = (await readFile(note, 'utf8').catch(() => '')).trim();
  if (noted && isOurs(noted, account)) return noted;
  const made = await mkdtemp(
    join(fits(join(tmpdir(), 'stagekeeper-XXXXXX')) ? tmpdir() : '/tmp', 'stagekeeper-'),
  );
  giveTo(account, made);
  await writeFile(note, made);
  return made;
}

async function removeShortFolder(dataDir: string, places: Places): Promise<void> {
  if (places.socketFolder === join(dataDir, 'socket')) return;
  await rm(places.socketFolder, { recursive: true, force: true });
  await rm(join(dataDir, 'socket.path'), { force: true });
}

function fits(folder: string): boolean {
  return !folder.includes('"') && Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST_SOCKET_PATH;
}

/** A name in a folder open to all may have been taken by a stranger since. */
function isOurs(folder: string, account: Account): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const owner = account.uid ?? process.getuid?.();
  return found?.isDirectory() === true && found.uid === owner && (found.mode & 0o077) === 0;
}

async function makeFolder(dataDir: string): Promise<void> {
  if (existsSync(dataDir)) return;
  await mkdir(dataDir, { recursive: true });
  // The server may run as another account and must pass here; names inside stay unreadable to it.
  await chmod(dataDir, 0o711);
}
