import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { firstBranches, smallOrganisation } from '../support/small-organisation.ts';

const program = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url));
const loader = import.meta.resolve('tsx');

export interface CommandLine<Database = TestDatabase> {
  database: Database;
  /** A folder of its own for files; also the working folder. */
  folder: string;
  run(...args: string[]): Promise<{ code: number; out: string; err: string }>;
  /** Runs with `--json` and gives back the value. @throws when the command failed */
  json<T>(...args: string[]): Promise<T>;
  close(): Promise<void>;
}

/** The command line as a process of its own on a fresh database, in English, on the eve of the campaign. */
export async function commandLine(): Promise<CommandLine> {
  const database = await testDatabase();
  const line = commandLineOn(database.connectionString);
  return {
    ...line,
    database,
    async close() {
      await database.close();
      await line.close();
    },
  };
}

/** The same beside a running service, on its database. */
export function commandLineOn(databaseUrl: string): CommandLine<null> {
  const folder = mkdtempSync(join(tmpdir(), 'stagekeeper-cli-'));
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: databaseUrl,
    BOX_KEY: '11'.repeat(32),
    DATA_DIR: folder,
    LANG: 'en_US.UTF-8',
  };
  async function run(...args: string[]) {
    const child = spawn(process.execPath, ['--import', loader, program, ...args], { cwd: folder, env });
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number]>,
    ]);
    return { code, out, err };
  }
  return {
    database: null,
    folder,
    run,
    async json(...args) {
      const { code, out, err } = await run(...args, '--json');
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The demo organisation's two files, with the first batch alone: no unit is in another. */
export const demo = smallOrganisation(firstBranches);
export const branch = '安置科党支部';
export const lateBranch = '优抚科党支部';
