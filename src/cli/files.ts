import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from './io.ts';
import { Refused } from './refused.ts';

/** A path as the person meant it: npm runs scripts in the project's folder and keeps theirs in INIT_CWD. */
export const placeOf = (path: string): string =>
  resolve(process.env.npm_lifecycle_event === 'cli' ? (process.env.INIT_CWD ?? '.') : '.', path);

/** A file's bytes. @throws Refused with the mend when it can't be read */
export async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(placeOf(path));
  } catch (error) {
    throw refusedFile(path, error, 'read');
  }
}

/** Writes a file whole or not at all, readable by its owner only: it holds people's data. */
export async function putFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = placeOf(path);
  const draft = `${target}.${process.pid}.part`;
  try {
    await writeFile(draft, bytes, { mode: 0o600 });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw refusedFile(path, error, 'write');
  }
}

function refusedFile(path: string, error: unknown, way: 'read' | 'write'): Refused {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' && way === 'read')
    return new Refused(
      text(
        `找不到文件“${path}”，请核对路径。`,
        `找不到檔案「${path}」，請核對路徑。`,
        `There is no file "${path}"; check the path.`,
      ),
    );
  const [cn, tw, en] = way === 'read' ? ['读不了', '讀不了', 'read'] : ['写不了', '寫不了', 'written'];
  return new Refused(
    text(
      `${cn}文件“${path}”（${code}），请核对路径和权限。`,
      `${tw}檔案「${path}」（${code}），請核對路徑和權限。`,
      `"${path}" cannot be ${en} (${code}); check the path and its permissions.`,
    ),
  );
}
