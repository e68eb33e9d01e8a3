import { randomUUID } from 'node:crypto';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pourOpinion, releaseOpinions } from '../../src/store/opinions.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { fileRecord } from '../../src/store/records.ts';
import { personByOpenId, unitByName } from '../../src/store/roster.ts';
import { createSeal } from '../../src/store/seal.ts';
import { branch, type CommandLine, commandLine, demo } from './run.ts';

const eve = new Date('2026-01-24T01:00:00Z');
const one = demo.people.find((person) => person.unit === branch && person.roles.includes('secretary'))!;
const spoken = ['=1+1 要改', '+ 多到基层', '-形式少一点', '@大家'];
let cli: CommandLine;

beforeAll(async () => {
  cli = await commandLine();
  writeFileSync(join(cli.folder, 'u.csv'), demo.unitsCsv);
  writeFileSync(join(cli.folder, 'p.csv'), demo.peopleCsv);
  await cli.json('roster', 'import', 'u.csv', 'p.csv');
  await cli.json('campaign', 'start', 'xianjin', '--batch', '1');
  const { db } = cli.database;
  const person = (await personByOpenId(db, one.open_id))!;
  const session = {
    id: randomUUID(),
    campaignId: 'xianjin-2026',
    kind: 'session',
    unitId: person.unit_id,
    personId: null,
    parentId: null,
    payload: { title: '学习', hours: 2, openedBy: person.name, chatId: null, closedAt: null },
    occurredOn: '2026-01-24',
    state: 'open',
    filedBy: person.id,
  };
  await fileRecord(db, session, eve);
  const hours = { hours: 2, way: 'joint', topic: '学习' };
  await fileRecord(
    db,
    {
      ...session,
      id: randomUUID(),
      kind: 'study-hour',
      personId: person.id,
      parentId: session.id,
      payload: hours,
      state: 'filed',
    },
    eve,
  );
  const job = { do: 'card' as const, to: { openId: one.open_id }, card: { name: person.name } };
  await enqueue(db, [{ key: `outage:1:${one.open_id}`, job }], eve);
});
afterAll(() => cli.close());

async function opinion(words: string): Promise<void> {
  const { db } = cli.database;
  const unit = (await unitByName(db, branch))!;
  await pourOpinion(db, {
    id: randomUUID(),
    unit_id: unit.id,
    day: '2026-01-24',
    area: 'style',
    target: 'branch',
    words_sealed: createSeal(Buffer.from('11'.repeat(32), 'hex')).close(words),
    channel: 'box',
    round_id: null,
    adds_to: null,
    receipt_hash: null,
    receipt_until: null,
  });
}

async function sheetOf(file: string): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cli.folder, file));
  return workbook.worksheets[0]!;
}

test('opinions are exported only when released, as text that no spreadsheet computes', async () => {
  const { db } = cli.database;
  for (const words of spoken) await opinion(words);
  await releaseOpinions(db, { day: '2026-01-25', atLeast: 3, closedUnits: [] });
  await opinion('还没有公布的话');

  expect(await cli.json('export', 'opinions', 'o.xlsx', '--unit', branch)).toMatchObject({
    rows: spoken.length,
  });
  expect(statSync(join(cli.folder, 'o.xlsx')).mode & 0o077).toBe(0);
  const sheet = await sheetOf('o.xlsx');
  expect(sheet.getRow(1).values).toEqual([undefined, 'unit', 'about', 'area', 'words', 'added', 'answers']);
  const cells = spoken.map((_, at) => sheet.getRow(at + 2).getCell(4));
  expect(cells.map((cell) => cell.value).sort()).toEqual([...spoken].sort());
  for (const cell of cells) expect(cell).toMatchObject({ type: ExcelJS.ValueType.String, numFmt: '@' });
});

test('hours are exported in roster order, whoever has more of them', async () => {
  await cli.json('export', 'hours', 'h.xlsx', '--unit', branch);
  const sheet = await sheetOf('h.xlsx');
  const names = demo.people
    .filter((person) => person.unit === branch && person.roles.includes('member'))
    .map((person) => person.name);
  expect(names.map((_, at) => sheet.getRow(at + 2).getCell(2).value)).toEqual(names);
  const own = sheet.getRow(names.indexOf(one.name) + 2);
  expect([3, 4, 5, 6].map((column) => own.getCell(column).value)).toEqual([2, 0, 2, 40]);
});

test('a paper of one unit is written as .docx, and says so when no unit or another format is given', async () => {
  expect(await cli.json('export', 'gate', 'g.docx', '--unit', branch)).toMatchObject({ what: 'gate' });
  const { value } = await mammoth.extractRawText({ path: join(cli.folder, 'g.docx') });
  expect(value).toContain(branch);
  expect((await cli.run('export', 'summary', 's.docx')).err).toContain('--unit');
  expect((await cli.run('export', 'summary', 's.xlsx', '--unit', branch)).err).toContain('.docx');
  expect((await cli.run('export', 'ranking', 'l.xlsx')).code).toBe(2);
  expect(existsSync(join(cli.folder, 's.xlsx'))).toBe(false);
});

test('a person gets all that is stored of them, and is forgotten after the campaign or by force', async () => {
  const stored = await cli.json<Record<string, { kind: string }[]>>('person', 'export', one.open_id);
  expect(stored).toMatchObject({
    person: { name: one.name, mobile: one.mobile, unit: branch },
    messages_sent: [{ state: 'waiting' }],
  });
  expect(stored.records?.map((record) => record.kind).sort()).toEqual(['session', 'study-hour']);

  const early = await cli.run('person', 'forget', one.open_id);
  expect(early.code).toBe(1);
  expect(early.err).toContain('The campaign runs to 2027-09-30');
  expect(await cli.json('person', 'forget', one.open_id, '--force', '--dry')).toMatchObject({ records: 1 });
  expect(await personByOpenId(cli.database.db, one.open_id)).toBeDefined();

  const before = await cli.json<{ requirements: { key: string; need: number }[] }>('gate', branch);
  await cli.json('person', 'forget', one.open_id, '--force');
  const after = await cli.json<typeof before>('gate', branch);
  const need = (gate: typeof before) => gate.requirements.find(({ key }) => key === 'study-hours')?.need;
  expect(need(after)).toBe(need(before));
  expect(await everyRow()).not.toContain(one.open_id);
  expect(await everyRow()).not.toContain(one.mobile);
  expect(await everyRow()).not.toContain(one.email);
  const { rows } = await sql<{ n: string }>`select count(*) as n from record
    where payload::text like ${`%${one.name}%`}`.execute(cli.database.db);
  expect(Number(rows[0]?.n)).toBe(0);
  expect((await cli.run('person', 'export', one.open_id)).code).toBe(1);
});

/** Everything that names people, as text. */
async function everyRow(): Promise<string> {
  const tables = ['person', 'record', 'record_version', 'inbox', 'outbox', 'audit'] as const;
  const all = await Promise.all(tables.map((name) => cli.database.db.selectFrom(name).selectAll().execute()));
  return JSON.stringify(all);
}

test('the audit holds, names the command line as who acted, and shows a changed line', async () => {
  const { db } = cli.database;
  expect(await cli.json('audit', 'verify')).toMatchObject({ ok: true, count: 6 });
  const acts = await db.selectFrom('audit').select(['actor', 'act']).orderBy('seq').execute();
  expect(acts.map((line) => line.act)).toEqual([
    'import-roster',
    'start-campaign',
    'export',
    'export',
    'export',
    'forget-person',
  ]);
  expect(new Set(acts.map((line) => line.actor))).toEqual(new Set(['cli']));

  await sql`alter table audit disable trigger audit_is_append_only`.execute(db);
  await sql`update audit set actor = 'somebody' where seq = 2`.execute(db);
  const broken = await cli.run('audit', 'verify');
  expect(broken).toMatchObject({ code: 1, out: '' });
  expect(broken.err).toContain('from line 2 on');
});

test('the doctor names database, queue, transport and campaign, and what is wrong', async () => {
  const { db, connectionString } = cli.database;
  await db.updateTable('unit').set({ chat_id: null }).where('name', '=', branch).execute();
  const found = await cli.json('doctor');
  expect(found).toMatchObject({
    database: connectionString,
    queue: 'postgres',
    transport: 'long-connection',
    campaign: 'xianjin-2026',
    findings: [
      { of: 'no-group', count: 1, names: [branch], say: expect.stringContaining('/bind') },
      { of: 'dropped-messages', count: 1, say: expect.any(String) },
    ],
  });
});

test('usage ends with 2, and says nothing on standard output', async () => {
  for (const args of [['no-such-command'], ['campaign', 'start', 'xianjin', '--batch', 'one']]) {
    const { code, out } = await cli.run(...args);
    expect([args.join(' '), code, out]).toEqual([args.join(' '), 2, '']);
  }
});
