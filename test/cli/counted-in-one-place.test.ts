import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { type CommandLine, commandLineOn } from './run.ts';

const branch = '办公室党支部';
/** From where somebody is seconded to the branch. */
const homeBranch = '社会福利院党支部';

interface Report {
  requirements: { key: string; have: number; need: number; missing: string[] }[];
  counted: {
    door: { person: string; hours: number }[];
    joined: { person: string; unit: string }[];
    elsewhere: { person: string; unit: string }[];
  };
}

let house: House;
let cli: CommandLine<null>;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, homeBranch] } });
  cli = commandLineOn(house.databaseUrl);
});
afterAll(async () => {
  await cli?.close();
  await house?.close();
});

const members = (unit: string) => house.of(unit, 'member');
const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const plain = () => members(branch).filter(({ roles, leader }) => roles.length === 1 && !leader);
const [ill, partner] = [() => plain()[0] as Person, () => plain()[1] as Person];
type Person = ReturnType<typeof members>[number];
const idOf = async ({ open_id }: Person) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', open_id).executeTakeFirstOrThrow())
    .id;
const gate = (unit: string) => cli.json<Report>('gate', unit);
const hoursIn = (report: Report) => report.requirements.find(({ key }) => key === 'study-hours');

/** Opens the form of a kind from one's own tasks and submits it. */
async function file(by: string, kind: string, form: Record<string, string>): Promise<void> {
  const { id: unit } = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  const tasks = await house.ask(by, '/me');
  await house.press(by, tasks, 'record-open', undefined, { action: 'record-open', kind, unit });
  await house.quiet();
  const formCard = house.toldTo(by).findLast(({ content }) => buttonOf(content, 'record-submit')) as Shown;
  expect((await house.press(by, formCard, 'record-submit', form)).toast?.type).toBe('success');
}

test('somebody absent through illness studies at the door, and the hours count like any others', async () => {
  await house.openSession(branch, '学习党章 2小时');
  const card = house.seen(house.group(branch)).at(-1) as Shown;
  for (const member of members(branch))
    if (member.open_id !== ill().open_id) await house.press(member.open_id, card, 'check-in');
  await house.press(secretary(), card, 'session-close');
  await file(secretary(), 'door-partner', {
    member: await idOf(ill()),
    partner: await idOf(partner()),
    reason: '因病',
  });
  await house.quiet();
  await file(partner().open_id, 'door-teaching', {
    member: await idOf(ill()),
    hours: '2',
    on: '2026-01-26 +0800',
    words: '学习党章',
  });
  const report = await gate(branch);
  expect(report.counted.door).toEqual([{ person: ill().name, hours: 2 }]);
  const hours = await house.db
    .selectFrom('record')
    .select('payload')
    .where('kind', '=', 'study-hour')
    .where('person_id', '=', await idOf(ill()))
    .execute();
  expect(hours.map(({ payload }) => payload.hours)).toEqual([2]);
  // Hours stand in the gate: with 38 more at the door the requirement of 40 is reached.
  expect(hoursIn(report)?.missing).toContain(ill().name);
  for (const on of ['2026-01-25', '2026-01-26'])
    await file(partner().open_id, 'door-teaching', {
      member: await idOf(ill()),
      hours: on === '2026-01-25' ? '20' : '18',
      on: `${on} +0800`,
      words: '学习读本',
    });
  const after = await gate(branch);
  expect(hoursIn(after)?.missing).not.toContain(ill().name);
  expect(after.counted.door).toEqual([{ person: ill().name, hours: 40 }]);
});

test('a seconded member is counted once, in the branch where they take part', async () => {
  const here = await gate(branch);
  const there = await gate(homeBranch);
  const [seconded] = here.counted.joined;
  expect(here.counted.joined).toEqual([{ person: expect.any(String), unit: homeBranch }]);
  expect(there.counted.elsewhere).toEqual([{ person: seconded?.person, unit: branch }]);
  expect(hoursIn(here)?.need).toBe(members(branch).length);
  expect(hoursIn(there)?.need).toBe(members(homeBranch).length);
  expect(hoursIn(here)?.missing).toContain(seconded?.person);
  expect(there.requirements.flatMap(({ missing }) => missing)).not.toContain(seconded?.person);
});

test('and both stand in the words of the same report', async () => {
  const { out } = await cli.run('gate', branch);
  expect(out).toContain(`taught at the door: ${ill().name}, 40 hours`);
  expect(out).toContain(`whose membership is kept in ${homeBranch}`);
});
