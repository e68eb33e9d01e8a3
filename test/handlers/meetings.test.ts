import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const group = '市委第三督导组';
let house: House;
let meeting: string;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, '人事教育科党支部'] } });
});
afterAll(() => house.close());

const one = (unit: string, role: string) => house.of(unit, role)[0]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const supervisor = () => one(group, 'supervisor');
const members = () => house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader);
const absent = () => members()[0] as { open_id: string; name: string };
const announced = () => house.seen(house.group(branch)).at(-1) as Shown;
const records = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const lastTo = (openId: string, action: string): Shown => {
  const found = house.toldTo(openId).findLast((message) => buttonOf(message.content, action));
  if (!found) throw new Error(`nothing with ${action} was told`);
  return found;
};
const form = {
  title: '先进性教育动员大会',
  kind: 'mobilisation',
  on: '2026-01-27 +0800',
  time: '14：30',
  place: '三楼会议室',
  hours: '2',
  agenda: '一、传达文件\n二、书记动员',
  speakers: '支部书记',
  speaks: 'yes',
};

test('a meeting is announced with no check-in before its time, entered in calendars, and the supervisors are invited', async () => {
  const card = await house.ask(secretary(), '/meeting');
  await house.press(secretary(), card, 'meeting-plan', form);
  await house.quiet();
  meeting = (await records('mobilisation'))[0]?.id ?? '';
  expect(wordsIn(announced())).toContain('三楼会议室');
  expect(buttonOf(announced().content, 'check-in')).toBeNull();
  const [event] = await house.db
    .selectFrom('outbox')
    .selectAll()
    .where('key', '=', `meeting-calendar:${meeting}`)
    .execute();
  expect(event?.state).toBe('sent');
  expect(event?.message_id).toMatch(/^[0-9a-f-]{36}_0$/);
  const job = event?.job as { event: { attendees: string[] } } | undefined;
  const attendees = job?.event.attendees ?? [];
  expect(attendees.sort()).toEqual(
    house
      .of(branch, 'member')
      .map(({ open_id }) => open_id)
      .sort(),
  );
  expect(wordsIn(lastTo(supervisor(), 'meeting-attend'))).toContain('先进性教育动员大会');
});

test('nobody checks in, and no supervisor has come, before it begins', async () => {
  const early = await house.press(absent().open_id, announced(), 'check-in', undefined, {
    action: 'check-in',
    session: meeting,
  });
  expect(early.toast?.content).toContain('还没有开始');
  const come = await house.press(supervisor(), lastTo(supervisor(), 'meeting-attend'), 'meeting-attend');
  expect(come.toast?.type).toBe('warning');
  expect((await records('mobilisation'))[0]?.payload.supervisorPresent).toBe(false);
});

test('at its time the card opens, and a supervisor notes that they came', async () => {
  await house.moveTo('2026-01-27T14:30:00+08:00');
  await house.quiet();
  expect(buttonOf(announced().content, 'check-in')).not.toBeNull();
  for (const { open_id } of house.of(branch, 'member'))
    if (open_id !== absent().open_id)
      expect((await house.press(open_id, announced(), 'check-in')).toast?.type).toBe('success');
  await house.press(supervisor(), lastTo(supervisor(), 'meeting-attend'), 'meeting-attend');
  await house.press(secretary(), announced(), 'session-close');
  await house.quiet();
  expect((await records('mobilisation'))[0]).toMatchObject({
    state: 'filed',
    payload: { supervisorPresent: true, secretarySpoke: true },
  });
});

test('whoever was absent is told in private what to do, and counts as made up only with own study and the secretary’s tap', async () => {
  const makeUps = await records('make-up');
  expect(makeUps.map(({ payload }) => payload.done)).toEqual(['open']);
  const told = house.toldTo(absent().open_id).find((message) => wordsIn(message).includes('请补课'));
  expect(wordsIn(told)).toContain('自学 2 学时');
  for (const message of house.seen(house.group(branch)))
    if (message.sender.type === 'app') expect(wordsIn(message)).not.toContain(absent().name);

  const list = lastTo(secretary(), 'make-up-done');
  expect(wordsIn(list)).toContain(absent().name);
  const soon = await house.press(secretary(), list, 'make-up-done');
  expect(soon.toast?.content).toContain('补满 2 学时');
  house.say(absent().open_id, house.privateChat(absent().open_id), '打卡 2 补课');
  await until(async () => (await records('study-hour')).some(({ payload }) => payload.way === 'own'));
  expect((await house.press(secretary(), list, 'make-up-done')).toast?.type).toBe('success');
  expect((await records('make-up')).map(({ payload }) => payload.done)).toEqual(['done']);
  // The same hours do not make up for two meetings.
  expect((await records('make-up')).length).toBe(1);
});

test('the minutes are kept beside the meeting, by the form or as a file in answer to the card', async () => {
  await house.press(secretary(), lastTo(secretary(), 'meeting-minutes-open'), 'meeting-minutes-open');
  await house.quiet();
  const answer = await house.press(secretary(), lastTo(secretary(), 'meeting-minutes'), 'meeting-minutes', {
    words: '会议传达了文件。',
  });
  expect(answer.toast?.type).toBe('success');
  const [kept] = await records('minutes');
  expect(kept).toMatchObject({ parent_id: meeting, payload: { words: '会议传达了文件。' } });
});

test('a finding goes to the secretary in private, is answered, sent back, answered again and closed; the gate counts it', async () => {
  const card = await house.ask(supervisor(), `/inspect ${branch}`);
  await house.press(supervisor(), card, 'record-open');
  await house.quiet();
  const filled = await house.press(supervisor(), lastTo(supervisor(), 'record-submit'), 'record-submit', {
    words: '学习笔记不全',
    due: '2026-02-03 +0800',
  });
  expect(filled.toast?.type).toBe('success');
  await house.quiet();
  const close = { action: 'finding-close', record: (await records('finding'))[0]?.id };
  const early = await house.press(supervisor(), card, 'finding-close', undefined, close);
  expect(early.toast?.type).toBe('warning');
  const answer = async (words: string) => {
    const got = await house.press(secretary(), lastTo(secretary(), 'finding-answer'), 'finding-answer', {
      words,
    });
    expect(got.toast?.type).toBe('success');
    await house.quiet();
  };
  await answer('已补齐');
  await house.press(supervisor(), lastTo(supervisor(), 'finding-back'), 'finding-back', {
    comment: '还缺三本',
  });
  await house.quiet();
  expect(wordsIn(lastTo(secretary(), 'finding-answer'))).toContain('还缺三本');
  await answer('三本也已补齐');
  const own = house.toldTo(secretary()).at(-1) as Shown;
  const wrong = await house.press(secretary(), own, 'finding-close', undefined, close);
  expect(wrong.toast?.content).toContain('督导组');
  const closed = await house.press(supervisor(), lastTo(supervisor(), 'finding-close'), 'finding-close');
  expect(closed.toast?.type).toBe('success');
  expect((await records('finding'))[0]?.payload).toMatchObject({ closed: true, answer: '三本也已补齐' });
});
