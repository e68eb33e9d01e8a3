import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-02-24T10:00:00+08:00' });
});
afterAll(() => house.close());

const firstPerson = () => house.people().find((person) => person.roles.includes('first'))?.open_id ?? '';
const leaders = ['王建国', '黄文博', '高丽娟', '宋海涛', '董凤霞', '傅卫国', '蒋宏斌'].join('、');

test('the gate report of a leading body names its leaders, who belong to branches', async () => {
  const card = await house.ask(firstPerson(), '/转段 市民政局');
  expect(textsIn(card.content)).toContain(leaders);
});

test('what a unit owes as a whole is not told as a number of people', async () => {
  const card = await house.ask(firstPerson(), '/未完成 市民政局');
  const texts = textsIn(card.content);
  expect(texts).toContain('召开部署大会：单位尚未完成');
  expect(texts).toContain('提醒负责人');
  expect(texts.join()).not.toContain('0 人未完成');
  expect(texts).toContain(leaders);
});

test('whoever answers for the body finds their own plan too, in their branch, though the body is a stage behind', async () => {
  const idOf = async (name: string) =>
    (await house.db.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const branch = await idOf('办公室党支部');
  await house.db.updateTable('unit_run').set({ stage: 3 }).where('unit_id', '=', branch).execute();
  const card = await house.ask(firstPerson(), '/方案');
  const own = { action: 'record-open', kind: 'rectification-plan', unit: branch, of: 'member' };
  expect(textsIn(card.content)).toContain('党员个人整改措施：办公室党支部');
  expect(JSON.stringify(card.content)).toContain(`"unit":"${branch}"`);
  const opened = house.toldTo(firstPerson()).length;
  expect((await house.press(firstPerson(), card, 'record-open', undefined, own)).toast).toBeUndefined();
  await house.quiet();
  expect(house.toldTo(firstPerson()).length).toBe(opened + 1);
});
