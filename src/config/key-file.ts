import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** 32 bytes as 44 characters of base64 or 64 of hex; null for anything else. */
export const readKey = (text: string): Buffer | null =>
  /^([0-9a-fA-F]{64}|[A-Za-z0-9+/]{43}=)$/.test(text)
    ? Buffer.from(text, text.length === 64 ? 'hex' : 'base64')
    : null;

/**
 * The 32 bytes in a file that is made at the first start and readable by its owner only.
 *
 * @param ifDamaged what to do about a file that holds no key
 * @throws when the file is damaged or open to others, with the mend
 */
export async function keyFile(file: string, ifDamaged: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    // Never in place of another: the first key is the one in use. And never half written.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  if ((await stat(file)).mode & 0o077)
    throw new Error(`${file} can be read by other accounts. Run: chmod 600 ${file}`);
  const key = readKey((await readFile(file, 'utf8')).trim());
  if (!key) throw new Error(`${file} is damaged: it must hold 32 bytes in base64. ${ifDamaged}`);
  return key;
}
