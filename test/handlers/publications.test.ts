import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
const officeUnit = '先进性教育活动领导小组办公室';
let house: House;
const units = new Map<string, string>();

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] } });
  for (const { id, name } of await house.db.selectFrom('unit').select(['id', 'name']).execute())
    units.set(name, id);
});
afterAll(() => house.close());

const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const officers = () => house.of(officeUnit, 'office').map(({ open_id }) => open_id);
const first = () => house.people().find(({ roles }) => roles.includes('first'))?.open_id ?? '';
const members = () => house.of(branch, 'member').map(({ open_id }) => open_id);
const masses = () => house.of(branch, 'mass').map(({ open_id }) => open_id);
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;
const inGroup = (unit: string, words: string) =>
  house.seen(house.group(unit)).filter((message) => wordsIn(message).includes(words));

async function file(openId: string, unit: string, kind: string, form: Record<string, string>) {
  await house.forge(openId, { action: 'record-open', kind, unit: units.get(unit) });
  await house.quiet();
  const answer = await house.press(openId, told(openId), 'record-submit', form);
  await house.quiet();
  return answer;
}

test('a bulletin stands in the branch’s group, and counts its readers without naming one', async () => {
  const words = '本支部评议工作已结束，书面意见已反馈到每名党员。';
  expect((await file(secretary(), branch, 'bulletin', { words, circle: 'group' })).toast?.type).toBe(
    'success',
  );
  const [card] = inGroup(branch, words);
  if (!card) throw new Error('no bulletin in the group');
  const [one = '', two = ''] = members();
  for (const reader of [one, two, one]) await house.press(reader, card, 'publication-read');
  await until(() => inGroup(branch, '已阅 2 人').length === 1);
  const readings = await house.db.selectFrom('reading').selectAll().execute();
  expect(readings).toHaveLength(2);
  expect(JSON.stringify(readings)).not.toContain(one);
});

test('results published to the people served reach each of them in private, with the way into the box', async () => {
  const words = '支部整改事项 6 项，已解决 5 项。';
  await file(secretary(), branch, 'publication', { of: 'branch', words, circle: 'masses' });
  expect(masses().length).toBeGreaterThan(0);
  for (const reader of masses()) {
    expect(wordsIn(told(reader))).toContain(words);
    expect(buttonOf(told(reader).content, 'box-open')).not.toBeNull();
  }
  expect(inGroup(branch, words)).toEqual([]);
  for (const member of members().filter((id) => id !== secretary()))
    expect(house.toldTo(member).some((message) => wordsIn(message).includes(words))).toBe(false);
});

test('a citation is announced only once somebody else approved it', async () => {
  const [praised = ''] = members().filter((id) => id !== secretary());
  const row = await house.db
    .selectFrom('person')
    .select('id')
    .where('open_id', '=', praised)
    .executeTakeFirstOrThrow();
  const words = '坚持上门服务困难群众，群众称赞。';
  await file(secretary(), branch, 'citation', { member: row.id, words, circle: 'group' });
  expect(inGroup(branch, words)).toEqual([]);
  expect(wordsIn(told(first()))).toContain('待审核');
  const own = await house.ask(secretary(), '/审核');
  expect(wordsIn(own)).not.toContain(words);
  const queue = await house.ask(first(), `/审核 ${branch}`);
  expect(wordsIn(queue)).toContain(words);
  await house.press(first(), queue, 'record-approve');
  await house.quiet();
  expect(inGroup(branch, words)).toHaveLength(1);
});

test('an announcement of the office stands in every group below it, once another official approved it', async () => {
  const [author = '', approver = first()] = officers();
  const words = '各支部学习情况汇编（一）。';
  await file(author, officeUnit, 'announcement', { title: '学习专栏', words });
  for (const unit of [branch, other]) expect(inGroup(unit, words)).toEqual([]);
  const queue = await house.ask(approver, `/审核 ${officeUnit}`);
  await house.press(approver, queue, 'record-approve');
  await house.quiet();
  for (const unit of [branch, other]) expect(inGroup(unit, words)).toHaveLength(1);
});
