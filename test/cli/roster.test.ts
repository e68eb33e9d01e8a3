import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeRoster } from '../../src/store/roster-import.ts';
import { type CommandLine, commandLine, demo } from './run.ts';

let cli: CommandLine;
const file = (name: string, content: string | Buffer) => {
  const path = join(cli.folder, name);
  writeFileSync(path, content);
  return path;
};
const stored = () => wholeRoster(cli.database.db);

beforeAll(async () => {
  cli = await commandLine();
});
afterAll(() => cli.close());

test('a roster is imported whole, in UTF-8 or GB18030, and the same again changes nothing', async () => {
  const units = file('units.csv', demo.unitsCsv);
  const people = file('people.csv', demo.peopleCsv);
  const dry = await cli.json('roster', 'import', units, people, '--dry');
  expect(dry).toMatchObject({ units: { added: 24 }, people: { added: 386 }, dry: true });
  expect(await stored()).toEqual({ units: [], people: [] });

  const first = await cli.json('roster', 'import', units, people);
  expect(first).toMatchObject({ units: { added: 24, known: 0 }, people: { added: 386, known: 0 } });
  const before = await stored();
  expect(before.people.map((person) => person.name)).toEqual(demo.people.map((person) => person.name));

  const again = await cli.json(
    'roster',
    'import',
    file('units-gb.csv', iconv.encode(demo.unitsCsv, 'gb18030')),
    file('people-gb.csv', iconv.encode(demo.peopleCsv, 'gb18030')),
  );
  expect(again).toMatchObject({ units: { added: 0, known: 24 }, people: { added: 0, known: 386 } });
  expect(await stored()).toEqual(before);
});

test('a wrong line is named with file, line and field, and nothing is imported', async () => {
  const before = await stored();
  const lines = demo.peopleCsv.split('\n');
  lines[4] = lines[4]!.replace(/139\d{8}/, '12345');
  lines.push('新来的,ou_new,,,没有这个单位,,home,member,false,zh-cn');
  const units = file('units.csv', demo.unitsCsv);
  const people = file('wrong.csv', lines.join('\n'));

  const refused = await cli.run('roster', 'import', units, people);
  expect(refused.code).toBe(1);
  expect(refused.out).toBe('');
  expect(refused.err).toContain(`${people}:5 mobile: "12345" is no mobile number`);
  expect(refused.err).toMatch(/wrong\.csv:\d+ unit: .*没有这个单位/);
  expect(refused.err).toContain('nothing was imported');
  expect(await stored()).toEqual(before);

  const checked = await cli.run('roster', 'check', units, people, '--json', '--lang', 'zh-cn');
  expect(checked.code).toBe(1);
  const { problems } = JSON.parse(checked.out) as { problems: { line: number; message: string }[] };
  expect(problems.find((problem) => problem.line === 5)).toMatchObject({
    file: people,
    field: 'mobile',
    message: expect.stringContaining('不是手机号'),
  });
});

test('a file that is not there is named, with the mend', async () => {
  const missing = await cli.run('roster', 'check', 'nowhere.csv', 'nowhere.csv');
  expect(missing).toMatchObject({
    code: 1,
    out: '',
    err: 'There is no file "nowhere.csv"; check the path.\n',
  });
});

test('a warning is in the language asked for, counted by itself, and refuses nothing', async () => {
  const units = file('u3.csv', 'unit,parent,kind,batch\n市局,,organ,1\n甲支部,市局,branch,1\n');
  const people = file(
    'p3.csv',
    'name,open_id,unit,roles\n张三,ou_1,甲支部,member\n张三,ou_2,甲支部,member\n',
  );
  const english = await cli.run('roster', 'check', units, people);
  expect(english).toMatchObject({ code: 0, err: '' });
  expect(english.out.match(/^Warning: /gm)).toHaveLength(2);
  expect(english.out).toContain('2 warnings, which do not stop an import.');
  expect(english.out).not.toMatch(/提示/);
  const chinese = await cli.run('roster', 'check', units, people, '--lang', 'zh-cn');
  expect(chinese.out).toContain('提示 2 处，不影响导入。');
});

test('people without an open id can only be looked up with an app, and the mend says so', async () => {
  const units = file('u4.csv', 'unit,parent,kind,batch\n市局,,organ,1\n甲支部,市局,branch,1\n');
  const people = file('p4.csv', 'name,mobile,unit,roles\n张三,13900000001,甲支部,secretary|member\n');
  const refused = await cli.run('roster', 'import', units, people);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('No Feishu app is connected');
  expect(refused.err).toContain('LARK_APP_SECRET');
});
