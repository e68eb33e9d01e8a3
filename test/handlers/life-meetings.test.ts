import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
const bureau = '市民政局';
const group = '市委第三督导组';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-13T10:00:00+08:00', beside: { branches: [branch, other] } });
  await house.db.updateTable('unit_run').set({ stage: 2 }).execute();
});
afterAll(() => house.close());

const one = (unit: string, role: string) => house.of(unit, role)[0]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const supervisor = () => one(group, 'supervisor');
const first = () => house.people().find((person) => person.roles.includes('first'))?.open_id ?? '';
const members = () => house.of(branch, 'member');
const leaders = () => house.people().filter((person) => person.leader);
const announced = () => house.seen(house.group(branch)).at(-1) as Shown;
const records = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const lastTo = (openId: string, action: string): Shown => {
  const found = house.toldTo(openId).findLast((message) => buttonOf(message.content, action));
  if (!found) throw new Error(`nothing with ${action} was told`);
  return found;
};
const form = {
  title: '专题组织生活会',
  on: '2026-04-13 +0800',
  time: '14:30',
  place: '三楼会议室',
  lasts: '3',
  agenda: '一、对照检查\n二、互相评议',
  guests: '群众代表 2 人',
};
/** A requirement of the gate as the unit's report counts it: have/need. */
const counted = async (asker: string, title: string, unit = branch) => {
  const card = await house.ask(asker, `/转段 ${unit}`);
  return new RegExp(`${title}[：:](?:已完成|\\d+/\\d+)`).exec(wordsIn(card))?.[0] ?? wordsIn(card);
};

async function plan(by: string): Promise<string> {
  await house.press(by, lastTo(by, 'life-plan'), 'life-plan', form);
  await house.quiet();
  return (await records('life-meeting')).at(-1)?.id ?? '';
}

test('a secretary plans the life meeting of the branch; it is announced and gets the roster as its order of speaking', async () => {
  const card = await house.ask(secretary(), '/会议');
  await house.press(secretary(), card, 'life-plan-open');
  await house.quiet();
  const id = await plan(secretary());
  const [meeting] = await records('life-meeting');
  const ids = await Promise.all(members().map(({ open_id }) => idOf(open_id)));
  expect(meeting).toMatchObject({ id, state: 'planned', payload: { of: 'branch', hours: 0, order: ids } });
  expect(wordsIn(announced())).toContain('列席：群众代表 2 人');
  expect(buttonOf(announced().content, 'check-in')).toBeNull();
  const entry = await house.db
    .selectFrom('outbox')
    .selectAll()
    .where('key', '=', `meeting-calendar:${id}`)
    .executeTakeFirstOrThrow();
  const { event } = entry.job as { event: { from: string; to: string } };
  expect(new Date(event.to).getTime() - new Date(event.from).getTime()).toBe(3 * 3_600_000);
  for (const { name } of members().filter(({ open_id }) => open_id !== secretary()))
    expect(wordsIn(announced())).not.toContain(name);
});

test('the order is changed by names, all of them and no others; nobody is ticked off before it begins', async () => {
  const card = lastTo(secretary(), 'life-order');
  expect(buttonOf(card.content, 'life-spoke')).toBeNull();
  const names = members().map(({ name }) => name);
  const short = await house.press(secretary(), card, 'life-order', { order: names.slice(1).join('\n') });
  expect(short.toast?.type).toBe('warning');
  const changed = [...names.slice(1), names[0]].join('\n');
  expect((await house.press(secretary(), card, 'life-order', { order: changed })).toast?.type).toBe(
    'success',
  );
  const order = (await records('life-meeting'))[0]?.payload.order as string[];
  expect(order.at(-1)).toBe(await idOf(members()[0]?.open_id ?? ''));
  const early = await house.press(secretary(), card, 'life-spoke', undefined, {
    action: 'life-spoke',
    session: (await records('life-meeting'))[0]?.id,
    person: order[0],
    spoke: true,
  });
  expect(early.toast?.content).toContain('还没有开始');
});

test('at its time members check in, masses and supervisors sit in as guests, and the secretary ticks off who has spoken', async () => {
  await house.moveTo('2026-04-13T14:30:00+08:00');
  await house.quiet();
  const [absent, silent] = members().slice(-2) as { open_id: string }[] as [
    { open_id: string },
    { open_id: string },
  ];
  for (const { open_id } of members())
    if (open_id !== absent.open_id && open_id !== silent.open_id)
      expect((await house.press(open_id, announced(), 'check-in')).toast?.content).toBe('已签到');
  const mass = house.of(branch, 'mass')[0]?.open_id ?? '';
  expect((await house.press(mass, announced(), 'check-in')).toast?.type).toBe('success');
  await house.press(supervisor(), lastTo(supervisor(), 'meeting-attend'), 'meeting-attend');
  const pressed = buttonOf(announced().content, 'check-in');
  expect((await house.forge(one(other, 'member'), pressed)).toast?.type).toBe('warning');
  await house.quiet();
  expect(wordsIn(announced())).toContain('列席签到 1 人');
  // One who could not tap has spoken: that shows that they were there.
  const [meeting] = await records('life-meeting');
  const spoke = {
    action: 'life-spoke',
    session: meeting?.id,
    person: await idOf(silent.open_id),
    spoke: true,
  };
  await house.press(secretary(), lastTo(secretary(), 'life-order'), 'life-spoke', undefined, spoke);
  await house.press(secretary(), lastTo(secretary(), 'life-order'), 'life-spoke', undefined, spoke);
  expect((await records('life-meeting'))[0]?.payload.spoke).toEqual([await idOf(silent.open_id)]);
  await house.quiet();
  await house.press(secretary(), announced(), 'session-close');
  await house.quiet();
  expect(wordsIn(announced())).toContain('已对照检查 1/');
});

test('whoever was absent makes it up without hours, closed by the secretary; the gate counts it and no study hours came of it', async () => {
  const absent = members().at(-2) as { open_id: string; name: string };
  expect(await records('make-up')).toHaveLength(1);
  expect(house.toldTo(absent.open_id).some((message) => wordsIn(message).includes('补作对照检查'))).toBe(
    true,
  );
  const all = members().length;
  expect(await counted(secretary(), '党员参加专题组织生活会')).toContain(`${all - 1}/${all}`);
  const done = await house.press(secretary(), lastTo(secretary(), 'make-up-done'), 'make-up-done');
  expect(done.toast?.type).toBe('success');
  expect(await counted(secretary(), '党员参加专题组织生活会')).not.toContain(`${all - 1}/${all}`);
  const hours = (await records('study-hour')).map(({ payload }) => Number(payload.hours));
  expect(Math.max(...hours)).toBe(0);
});

test('the democratic life meeting is opened by the first responsible person, reaches each leader in private, and counts in every branch below', async () => {
  await house.ask(secretary(), '/会议');
  const refused = await house.press(
    secretary(),
    lastTo(secretary(), 'life-plan-open'),
    'life-plan-open',
    undefined,
    {
      action: 'life-plan-open',
      unit: (
        await house.db.selectFrom('unit').select('id').where('name', '=', bureau).executeTakeFirstOrThrow()
      ).id,
    },
  );
  expect(refused.toast?.type).toBe('warning');
  await house.moveTo('2026-04-14T09:00:00+08:00');
  await house.ask(first(), '/会议');
  await house.quiet();
  await house.press(first(), lastTo(first(), 'life-plan-open'), 'life-plan-open');
  await house.quiet();
  await house.press(first(), lastTo(first(), 'life-plan'), 'life-plan', {
    ...form,
    title: '专题民主生活会',
    on: '2026-04-14 +0800',
  });
  await house.quiet();
  const meeting = (await records('life-meeting')).at(-1);
  expect(meeting?.payload).toMatchObject({ of: 'leading-body', title: '专题民主生活会' });
  await house.moveTo('2026-04-14T14:30:00+08:00');
  await house.quiet();
  for (const { open_id } of leaders())
    expect((await house.press(open_id, lastTo(open_id, 'check-in'), 'check-in')).toast?.type).toBe('success');
  const order = lastTo(first(), 'life-spoke');
  const over = await house.press(first(), order, 'session-close', undefined, {
    action: 'session-close',
    session: meeting?.id,
  });
  expect(over.toast?.type).toBe('success');
  await house.quiet();
  const report = wordsIn(await house.ask(secretary(), `/转段 ${branch}`));
  const missing = report.slice(0, report.indexOf('已达到') === -1 ? undefined : report.indexOf('已达到'));
  expect(missing).not.toContain('专题民主生活会');
});
