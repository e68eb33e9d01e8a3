import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server's maintenance database, and the migrated database that copies are made from. */
    postgres: { server: string; template: string };
  }
}

/** One database server for the whole run: an own embedded one, or that of DATABASE_URL_TEST. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL_TEST;
  const own = given ? undefined : await ownServer();
  const server = withDatabase(given ?? own!.connectionString, 'postgres');
  const template = `template_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${template}`);
  const db = openDatabase(withDatabase(server, template));
  await migrate(db);
  await db.destroy();
  project.provide('postgres', { server, template });
  return async () => {
    if (own) await own.stop();
    else await administer(server, `drop database ${template} with (force)`);
  };
}

async function ownServer(): Promise<{ connectionString: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stagekeeper-test-'));
  // The server may run as another account and must pass here.
  chmodSync(dataDir, 0o711);
  // Nothing here must outlive the run, so nothing is flushed to the disk.
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
  const server = await startEmbedded({ dataDir, log: () => undefined, settings });
  const guard = guardServer(dataDir);
  return {
    connectionString: server.connectionString,
    async stop() {
      await server.stop();
      guard.stdin?.destroy();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** However the run ends, the pipe to this shell closes; then server and folder go too. */
function guardServer(dataDir: string) {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0;
  const script = `read -r _; [ -f "$2" ] && [ "$(head -n 1 "$2")" = "$1" ] && kill -QUIT "$1" && sleep 1; rm -rf "$3"`;
  const guard = spawn('sh', ['-c', script, 'sh', String(pid), pidFile, dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return guard;
}

/** The same server's address with another database. */
export function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs one statement that no transaction may hold, such as `create database`. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
