import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindChat, unitsToChoose } from '../../src/app/bind-chat.ts';
import { bindCard } from '../../src/cards/bind.ts';
import { buttonOf, textsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;
let session: string;
let units: Map<string, string>;
let people: { member: string; mass: string; secretary: string; stranger: string; unknown: string };

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] } });
  session = String(
    buttonOf((await house.openSession(branch, '学习党章 2小时')).content, 'check-in')?.session,
  );
  units = new Map(
    (await house.db.selectFrom('unit').select(['name', 'id']).execute()).map(({ name, id }) => [name, id]),
  );
  const first = (unit: string, role: string) => house.of(unit, role)[0]?.open_id ?? '';
  people = {
    member: house.of(branch, 'member').find(({ roles }) => roles.length === 1)?.open_id ?? '',
    mass: first(branch, 'mass'),
    secretary: first(branch, 'secretary'),
    stranger: first(other, 'secretary'),
    unknown: 'ou_nobody_knows_this_person',
  };
  await house.quiet();
});
afterAll(() => house.close());

/** Everything that could have changed, but for the note that the press came in. */
async function state(): Promise<string> {
  const { db } = house;
  const rows = await Promise.all([
    db.selectFrom('record').selectAll().orderBy('id').execute(),
    db.selectFrom('record_version').selectAll().orderBy('record_id').orderBy('version').execute(),
    db.selectFrom('outbox').select(['key', 'job']).orderBy('id').execute(),
    db.selectFrom('audit').selectAll().orderBy('seq').execute(),
    db.selectFrom('unit').selectAll().orderBy('id').execute(),
    db.selectFrom('person').selectAll().orderBy('id').execute(),
    db.selectFrom('opinion').selectAll().orderBy('id').execute(),
    db.selectFrom('gate_application').selectAll().orderBy('id').execute(),
  ]);
  return JSON.stringify(rows);
}

const unit = (name: string) => units.get(name) ?? '';
const sessionForm = { title: '冒名的学习', kind: 'session', hours: '2' };

const presses: [what: string, who: keyof typeof people, value: () => object, form?: object | 'bind'][] = [
  ['a member closes a session', 'member', () => ({ action: 'session-close', session })],
  [
    'a secretary closes the session of another branch',
    'stranger',
    () => ({ action: 'session-close', session }),
  ],
  ['a member opens a session', 'member', () => ({ action: 'session-open', unit: unit(branch) }), sessionForm],
  [
    'a secretary opens a session in another branch',
    'stranger',
    () => ({ action: 'session-open', unit: unit(branch) }),
    sessionForm,
  ],
  [
    'a secretary reminds another branch',
    'stranger',
    () => ({ action: 'remind-send', unit: unit(branch), item: 'study-hours' }),
  ],
  [
    'a secretary reminds the unit above',
    'secretary',
    () => ({ action: 'remind-send', unit: unit('市民政局'), item: 'study-hours' }),
  ],
  ['one of the masses sees who is missing', 'mass', () => ({ action: 'missing-show', unit: unit(branch) })],
  ['a member sees who is missing', 'member', () => ({ action: 'missing-show', unit: unit(branch) })],
  ['one of the masses checks in', 'mass', () => ({ action: 'check-in', session })],
  ['a stranger to the branch checks in', 'stranger', () => ({ action: 'check-in', session })],
  ['nobody of the roster checks in', 'unknown', () => ({ action: 'check-in', session })],
  ['nobody of the roster opens the box', 'unknown', () => ({ action: 'box-open', unit: unit(branch) })],
  [
    'nobody of the roster speaks',
    'unknown',
    () => ({ action: 'opinion-submit', unit: unit(branch) }),
    { words: '有话说', area: 'work', target: 'branch' },
  ],
  [
    'one of the masses logs study',
    'mass',
    () => ({ action: 'study-submit' }),
    { hours: '1', topic: '自学', on: '2026-01-26' },
  ],
  ['a member binds a group', 'member', () => ({ action: 'bind-chat' }), 'bind'],
  ['a member applies for a gate', 'member', () => ({ action: 'gate-apply', unit: unit(branch), stage: 1 })],
  [
    'a secretary signs a gate',
    'secretary',
    () => ({ action: 'gate-sign', unit: unit(branch), application: randomUUID() }),
  ],
  [
    'a secretary answers an opinion that is not there',
    'secretary',
    () => ({ action: 'opinion-answer', opinion: randomUUID() }),
    { words: '好' },
  ],
  [
    'a member approves a record that is not there',
    'member',
    () => ({ action: 'record-approve', record: randomUUID(), version: 1 }),
  ],
  ['an unknown session', 'member', () => ({ action: 'check-in', session: randomUUID() })],
  ['a unit in place of a session', 'secretary', () => ({ action: 'session-close', session: unit(branch) })],
  ['a session that is no id', 'member', () => ({ action: 'check-in', session: "x' or 1=1" })],
  ['a unit that is no id', 'member', () => ({ action: 'box-open', unit: 'nowhere' })],
  [
    'a unit that is not there',
    'member',
    () => ({ action: 'opinion-submit', unit: randomUUID() }),
    { words: '有话说', area: 'work', target: 'branch' },
  ],
  ['a record that is no id', 'secretary', () => ({ action: 'record-approve', record: '1', version: 1 })],
  [
    'a gate that is no id',
    'secretary',
    () => ({ action: 'gate-sign', unit: unit(branch), application: '1' }),
  ],
  [
    'a person that is no id',
    'secretary',
    () => ({ action: 'hours-correct' }),
    { person: 'me', hours: '1', reason: '改' },
  ],
  ['an action that is none', 'member', () => ({ action: 'become-secretary' })],
  ['a value that is no object', 'member', () => 'check-in' as unknown as object],
  ['no value', 'member', () => null as unknown as object],
];

test.each(presses)('%s: a sentence comes back and nothing changes', async (_what, who, value, form) => {
  const before = await state();
  const filled = form === 'bind' ? { unit: unit(other) } : form;
  const answer = await house.forge(people[who], value(), filled);
  await house.quiet();
  expect(await state()).toBe(before);
  expect(['warning', 'error']).toContain(answer.toast?.type);
  expect(answer.toast?.content).toMatch(/[一-龥]/);
  expect(answer.toast?.content).not.toContain('系统繁忙');
  expect(answer.card).toBeUndefined();
});

test('commands are refused in private with the role that has the right, and do nothing', async () => {
  for (const command of ['/missing', '/remind', '/checkin 冒名 2小时', '/roster', '/report']) {
    const before = await house.db.selectFrom('record').select('id').execute();
    const answer = textsIn((await house.ask(people.member, command)).content).join(' ');
    expect(answer, command).toContain('须由');
    expect(await house.db.selectFrom('record').select('id').execute()).toEqual(before);
  }
});

test('names of another branch are not shown to its neighbour by naming the unit', async () => {
  const answer = textsIn((await house.ask(people.stranger, `/missing ${branch}`)).content).join(' ');
  expect(answer).toContain('须由');
});

test('study is for members: others neither see the command nor get its form', async () => {
  expect(textsIn(await house.ask(people.member, '/help')).join()).toContain('/study');
  const help = textsIn(await house.ask(people.mass, '/help')).join();
  expect(help).toContain('/box');
  expect(help).not.toContain('/study');
  expect(help).not.toContain('打卡');
  expect(textsIn(await house.ask(people.mass, '/学习')).join()).toContain('须由党员办理');
});

test('a group is bound to a unit that takes part, not to the office or a supervision group', async () => {
  const looksOn = (await house.db.selectFrom('unit').selectAll().execute()).filter(
    ({ kind }) => kind === 'office' || kind === 'supervision',
  );
  expect(looksOn.length).toBeGreaterThan(0);
  const offered = JSON.stringify(bindCard({ units: await unitsToChoose(house.service.app), bound: null }));
  expect(offered).toContain(branch);
  for (const { id, name } of looksOn) {
    expect(offered).not.toContain(name);
    const bound = await bindChat(
      house.service.app,
      {
        openId: house.people().find(({ roles }) => roles.includes('office'))?.open_id ?? '',
        unitId: id,
        chatId: 'oc_new',
      },
      house.now(),
    );
    expect(bound).toMatchObject({ ok: false, refusal: { why: 'not-in-campaign' } });
  }
});
