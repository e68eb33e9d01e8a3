import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;
let unit: string;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] } });
  const row = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  unit = row.id;
});
afterAll(() => house.close());

const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const plain = (at: number) =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader)[at]?.open_id ?? '';
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;

async function open(openId: string, kind: string): Promise<Shown> {
  await house.forge(openId, { action: 'record-open', kind, unit });
  await house.quiet();
  return told(openId);
}
async function file(openId: string, kind: string, form: Record<string, string>) {
  const answer = await house.press(openId, await open(openId, kind), 'record-submit', form);
  await house.quiet();
  return answer;
}
async function listFor(openId: string, kind: string): Promise<string> {
  await house.forge(openId, { action: 'record-list', kind, unit });
  await house.quiet();
  return wordsIn(told(openId));
}

test('a rule filed again under its title takes the older one’s place in the register', async () => {
  const form = { title: '学习日制度', on: '2026-01-26 +0800', words: '每月一次' };
  await file(secretary(), 'mechanism', { ...form, state: 'planned' });
  await house.moveTo('2026-01-26T10:10:00+08:00');
  await file(secretary(), 'mechanism', { ...form, state: 'issued' });
  const list = await listFor(plain(0), 'mechanism');
  expect(list.match(/学习日制度/g)?.length).toBeGreaterThan(0);
  expect(list).toContain('已印发');
  expect(list).not.toContain('拟定');
  const kept = await house.db.selectFrom('record').select('id').where('kind', '=', 'mechanism').execute();
  expect(kept).toHaveLength(2);
});

test('a note of help is read by the secretary, the helper and the member, and by nobody else', async () => {
  const [member, helper, stranger] = [plain(0), plain(1), plain(2)];
  await file(secretary(), 'help-note', {
    member: await idOf(member),
    helper: await idOf(helper),
    words: '工作上多商量',
  });
  for (const reader of [member, helper]) expect(wordsIn(told(reader))).toContain('工作上多商量');
  for (const reader of [secretary(), member, helper])
    expect(await listFor(reader, 'help-note')).toContain('工作上多商量');
  const office = house.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
  const supervisor = house.people().find(({ roles }) => roles.includes('supervisor'))?.open_id ?? '';
  for (const reader of [stranger, office, supervisor])
    expect(await listFor(reader, 'help-note')).not.toContain('工作上多商量');
  const audit = await house.db.selectFrom('audit').select('detail').execute();
  expect(JSON.stringify(audit)).not.toContain('help-note');
});

test('only the helper notes what was done, and the member and the secretary hear of it', async () => {
  const [member, helper, stranger] = [plain(0), plain(1), plain(2)];
  const form = { member: await idOf(member), on: '2026-01-26 +0800', words: '一起学了一次党章' };
  const refused = await file(stranger, 'help-visit', form);
  expect(refused.toast?.content).toContain('不是这位同志的帮助人');
  expect((await file(helper, 'help-visit', form)).toast?.type).toBe('success');
  for (const reader of [member, secretary()]) expect(wordsIn(told(reader))).toContain('一起学了一次党章');
  expect(wordsIn(await house.ask(helper, '/me'))).toContain('您是');
});

test('forms that do not fit into one’s own list stand one tap away', async () => {
  const me = await house.ask(secretary(), '/me');
  expect(buttonOf(me.content, 'forms-list')).not.toBeNull();
  await house.press(secretary(), me, 'forms-list');
  await house.quiet();
  expect(wordsIn(told(secretary()))).toContain('长效机制');
});
