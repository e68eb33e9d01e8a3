import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../src/domain/kinds/index.ts';
import { gallery, ordinary } from '../cards/gallery.ts';
import { grading } from './grading.ts';

const root = join(import.meta.dirname, '../..');
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
/** What a program says and keeps: strings and names, without the comments that say what it does not do. */
const code = (path: string) =>
  readFileSync(join(root, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

test.each(gallery(ordinary).map(({ name, card }) => [name, card] as const))(
  'no card grades anybody: %s',
  (_name, card) => expect(JSON.stringify(card)).not.toMatch(grading),
);

test.each([
  ...filesUnder('src/cards/words'),
  ...filesUnder('src/export'),
  ...filesUnder('src/store/migrations'),
  'src/store/schema.ts',
])('no words, export or table has a place for a grade: %s', (path) =>
  expect(code(path)).not.toMatch(grading),
);

test('no kind that is about a member has a field that grades', () => {
  for (const kind of kinds.filter(({ about }) => about === 'member'))
    for (const field of kind.form ?? []) expect(field.name).not.toMatch(grading);
});

test('the words that it looks for are found where they are', () => {
  for (const word of ['评议等次：优秀', '得分 90', 'ranking', 'grade A', '不合格', '稱職'])
    expect(word).toMatch(grading);
});
