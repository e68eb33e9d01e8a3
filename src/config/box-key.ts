import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Env } from './env.ts';

/**
 * The 32 bytes that seal the opinion box: the given one, or that of DATA_DIR/box.key, which is made at the
 * first start and readable by its owner only.
 *
 * @throws when the file is damaged or open to others, with the mend
 */
export async function loadBoxKey(given: Buffer | undefined, dataDir: string): Promise<Buffer> {
  if (given) return given;
  const file = join(dataDir, 'box.key');
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    // Never in place of another: the first key is the one the opinions are sealed with. And never half written.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  if ((await stat(file)).mode & 0o077)
    throw new Error(`${file} can be read by other accounts. Run: chmod 600 ${file}`);
  const key = Env.shape.BOX_KEY.safeParse((await readFile(file, 'utf8')).trim());
  if (!key.success || !key.data) {
    throw new Error(
      `${file} is damaged: it must hold 32 bytes in base64. Restore it from your backup; a new key cannot read the opinions of the old one.`,
    );
  }
  return key.data;
}
