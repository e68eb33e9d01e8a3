import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readRoster } from '../../src/domain/roster.ts';
import { parseTemplate } from '../../src/domain/template-source.ts';
import { templateWords } from '../../src/domain/template-words.ts';
import { readTable } from '../../src/say/csv.ts';
import { botMenu } from '../../src/service/bot-menu.ts';
import { xianjinText } from '../domain/xianjin.ts';
import { between, blocks, configurationTable, documents, read, root } from './documents.ts';

const readmes = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const;

test.each(readmes)('%s tells of every variable what the program tells of it', (path, language) => {
  expect(between(read(path), 'configuration')).toBe(configurationTable(language));
});

test.each(readmes)('%s names the events that the bot takes, and no others', (path) => {
  const source = read('src/messenger/normalize/index.ts');
  const taken = [...source.matchAll(/\['([a-z0-9_.]+)', \w+\]/g)].map(([, name]) => name);
  expect(taken.length).toBeGreaterThan(10);
  const told = [...read(path).matchAll(/`([a-z_]+(?:\.[a-z0-9_]+)*(?:_v\d|\.trigger))`/g)].map(
    ([, name]) => name,
  );
  expect([...new Set(told)].sort()).toEqual([...taken].sort());
});

test.each(readmes)("%s shows the bot's menu as it is offered", (path) => {
  const [heads = [], , ...rows] = between(read(path), 'menu')
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const shown = heads.map((name, column) => [name, rows.map((row) => row[column])]);
  expect(shown).toEqual(
    botMenu().map(({ name, children }) => [
      name.default,
      children.map((child) => `${child.name.default} \`${child.event_key}\``),
    ]),
  );
});

test.each(readmes)('%s shows a roster that can be imported', (path) => {
  const table = (mark: string) => {
    const block = blocks(read(path), 'csv').find((one) => one.mark === mark);
    const parsed = readTable(new TextEncoder().encode(block?.lines.join('\n') ?? ''));
    return parsed.ok ? parsed.rows : [];
  };
  const roster = readRoster(table('roster: units'), table('roster: people'));
  expect(roster).toMatchObject({ ok: true, roster: { units: { length: 5 }, people: { length: 7 } } });
});

test('the guide to templates tells of every fault that the check can find', () => {
  const told = [...read('docs/templates.md').matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)].map(
    ([, code]) => code,
  );
  const missing = Object.keys(templateWords).filter((code) => !told.includes(code));
  expect(missing).toEqual([]);
});

test('the guide to templates shows a fault as the check says it', () => {
  const spoilt = xianjinText.replace('    from: 03-01', '    from: 02-27');
  const parsed = parseTemplate(spoilt, 'xianjin.yaml');
  const said = parsed.ok
    ? []
    : parsed.problems.map(
        ({ file, line, column, path, message }) => `${file}:${line}:${column} ${path} ${message.en}`,
      );
  expect(blocks(read('docs/templates.md'), 'text').find(({ mark }) => mark === 'faults')?.lines).toEqual(
    said,
  );
});

test.each(documents)('%s: every link and picture leads somewhere', (path) => {
  const links = [...read(path).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
  const inside = links.filter((to) => !/^https?:/.test(to));
  expect(inside.filter((to) => !existsSync(join(root, dirname(path), to)))).toEqual([]);
});

/** The hunks of the document's diffs: a file, and lines that must stand in it one after another. */
function hunks(markdown: string): { file: string; lines: string[] }[] {
  const found: { file: string; lines: string[] }[] = [];
  for (const { lines } of blocks(markdown, 'diff')) {
    let file = '';
    for (const line of lines) {
      if (line.startsWith('+++ b/')) file = line.slice('+++ b/'.length);
      else if (line.startsWith('@@')) found.push({ file, lines: [] });
      else found.at(-1)?.lines.push(line.slice(1));
    }
  }
  return found;
}

const diffs = hunks(read('docs/adding-a-kind.md'));

test('the guide to kinds shows file, registry, words, template and test', () => {
  expect([...new Set(diffs.map(({ file }) => file.split('/').slice(0, 3).join('/')))]).toEqual([
    'src/domain/kinds',
    'src/domain/kind-names.ts',
    'src/cards/words',
    'campaigns/xianjin.yaml',
    'test/domain/gate.table.ts',
  ]);
});

test.each(diffs)('the diff of $file in the guide to kinds is what the file holds', ({ file, lines }) => {
  expect(`\n${read(file)}`).toContain(`\n${lines.join('\n')}\n`);
});
