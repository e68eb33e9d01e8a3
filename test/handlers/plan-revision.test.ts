import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerItem } from '../../src/domain/ledger.ts';
import { type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { ledgerDoings } from '../support/ledgers.ts';

const branch = '办公室党支部';
let house: House;
let ledger: ReturnType<typeof ledgerDoings>;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-22T10:00:00+08:00', beside: { branches: [branch] } });
  ledger = ledgerDoings(house);
  // The gates before are not what this is about.
  await house.db.updateTable('unit_run').set({ stage: 3 }).execute();
});
afterAll(() => house.close());

const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const owner = () => house.of(branch, 'member').find(({ roles }) => roles.length === 1)?.open_id ?? '';
const matters = ['办事窗口排队时间过长', '楼道照明长期无人维修', '食堂饭菜品种过于单一'] as const;
const measure = (matter: string, more: object = {}) => ({
  matter,
  way: `由专人负责并公开办理进度，${matter.length}日内答复`,
  effect: '群众平均等候不超过十五分钟',
  due: '2026-05-15 +0800',
  ...more,
});
const here = async () => ({ kind: 'rectification-plan', unit: await ledger.unitId(branch), of: 'branch' });
const items = async () =>
  (await ledger.items()).map(({ id, payload }) => ({ id, ...ledgerItem.parse(payload) }));
const of = async (matter: string) =>
  (await items()).find(({ words }) => words.startsWith(matter.slice(0, 6)));

async function openForm(): Promise<Shown> {
  const plans = await house.ask(secretary(), '/方案');
  await house.press(secretary(), plans, 'record-open', undefined, {
    action: 'record-open',
    ...(await here()),
  });
  await house.quiet();
  return ledger.told(secretary());
}
const again = (form: Shown) => ledger.again(form, secretary());
async function adopt(meeting: string) {
  const plans = await house.ask(secretary(), '/方案');
  const answer = await house.press(secretary(), plans, 'plan-adopt', { meeting, on: '2026-04-22 +0800' });
  await house.quiet();
  return answer.toast?.type;
}

test('one measure is revised by itself: its item follows, the others stay as the ledger has them, one left out goes on', async () => {
  const form = await openForm();
  const person = await ledger.idOf(owner());
  for (const matter of matters)
    await house.press(secretary(), again(form), 'record-row-add', measure(matter, { person }));
  await house.press(secretary(), again(form), 'record-submit');
  expect(await adopt('四月党员大会')).toBe('success');
  expect(await items()).toHaveLength(3);
  const moved = { words: '设备五月下旬到货', on: '2026-05-22 +0800' };
  const window = await of(matters[0]);
  expect((await ledger.act(owner(), window?.id ?? '', 'new-date', moved))?.type).toBe('success');

  const day = async () =>
    (
      await house.db
        .selectFrom('record')
        .select('occurred_on')
        .where('kind', '=', 'rectification-plan')
        .where('state', '=', 'filed')
        .executeTakeFirstOrThrow()
    ).occurred_on;
  expect(await day()).toBe('2026-04-22');
  await house.moveTo('2026-04-23T10:00:00+08:00');

  const revision = await openForm();
  const place = await here();
  await house.press(secretary(), revision, 'record-row-edit', undefined, {
    ...{ action: 'record-row-edit', row: 1 },
    ...place,
  });
  const lamp = '楼道照明长期无人维修，老同志上下楼不便';
  const changed = await house.press(
    secretary(),
    again(revision),
    'record-row-add',
    measure(lamp, { person, due: '2026-05-08 +0800' }),
    { action: 'record-row-add', row: 1, ...place },
  );
  expect(changed.toast?.content).toBe('已修改');
  expect(wordsIn(again(revision))).toContain(lamp);
  await house.press(secretary(), again(revision), 'record-row-drop', undefined, {
    ...{ action: 'record-row-drop', row: 2 },
    ...place,
  });
  await house.press(secretary(), again(revision), 'record-submit');
  expect(wordsIn(await house.ask(secretary(), '/方案'))).toContain('措施 2 项');
  // Each version has its own day.
  expect(await day()).toBe('2026-04-23');
  expect((await of(matters[1]))?.words).toBe(matters[1]);
  expect(await adopt('四月第二次党员大会')).toBe('success');

  expect(await items()).toHaveLength(3);
  expect(await of(matters[0])).toMatchObject({ words: matters[0], due: '2026-05-22' });
  expect((await of(matters[0]))?.history.map(({ act }) => act)).toEqual(['open', 'new-date']);
  const followed = await of(matters[1]);
  expect(followed).toMatchObject({ words: lamp, due: '2026-05-08' });
  expect(followed?.history.map(({ act }) => act)).toEqual(['open', 'revise']);
  expect(followed?.history.at(-1)?.words).toContain(matters[1]);
  const left = await of(matters[2]);
  expect(left).toMatchObject({ words: matters[2], state: 'not-begun' });
  expect(left?.history.map(({ act }) => act)).toEqual(['open', 'unlist']);
  const versions = await house.db
    .selectFrom('record_version')
    .innerJoin('record', 'record.id', 'record_version.record_id')
    .select('record_version.payload')
    .where('record.kind', '=', 'rectification-plan')
    .where('record.state', '=', 'filed')
    .execute();
  expect(versions.map(({ payload }) => (payload.measures as unknown[]).length)).toEqual([3, 3, 2, 2]);
});
