import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] } });
});
afterAll(() => house.close());

const one = (unit: string, role: string) => house.of(unit, role)[0]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const office = () => one('先进性教育活动领导小组办公室', 'office');
const plain = () => house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader);
const [old, partner] = [() => plain()[0]?.open_id ?? '', () => plain()[1]?.open_id ?? ''];
const leader = () => house.people().find((person) => person.leader && person.unit === branch)?.open_id ?? '';
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const unitId = async (name: string) =>
  (await house.db.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
const records = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;

/** Opens the form of a kind from a card and submits it. */
async function file(openId: string, on: Shown, kind: string, unit: string, form: Record<string, string>) {
  await house.press(openId, on, 'record-open', undefined, { action: 'record-open', kind, unit });
  await house.quiet();
  return house.press(openId, told(openId), 'record-submit', form);
}

test('the secretary assigns a partner, both hear it and see it in their own list, and a visit gives its hours to both', async () => {
  const unit = await unitId(branch);
  const form = { member: await idOf(old()), partner: await idOf(partner()), reason: '患病' };
  const me = await house.ask(secretary(), '/me');
  await house.press(secretary(), me, 'forms-list');
  await house.quiet();
  expect(wordsIn(told(secretary()))).toContain('安排送教上门');
  expect((await file(secretary(), me, 'door-partner', unit, form)).toast?.type).toBe('success');
  await house.quiet();
  expect(wordsIn(told(old()))).toContain('将给您送教上门');
  expect(wordsIn(told(partner()))).toContain('请您给');
  expect(wordsIn(await house.ask(old(), '/me'))).toContain('负责给您送教上门');
  const list = await house.ask(partner(), '/me');
  expect(wordsIn(list)).toContain('您负责给');
  const visit = { member: form.member, hours: '2', on: '2026-01-26 +0800', words: '学习党章' };
  expect((await file(partner(), list, 'door-teaching', unit, visit)).toast?.type).toBe('success');
  const hours = (await records('study-hour')).map(({ person_id, payload }) => [person_id, payload.hours]);
  expect(hours.sort()).toEqual(
    [
      [form.member, 2],
      [form.partner, 2],
    ].sort(),
  );
});

test('nobody can be named who is not in the form, and a plain member assigns nobody', async () => {
  const before = (await records('door-partner')).length;
  const unit = await unitId(branch);
  const stranger = await idOf(one(other, 'secretary'));
  const form = { member: stranger, partner: await idOf(partner()), reason: '患病' };
  const card = await house.ask(secretary(), '/me');
  expect((await file(secretary(), card, 'door-partner', unit, form)).toast?.type).toBe('warning');
  const forged = { action: 'record-submit', kind: 'door-partner', unit };
  const member = await house.ask(old(), '/me');
  const refused = await house.press(
    old(),
    member,
    'record-submit',
    { ...form, member: form.partner },
    forged,
  );
  expect(refused.toast?.content).toContain('支部书记');
  expect((await records('door-partner')).length).toBe(before);
});

test('the office assigns a leader’s contact point; a visit is shown to both sides and counts for the gate', async () => {
  const bureau = await unitId('先进性教育活动领导小组办公室');
  const card = await house.ask(office(), '/me');
  const form = { leader: await idOf(leader()), unit: await unitId(other) };
  expect((await file(office(), card, 'contact-assignment', bureau, form)).toast?.type).toBe('success');
  await house.quiet();
  expect(wordsIn(told(leader()))).toContain(`您的联系点是${other}`);
  expect(wordsIn(told(one(other, 'secretary')))).toContain(`联系${other}`);
  const list = await house.ask(leader(), '/me');
  const visit = { unit: form.unit, on: '2026-01-20 +0800', words: '走访职工' };
  const early = await file(leader(), list, 'contact-point', await unitId(branch), visit);
  expect(early.toast?.content).toContain('早于本阶段');
  const good = { ...visit, on: '2026-01-26 +0800' };
  expect((await file(leader(), list, 'contact-point', await unitId(branch), good)).toast?.type).toBe(
    'success',
  );
  await house.quiet();
  expect(wordsIn(await house.ask(leader(), '/me'))).toContain('本阶段走访 1 次');
  expect(wordsIn(await house.ask(one(other, 'secretary'), '/me'))).toContain('本阶段走访 1 次');
});

test('gaps of the look-back become findings, one a line', async () => {
  const form = await house.ask(secretary(), '/lookback');
  expect(wordsIn(form)).toContain('学习学时');
  const filed = await house.press(secretary(), form, 'record-submit', {
    done: '逐项检查',
    gaps: '笔记不全\n\n会议记录缺一次',
  });
  expect(filed.toast?.type).toBe('success');
  await house.quiet();
  expect((await records('finding')).map(({ payload }) => [payload.words, payload.closed]).sort()).toEqual([
    ['会议记录缺一次', false],
    ['笔记不全', false],
  ]);
  expect(buttonOf(told(secretary()).content, 'finding-answer')).not.toBeNull();
});

test('the summary is drafted with exact figures, and a file may stand in its place', async () => {
  const card = await house.ask(secretary(), '/summary');
  const draft = textsIn(card.content).concat(JSON.stringify(card.content)).join('\n');
  expect(draft).toContain(`党员 ${house.of(branch, 'member').length} 人`);
  expect(draft).toContain('学时合计 4');
  expect(draft).toContain('送教上门 1 次');
  const send = async (name: string) => {
    const before = house.toldTo(secretary()).length;
    house.sandbox.people.sendFile(house.privateChat(secretary()), {
      as: secretary(),
      name,
      type: 'text/plain',
      bytes: Buffer.from('小结'),
    });
    await until(() => house.toldTo(secretary()).length > before);
    return told(secretary());
  };
  expect(wordsIn(await send('小结.exe'))).toContain('.docx');
  const offer = await send('第一阶段小结.docx');
  const press = buttonsOf(offer.content, 'file-as').find(({ kind }) => kind === 'stage-summary');
  expect((await house.press(secretary(), offer, 'file-as', undefined, press)).toast?.type).toBe('success');
  const [summary] = await records('stage-summary');
  expect(summary?.payload).toMatchObject({ file: { name: '第一阶段小结.docx' } });
  expect(summary?.state).toBe('filed');
});

test('the office hears in private of the leave of a first responsible person', async () => {
  const first = house.people().find((person) => person.roles.includes('first'))?.open_id ?? '';
  const unit = (
    await house.db
      .selectFrom('person')
      .select('unit_id')
      .where('open_id', '=', first)
      .executeTakeFirstOrThrow()
  ).unit_id;
  const card = await house.ask(first, '/me');
  const form = { from: '2026-02-02 +0800', to: '2026-02-04 +0800', reason: '赴省里开会' };
  expect((await file(first, card, 'leave', unit, form)).toast?.type).toBe('success');
  await house.quiet();
  expect(wordsIn(told(office()))).toContain('赴省里开会');
  expect(wordsIn(await house.ask(first, '/me'))).toContain('已登记外出');
  expect(wordsIn(await house.ask(office(), '/roster 市民政局'))).toContain('赴省里开会');
  expect(wordsIn(await house.ask(secretary(), '/roster'))).not.toContain('赴省里开会');
});

test('on Monday the week goes to secretaries, first responsible persons and the office, in the day’s one message, in counts', async () => {
  await house.moveTo('2026-02-02T12:00:00+08:00');
  await house.quiet();
  const ofMonday = (openId: string) =>
    house.toldTo(openId).filter(({ created_at }) => created_at >= Date.parse('2026-02-02T00:00:00+08:00'));
  for (const openId of [secretary(), office(), one(other, 'secretary')]) {
    const messages = ofMonday(openId);
    expect(messages.length).toBe(1);
    expect(wordsIn(messages[0])).toMatch(/上周情况|所属单位情况/);
  }
  expect(wordsIn(ofMonday(secretary())[0])).toContain('上周登记学时合计 4');
  expect(wordsIn(ofMonday(old())[0])).not.toContain('上周');
  await house.moveTo('2026-02-08T12:00:00+08:00');
  await house.quiet();
  expect(house.toldTo(office()).filter((message) => wordsIn(message).includes('所属单位情况')).length).toBe(
    1,
  );
}, 60_000);

/** All values of buttons with this action. */
function buttonsOf(node: unknown, action: string): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap((inner) => buttonsOf(inner, action));
  if (node === null || typeof node !== 'object') return [];
  const { value } = node as { value?: Record<string, unknown> };
  return [
    ...(value && typeof value === 'object' && value.action === action ? [value] : []),
    ...buttonsOf(Object.values(node), action),
  ];
}
