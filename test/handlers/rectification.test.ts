import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-22T10:00:00+08:00', beside: { branches: [branch] } });
  // The gates before are not what this is about.
  await house.db.updateTable('unit_run').set({ stage: 3 }).execute();
});
afterAll(() => house.close());

const one = (role: string) => house.of(branch, role)[0]?.open_id ?? '';
const secretary = () => one('secretary');
const plain = () => house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader);
const owner = () => plain()[0]?.open_id ?? '';
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const unitId = async () =>
  (await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow()).id;
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;
const items = async () =>
  (
    await house.db
      .selectFrom('record')
      .selectAll()
      .where('kind', '=', 'ledger-item')
      .orderBy('filed_at')
      .orderBy('id')
      .execute()
  ).map(({ payload }) => payload);

const measure = {
  matter: '办事窗口排队时间过长',
  way: '增设两个窗口并实行预约',
  effect: '群众平均等候不超过十五分钟',
  due: '2026-05-15 +0800',
};

/** Opens a plan's form from the card of plans. */
async function openPlan(openId: string, of: string): Promise<Shown> {
  const plans = await house.ask(openId, '/方案');
  const value = { action: 'record-open', kind: 'rectification-plan', unit: await unitId(), of };
  await house.press(openId, plans, 'record-open', undefined, value);
  await house.quiet();
  return told(openId);
}
const again = (shown: Shown, openId: string): Shown =>
  house.toldTo(openId).find(({ message_id }) => message_id === shown.message_id) as Shown;

test('a vague measure is refused in one sentence and keeps the plan unfiled; mended it goes to the secretary, who returns and approves it', async () => {
  const form = await openPlan(owner(), 'member');
  await house.press(owner(), form, 'record-row-add', { ...measure, effect: '提高效率' });
  const refused = await house.press(owner(), again(form, owner()), 'record-submit');
  expect(refused.toast?.content).toBe('第 1 项的“达到的效果”不到 8 个字，太笼统，请写具体。');
  await house.press(owner(), again(form, owner()), 'record-row-drop');
  await house.press(owner(), again(form, owner()), 'record-row-add', measure);
  expect(wordsIn(again(form, owner()))).toContain('全部提交（1 项）');
  expect((await house.press(owner(), again(form, owner()), 'record-submit')).toast?.type).toBe('success');
  const review = await house.ask(secretary(), '/审核');
  expect(wordsIn(review)).toContain(measure.way);
  await house.press(secretary(), review, 'record-return', { comment: '请写明谁来增设。' });
  await house.quiet();
  expect(wordsIn(told(owner()))).toContain('请写明谁来增设');
  await house.press(owner(), told(owner()), 'record-open');
  await house.quiet();
  const revised = told(owner());
  expect(wordsIn(revised)).toContain(measure.matter);
  await house.press(owner(), revised, 'record-submit');
  const second = await house.ask(secretary(), '/审核');
  expect(wordsIn(second)).toContain('第 2 稿');
  await house.press(secretary(), second, 'record-approve');
  const plan = await house.db
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', 'rectification-plan')
    .where('state', '=', 'filed')
    .execute();
  expect(plan.map((one) => one.payload.level)).toEqual(['member']);
});

test('a branch plan counts once the members’ meeting passed it: it is on file, and its measures are items with owner and day', async () => {
  const form = await openPlan(secretary(), 'branch');
  const filled = { ...measure, person: await idOf(owner()) };
  await house.press(secretary(), form, 'record-row-add', filled);
  await house.press(secretary(), again(form, secretary()), 'record-submit');
  expect(await items()).toHaveLength(0);
  const plans = await house.ask(secretary(), '/方案');
  const tomorrow = { meeting: '四月党员大会', on: '2026-04-23 +0800' };
  expect((await house.press(secretary(), plans, 'plan-adopt', tomorrow)).toast?.type).toBe('warning');
  const adopted = await house.press(secretary(), plans, 'plan-adopt', {
    ...tomorrow,
    on: '2026-04-22 +0800',
  });
  expect(adopted.toast?.content).toBe('已报办公室备案');
  await house.quiet();
  expect(await items()).toMatchObject([
    { words: measure.matter, how: measure.way, due: '2026-05-15', owner: filled.person, state: 'not-begun' },
  ]);
  expect(wordsIn(told(owner()))).toContain(measure.matter);
  expect(buttonOf(told(owner()).content, 'ledger-form')).not.toBeNull();
  const office = await house.ask(
    house.people().find(({ roles }) => roles.includes('office'))?.open_id ?? '',
    '/方案',
  );
  expect(wordsIn(office)).toContain('支部方案 1/');
});

test('the leading body’s plan is told to the group without a name, and a revision that is not submitted changes nothing', async () => {
  const form = await openPlan(secretary(), 'leading-body');
  const filled = { ...measure, matter: '班子下基层调研次数不够', person: await idOf(owner()) };
  await house.press(secretary(), form, 'record-row-add', filled);
  await house.press(secretary(), again(form, secretary()), 'record-submit');
  const published = await house.press(secretary(), await house.ask(secretary(), '/方案'), 'plan-publish');
  expect(published.toast?.type).toBe('success');
  await house.quiet();
  const group = house.seen(house.group(branch)).at(-1) as Shown;
  expect(wordsIn(group)).toContain('班子下基层调研次数不够');
  expect(wordsIn(group)).not.toContain(plain()[0]?.name);
  const before = (await items()).length;
  const revised = await openPlan(secretary(), 'leading-body');
  await house.press(secretary(), revised, 'record-row-drop');
  expect((await items()).length).toBe(before);
});

test('the owner claims with evidence, the secretary confirms; nobody confirms their own claim, a stranger may do nothing', async () => {
  const list = await house.ask(owner(), '/台账 我的');
  await house.press(owner(), list, 'ledger-open');
  const item = again(list, owner());
  expect(wordsIn(item)).toContain('尚未着手');
  await house.press(owner(), item, 'ledger-form', undefined, actOf(item, 'ledger-form', 'claim-solved'));
  const form = again(list, owner());
  const { record: id, version } = buttonOf(form.content, 'ledger-act') ?? {};
  await house.press(owner(), form, 'ledger-act', { words: '已增设两个窗口' });
  expect(wordsIn(again(list, owner()))).toContain('待确认');
  const confirm = { action: 'ledger-do', record: id, version: Number(version) + 1, act: 'confirm' };
  const forged = await house.forge(owner(), confirm);
  expect(forged.toast?.content).toContain('支部书记');
  await house.quiet();
  const asked = told(secretary());
  expect(wordsIn(asked)).toContain('已增设两个窗口');
  const done = await house.press(secretary(), asked, 'ledger-do');
  expect(done.toast?.type).toBe('success');
  expect((await items())[0]).toMatchObject({ state: 'solved', awaiting: null });
  await house.quiet();
  expect(wordsIn(told(owner()))).toContain('已解决');
});

/** The button of an item's card that does this act. */
function actOf(shown: Shown, action: string, act: string) {
  const found: Record<string, unknown>[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (node === null || typeof node !== 'object') return;
    const { value } = node as { value?: Record<string, unknown> };
    if (value?.action === action && value.act === act) found.push(value);
    Object.values(node).forEach(walk);
  };
  walk(shown.content);
  return found[0] ?? {};
}

test('a task in the owner’s own list is kept in step both ways', async () => {
  const file = {
    words: '楼道灯不亮没有人管',
    way: 'by-date',
    owner: await idOf(owner()),
    due: '2026-05-08 +0800',
  };
  const list = await house.ask(secretary(), '/台账');
  await house.press(secretary(), list, 'record-open');
  await house.quiet();
  expect((await house.press(secretary(), told(secretary()), 'record-submit', file)).toast?.type).toBe(
    'success',
  );
  await house.quiet();
  const card = told(owner());
  expect((await house.press(owner(), card, 'ledger-task')).toast?.content).toBe('已加入您的飞书任务');
  await house.quiet();
  const [task] = house.sandbox.people.tasksOf(owner());
  expect(task).toMatchObject({ summary: '楼道灯不亮没有人管', completed_at: '0', due: { is_all_day: true } });
  expect(new Date(Number(task?.due?.timestamp)).toISOString()).toBe('2026-05-08T00:00:00.000Z');
  const item = async () => (await items()).find(({ words }) => words === '楼道灯不亮没有人管');

  house.sandbox.people.completeTask(owner(), task?.guid ?? '');
  await until(async () => (await item())?.awaiting === 'solved');
  await house.quiet();
  expect(await item()).toMatchObject({ state: 'not-begun' });
  const asked = told(secretary());
  const early = await house.press(
    secretary(),
    asked,
    'ledger-do',
    undefined,
    actOf(asked, 'ledger-do', 'confirm'),
  );
  expect(early.toast?.content).toContain('还没有佐证材料');

  house.sandbox.people.sendFile(house.privateChat(owner()), {
    ...{ as: owner(), name: '楼道.pdf', type: 'application/pdf', bytes: Buffer.from('x') },
    reply_to: card.message_id,
  });
  await until(async () => ((await item())?.evidence as unknown[] | undefined)?.length === 1);
  expect((await item())?.evidence).toMatchObject([{ file: { name: '楼道.pdf' } }]);
  await house.quiet();

  const fresh = told(secretary());
  await house.press(secretary(), fresh, 'ledger-form', undefined, actOf(fresh, 'ledger-form', 'send-back'));
  const back = { words: '灯仍不亮', on: '2026-05-12 +0800' };
  const form = house.toldTo(secretary()).find(({ message_id }) => message_id === fresh.message_id) as Shown;
  expect((await house.press(secretary(), form, 'ledger-act', back)).toast?.type).toBe('success');
  await house.quiet();
  expect(await item()).toMatchObject({ state: 'poor', awaiting: null, due: '2026-05-12' });
  const now = house.sandbox.people.tasksOf(owner())[0];
  expect(now?.completed_at).toBe('0');
  expect(new Date(Number(now?.due?.timestamp)).toISOString()).toBe('2026-05-12T00:00:00.000Z');
});

test('overdue, the owner is asked on the next workday, and a new day with its reason puts the item in order again', async () => {
  const before = house.toldTo(owner()).length;
  await house.moveTo('2026-05-13T09:30:00+08:00');
  await house.quiet();
  const digest = house.toldTo(owner()).slice(before).map(wordsIn).join('\n');
  expect(digest).toContain('楼道灯不亮没有人管');
  expect(wordsIn(await house.ask(secretary(), '/转段'))).toContain('整改台账');
  const list = await house.ask(owner(), '/台账 我的');
  const lamp = await house.db
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', 'ledger-item')
    .execute()
    .then((rows) => rows.find(({ payload }) => payload.words === '楼道灯不亮没有人管'));
  await house.press(owner(), list, 'ledger-open', undefined, { action: 'ledger-open', record: lamp?.id });
  const item = again(list, owner());
  await house.press(owner(), item, 'ledger-form', undefined, actOf(item, 'ledger-form', 'new-date'));
  const moved = { words: '物业下周更换线路', on: '2026-05-20 +0800' };
  expect((await house.press(owner(), again(list, owner()), 'ledger-act', moved)).toast?.type).toBe('success');
  expect(wordsIn(again(list, owner()))).not.toContain('逾期');
});

test('in the consolidation the secretary walks through what is placed nowhere, one item after another', async () => {
  await house.db.updateTable('unit_run').set({ stage: 4 }).execute();
  const list = await house.ask(secretary(), '/台账');
  expect((await house.press(secretary(), list, 'ledger-walk')).toast).toBeUndefined();
  const placed: string[] = [];
  for (let left = (await items()).length; left > 0; left -= 1) {
    const card = again(list, secretary());
    const keep = actOf(card, 'ledger-do', 'keep');
    const answer =
      'act' in keep
        ? await house.press(secretary(), card, 'ledger-do', undefined, keep)
        : await house.press(secretary(), card, 'ledger-place', {
            ...{ as: wordsIn(card).includes('重新整改：') ? 'redo' : 'explain' },
            ...{ words: '经费下半年落实后解决', on: '', person: '' },
          });
    placed.push(answer.toast?.content ?? '');
    if (answer.toast?.type !== 'success') {
      await house.press(secretary(), card, 'ledger-place', {
        ...{ as: 'explain', words: '经费下半年落实后解决', on: '', person: '' },
      });
    }
  }
  expect(wordsIn(again(list, secretary()))).toContain('全部事项都已归类');
  for (const item of await items()) expect(item.placed).not.toBeNull();
});
