import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xianjinText } from '../domain/xianjin.ts';
import { branch, type CommandLine, commandLine, demo, lateBranch } from './run.ts';

let cli: CommandLine;

beforeAll(async () => {
  cli = await commandLine();
  const put = (name: string, content: string) => {
    writeFileSync(join(cli.folder, name), content);
    return name;
  };
  await cli.json('roster', 'import', put('u.csv', demo.unitsCsv), put('p.csv', demo.peopleCsv));
});
afterAll(() => cli.close());

const rows = async (table: 'unit_run' | 'due' | 'calendar_override') =>
  (await cli.database.db.selectFrom(table).select('unit_id').execute()).length;

test('before a campaign runs, a command that needs one says so', async () => {
  const status = await cli.run('status');
  expect(status).toMatchObject({ code: 1, out: '' });
  expect(status.err).toMatch(/campaign/i);
});

test('a batch without units is refused, and nothing starts', async () => {
  const empty = await cli.run('campaign', 'start', 'xianjin', '--batch', '3');
  expect(empty).toMatchObject({ code: 1, out: '' });
  expect(empty.err).toContain('Batch 3 has no units');
  expect(empty.err).toContain('roster import');
  expect(await rows('unit_run')).toBe(0);
});

test('a late start under three months or without a reason is refused, and nothing starts', async () => {
  const late = ['campaign', 'start', 'xianjin', '--batch', '1', '--unit', lateBranch, '--from'];
  const reasonless = await cli.run(...late, '2026-02-20');
  expect(reasonless.code).toBe(1);
  expect(reasonless.err).toContain('--reason');
  const outside = await cli.run(...late, '2026-05-20', '--reason', '抗灾');
  expect(outside.code).toBe(1);
  expect(outside.err).toContain('lies outside the batch (2026-01-01 to 2026-06-30)');
  expect(await rows('unit_run')).toBe(0);
});

test('a batch starts once: dry changes nothing, again starts nobody twice', async () => {
  const started = await cli.json('campaign', 'start', 'xianjin', '--batch', '1', '--dry');
  expect(started).toMatchObject({ campaign: 'xianjin-2026', dry: true });
  expect(await rows('unit_run')).toBe(0);

  await cli.json(
    ...['campaign', 'start', 'xianjin', '--batch', '1'],
    ...['--unit', lateBranch, '--from', '2026-02-20', '--reason', '抗灾'],
  );
  expect(await rows('unit_run')).toBe(1);
  const whole = await cli.json<{ started: string[]; already: string[] }>(
    ...['campaign', 'start', 'xianjin', '--batch', '1'],
  );
  expect(whole.started).toHaveLength(21);
  expect(whole.already).toEqual([lateBranch]);
  const due = await rows('due');
  expect(await cli.json('campaign', 'start', 'xianjin', '--batch', '1')).toMatchObject({
    started: [],
    moments: 0,
  });
  expect(await rows('due')).toBe(due);
  expect(await rows('unit_run')).toBe(22);
});

test('the calendar shows each unit its own dates, with what was planned and why they differ', async () => {
  const { units } = await cli.json<{
    units: { unit: string; rows: { key: string; from: string; moved: unknown }[] }[];
  }>(...['campaign', 'calendar']);
  const first = (name: string) =>
    units.find((one) => one.unit === name)?.rows.find((row) => row.key === 'stage-1');
  expect(first(branch)).toMatchObject({ from: '2026-01-25', moved: null });
  expect(first(lateBranch)).toMatchObject({
    from: '2026-02-20',
    moved: { planned: '2026-01-25', reason: '抗灾' },
  });
  const shown = await cli.run('campaign', 'calendar', '--unit', lateBranch, '--lang', 'zh-cn');
  expect(shown.out).toMatch(/学习动员 +2026-02-20 +2026-03-26 +stage-1 +2026-01-25 +抗灾/);
});

test('a unit that runs is not started late again: its dates are moved, with a reason', async () => {
  const start = ['campaign', 'start', 'xianjin', '--batch', '1', '--unit', branch, '--from', '2026-02-20'];
  const again = await cli.run(...start, '--reason', '抗灾');
  expect(again.code).toBe(1);
  expect(again.err).toContain('campaign move');
  const move = ['campaign', 'move', 'step-2.due=2026-02-20', '--unit', branch, '--reason', '抗灾'];
  const before = await rows('calendar_override');
  expect(await cli.json(...move, '--dry')).toMatchObject({ moved: expect.arrayContaining(['study-hours']) });
  expect(await rows('calendar_override')).toBe(before);
  await cli.json(...move);
  expect(await rows('calendar_override')).toBe(before + 1);
});

interface Due {
  at: string;
  kind: string;
  unit: string;
  audience: string;
  count: number;
  key: string;
  item: string;
}

test('what is due is told with how many would get it: each next moment, or all up to a time', async () => {
  const members = demo.people.filter((person) => person.unit === branch && person.roles.includes('member'));
  const next = await cli.json<Due[]>('due');
  const study = next.filter((row) => row.unit === branch && row.item === 'study-hours');
  expect(study).toEqual([
    expect.objectContaining({
      at: '2026-02-13T01:00:00.000Z',
      kind: 'ping',
      audience: 'person',
      count: members.length,
      key: expect.stringMatching(/^ping:.*:study-hours:before-7$/),
    }),
  ]);
  const until = await cli.json<Due[]>('due', '--until', '2026-03-02');
  expect(until.every((row) => row.at < '2026-03-02T16:00:00.000Z')).toBe(true);
  expect(until.map((row) => row.at)).toEqual(until.map((row) => row.at).sort());
  const told = until.filter((row) => row.unit === branch && row.item === 'study-hours');
  expect(new Set(told.map((row) => row.audience))).toEqual(
    new Set(['person', 'secretary', 'unit', 'supervisors']),
  );
  expect(told.find((row) => row.audience === 'secretary')).toMatchObject({ count: 1 });
});

test('gate, missing and status keep their shapes, with names in roster order', async () => {
  const gate = await cli.json<{ requirements: { key: string; missing: string[] }[] }>('gate', branch);
  expect(gate).toMatchObject({ unit: branch, stage: 1, met: false, exemptions: [] });
  const names = demo.people
    .filter((person) => person.unit === branch && person.roles.includes('member'))
    .map((person) => person.name);
  expect(gate.requirements.find(({ key }) => key === 'study-hours')).toEqual({
    key: 'study-hours',
    name: expect.any(String),
    met: false,
    have: 0,
    need: names.length,
    missing: names,
    recorded: false,
    answerable: true,
  });
  expect(await cli.json('missing', branch)).toEqual({ unit: branch, begins: expect.any(String), items: [] });
  const status = await cli.json<{ units: { unit: string }[] }>('status');
  expect(status.units).toHaveLength(22);
  expect(status.units.find((one) => one.unit === branch)).toMatchObject({
    batch: 1,
    stage: 1,
    day: 0,
    steps: [{ step: 'step-1', due: '2026-01-31' }, { step: 'step-2', due: '2026-02-20' }, { step: 'step-3' }],
    ledger: {},
  });
});

test('a template’s faults are named by line, column and field', async () => {
  const broken = xianjinText.replace('from: 03-01 # (001)', 'from: 02-30 # (001)');
  expect(broken).not.toBe(xianjinText);
  const file = join(cli.folder, 'broken.yaml');
  writeFileSync(file, broken);
  const line = broken.split('\n').findIndex((one) => one.includes('from: 02-30')) + 1;
  const checked = await cli.run('campaign', 'check', file);
  expect(checked).toMatchObject({ code: 1, out: '' });
  expect(checked.err).toMatch(new RegExp(`^${file}:${line}:\\d+ stages\\[1\\]\\.from .+`));
  const good = await cli.run('campaign', 'check', 'xianjin', '--lang', 'zh-cn');
  expect(good).toMatchObject({ code: 0, err: '' });
  expect(good.out).toMatch(/3 批，5 个阶段，13 个环节，\d+ 项要求；没有问题。\n$/);
  expect(readFileSync(file, 'utf8')).toBe(broken);
});

test('a unit that nobody knows is answered with the nearest names', async () => {
  const typo = await cli.run('gate', '安置科党支');
  expect(typo).toMatchObject({ code: 1, out: '' });
  expect(typo.err).toContain(`Is it one of these: ${branch}`);
  expect((await cli.run('gate', 'zzz')).err).not.toContain('one of these');
});
