import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './documents.ts';

const folders = ['src', 'handlers', 'jobs', 'campaigns', 'scripts', 'bin', 'docs', 'test'];

test.skipIf(!existsSync(join(root, '.git')))('git ignores no file that a clean clone needs', () => {
  const args = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', ...folders];
  expect(execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)).toEqual([]);
});
