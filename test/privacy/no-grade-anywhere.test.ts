import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../src/domain/kinds/index.ts';
import { gallery, ordinary } from '../cards/gallery.ts';

/** Words that grade, score or rank people, in three languages (001: 民主评议也不确定党员的格次; specification, section 5). */
const grading =
  /等次|档次|檔次|格次|得分|评分|評分|打分|排名|名次|优秀|優秀|合格|称职|稱職|\bscor(e|es|ing)\b|\brank(s|ed|ing)?\b|\bgrad(e|es|ed|ing)\b|leaderboard/i;

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
