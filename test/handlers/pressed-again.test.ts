import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-02-10T10:00:00+08:00', beside: { branches: [branch] } });
});
afterAll(() => house.close());

const leader = () =>
  house.people().find((one) => one.leader && one.unit === branch && !one.roles.includes('first'))?.open_id ??
  '';
const member = () =>
  house.people().find((one) => one.unit === branch && one.roles.join() === 'member' && !one.leader)
    ?.open_id ?? '';
const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const records = (kind: string) =>
  house.db.selectFrom('record').select(['state', 'version', 'payload']).where('kind', '=', kind).execute();

/** The form of a kind, from "my tasks", with its button's value for a press after the card has changed. */
async function formOf(openId: string, kind: string) {
  const tasks = await house.ask(openId, '/我的');
  const unit = (await house.db.selectFrom('unit').select('id').where('name', '=', branch).execute())[0]?.id;
  const before = house.toldTo(openId).length;
  await house.press(openId, tasks, 'record-open', undefined, { action: 'record-open', kind, unit });
  await house.quiet();
  const form = house.toldTo(openId).slice(before).at(-1) as Shown;
  return { form, value: buttonOf(form.content, 'record-submit') ?? {} };
}

test('one form gives one record, however often it is pressed', async () => {
  const { form, value } = await formOf(member(), 'reflection');
  const words = { title: '学习党章有感', words: '联系本职谈体会。' };
  for (const _press of [1, 2, 3])
    expect((await house.press(member(), form, 'record-submit', words, value)).toast?.type).toBe('success');
  expect(await records('reflection')).toHaveLength(1);
  const other = await house.press(member(), form, 'record-submit', { ...words, words: '另一篇' }, value);
  expect(other.toast?.type).toBe('warning');
  expect(await records('reflection')).toMatchObject([{ version: 1, payload: words }]);
});

test('what was sent back and sent in again is one record, though the form was pressed twice', async () => {
  const queue = await house.ask(secretary(), '/审核');
  await house.press(secretary(), queue, 'record-return', { comment: '请写具体些' });
  const { form, value } = await formOf(member(), 'reflection');
  expect(wordsIn(form)).toContain('请写具体些');
  const words = { title: '学习党章有感', words: '联系窗口工作谈体会。' };
  for (const _press of [1, 2])
    expect((await house.press(member(), form, 'record-submit', words, value)).toast?.type).toBe('success');
  expect(await records('reflection')).toMatchObject([{ state: 'submitted', payload: words }]);
});

test('two visits in equal words, each from its own form, are two', async () => {
  const visit = { on: '2026-02-09 +0800', words: '了解基层情况。' };
  for (const _visit of [1, 2]) {
    const { form, value } = await formOf(leader(), 'contact-point');
    const unit = /"value":"([0-9a-f-]{36})"/.exec(wordsIn(form))?.[1] ?? '';
    for (const _press of [1, 2])
      expect(
        (await house.press(leader(), form, 'record-submit', { ...visit, unit }, value)).toast?.type,
      ).toBe('success');
  }
  expect(await records('contact-point')).toHaveLength(2);
});
