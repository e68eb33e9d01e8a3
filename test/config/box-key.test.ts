import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadBoxKey } from '../../src/config/box-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagekeeper-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'box.key');

test('the key is made once, for its owner only, and stays the same', async () => {
  const [first, atTheSameTime] = await Promise.all([
    loadBoxKey(undefined, folder),
    loadBoxKey(undefined, folder),
  ]);
  expect(first).toHaveLength(32);
  expect(atTheSameTime).toEqual(first);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(await loadBoxKey(undefined, folder)).toEqual(first);
});

test('a given key leaves the folder alone', async () => {
  const given = Buffer.alloc(32, 1);
  expect(await loadBoxKey(given, folder)).toEqual(given);
  expect(() => readFileSync(file())).toThrow();
});

test('a key open to others, or damaged, is refused and kept', async () => {
  await loadBoxKey(undefined, folder);
  chmodSync(file(), 0o644);
  await expect(loadBoxKey(undefined, folder)).rejects.toThrow(/chmod 600/);
  chmodSync(file(), 0o600);
  writeFileSync(file(), 'half');
  await expect(loadBoxKey(undefined, folder)).rejects.toThrow(/damaged/);
  expect(readFileSync(file(), 'utf8')).toBe('half');
});
