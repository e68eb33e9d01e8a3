import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/cards/words/index.ts';
import { addDays, localDateOf } from '../../src/domain/local-date.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { buttonOf, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] } });
});
afterAll(() => house.close());

const member = (n: number, unit = branch) => {
  const found = house
    .of(unit, 'member')
    .filter(({ roles, placement }) => !roles.includes('secretary') && placement === 'home')[n];
  if (!found) throw new Error(`nobody is number ${n} of ${unit}`);
  return found.open_id;
};
const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const sessionOf = (card: { content: unknown }) => String(buttonOf(card.content, 'check-in')?.session);
const hoursIn = async (session: string) =>
  (
    await house.db
      .selectFrom('record')
      .select(['payload', 'state', 'version'])
      .where('parent_id', '=', session)
      .execute()
  ).map(({ payload, state }) => [state, payload.hours]);
const hoursOf = (openId: string) =>
  house.db
    .selectFrom('record')
    .innerJoin('person', 'person.id', 'record.person_id')
    .select(['record.id', 'record.payload', 'record.state', 'record.version', 'record.occurred_on'])
    .where('person.open_id', '=', openId)
    .where('record.kind', '=', 'study-hour')
    .orderBy('record.filed_at')
    .execute();
const shownNow = (id: string) => house.seen(house.group(branch)).find(({ message_id }) => message_id === id);
const reactions = (id: string) => shownNow(id)?.reactions.map(({ emoji_type }) => emoji_type);

describe('on the card of a session', () => {
  test('a second tap is the first one', async () => {
    const card = await house.openSession(branch, '学习党章 2小时');
    expect((await house.press(member(0), card, 'check-in')).toast?.type).toBe('success');
    expect((await house.press(member(0), card, 'check-in')).toast?.type).toBe('info');
    expect(await hoursIn(sessionOf(card))).toEqual([['filed', 2]]);
    await house.quiet();
    expect(wordsIn(shownNow(card.message_id))).toContain(
      `已签到 1 人，应到 ${house.of(branch, 'member').length} 人`,
    );
  });

  test('fifteen taps at once are fifteen on the card in the end', async () => {
    const card = await house.openSession(branch, '学习文件 1小时');
    await Promise.all(Array.from({ length: 15 }, (_, n) => house.press(member(n), card, 'check-in')));
    await house.quiet();
    expect(await hoursIn(sessionOf(card))).toHaveLength(15);
    expect(wordsIn(shownNow(card.message_id))).toContain(
      `已签到 15 人，应到 ${house.of(branch, 'member').length} 人`,
    );
  });

  test('a check-in is withdrawn and given again, with every version kept', async () => {
    const card = await house.openSession(branch, '观看专题片 1.5小时');
    const session = sessionOf(card);
    await house.press(member(1), card, 'check-in');
    await house.press(member(1), card, 'check-in-undo', undefined, { action: 'check-in-undo', session });
    expect(await hoursIn(session)).toEqual([['withdrawn', 1.5]]);
    await house.press(member(1), card, 'check-in');
    expect(await hoursIn(session)).toEqual([['filed', 1.5]]);
    const versions = await house.db
      .selectFrom('record_version')
      .innerJoin('record', 'record.id', 'record_version.record_id')
      .select('record_version.state')
      .where('record.parent_id', '=', session)
      .orderBy('record_version.version')
      .execute();
    expect(versions.map(({ state }) => state)).toEqual(['filed', 'withdrawn', 'filed']);
  });

  test('a closed session takes nobody any more and says so', async () => {
    const card = await house.openSession(branch, '座谈讨论 1小时');
    const session = sessionOf(card);
    expect((await house.press(secretary(), card, 'session-close')).toast?.content).toBe('签到已结束');
    await house.quiet();
    expect(buttonOf(shownNow(card.message_id)?.content, 'check-in')).toBeNull();
    const answer = await house.press(member(2), card, 'check-in', undefined, { action: 'check-in', session });
    expect(answer.toast?.content).toContain('签到已结束');
    expect(await hoursIn(session)).toEqual([]);
  });

  test('somebody of another branch is told why they are not expected', async () => {
    const card = await house.openSession(branch, '集体学习 1小时');
    const stranger = member(0, other);
    house.sandbox.people.addMembers(house.group(branch), secretary(), [stranger]);
    const answer = await house.press(stranger, card, 'check-in');
    expect(answer.toast?.content).toContain(`您没有编入${branch}`);
    expect(await hoursIn(sessionOf(card))).toEqual([]);
  });
});

describe('by words', () => {
  test('in the group by a mention, answered by a reaction', async () => {
    await house.moveTo(new Date(house.now().getTime() + 60_000).toISOString());
    const card = await house.openSession(branch, '学习讲话 1小时');
    const message = house.say(member(3), house.group(branch), '签到', { mention: true });
    await until(() => reactions(message.message_id)?.includes('DONE') ?? false);
    expect(await hoursIn(sessionOf(card))).toEqual([['filed', 1]]);
  });

  test('in answer to a card without a mention, where all group messages are granted; ordinary talk is not taken', async () => {
    const older = await house.openSession(branch, '学习条例 2小时');
    await house.moveTo(new Date(house.now().getTime() + 60_000).toISOString());
    const newer = await house.openSession(branch, '学习规定 1小时');
    const before = await house.db.selectFrom('outbox').select('id').execute();
    const group = house.group(branch);
    const pushed = (text: string, messageId: string, parentId?: string) =>
      house.push(
        'im.message.receive_v1',
        house.messageEvent(member(4), group, text, { messageId, ...(parentId ? { parentId } : {}) }),
      );
    for (const [n, talk] of ['签到', '打卡 2', '今天学习得很好', '我已经签到了'].entries())
      await pushed(talk, `om_talk_${n}`);
    await pushed('晚上一起吃饭', 'om_talk_reply', older.message_id);
    await house.quiet();
    expect(await hoursIn(sessionOf(older))).toEqual([]);
    expect(await hoursIn(sessionOf(newer))).toEqual([]);
    expect(await house.db.selectFrom('outbox').select('id').execute()).toHaveLength(before.length);
    // What people say to each other is not even noted; an answer to a card of ours is.
    const noted = await house.db
      .selectFrom('inbox')
      .select('message_id')
      .where('message_id', 'like', 'om_talk%')
      .execute();
    expect(noted).toEqual([{ message_id: 'om_talk_reply' }]);

    const mine = house.say(member(4), group, '打卡 1.5', { replyTo: older.message_id });
    await pushed('打卡 1.5', mine.message_id, older.message_id);
    await until(() => reactions(mine.message_id)?.includes('DONE') ?? false);
    expect(await hoursIn(sessionOf(older))).toEqual([['filed', 1.5]]);
    expect(await hoursIn(sessionOf(newer))).toEqual([]);
  });

  test('own study in private, in traditional characters and full-width digits too', async () => {
    const me = member(5);
    const chat = house.privateChat(me);
    const words = ['打卡 1.5 学习党章', '打卡２ 學習黨章', '学习两小时'];
    const before = (await hoursOf(me)).length;
    const said = words.map((text) => house.say(me, chat, text));
    await until(() =>
      said.every(
        ({ message_id }) =>
          house.seen(chat).find((one) => one.message_id === message_id)?.reactions.length === 1,
      ),
    );
    expect(
      (await hoursOf(me))
        .slice(before)
        .map(({ payload }) => Number(payload.hours))
        .sort(),
    ).toEqual([1.5, 2, 2]);
  });

  test('a day has no more than 24 hours, also for two messages at once', async () => {
    const me = member(6);
    const spent = (await hoursOf(me)).reduce((sum, { payload }) => sum + Number(payload.hours), 0);
    const study = (hours: string) => ({ hours, topic: '自学', on: '2026-01-26' });
    const form = await house.ask(me, '/study');
    const answers = await Promise.all(
      ['13', '13', '13'].map((hours) =>
        house.press(me, form, 'study-submit', study(hours), { action: 'study-submit' }),
      ),
    );
    const refused = answers.filter(({ toast }) => toast?.type === 'warning');
    expect(refused).toHaveLength(2);
    expect(refused[0]?.toast?.content).toContain('超过一天 24 学时');
    const sum = (await hoursOf(me)).reduce((total, { payload }) => total + Number(payload.hours), 0);
    expect(sum).toBe(spent + 13);
  });
});

describe('corrections', () => {
  test('a person corrects the same day only', async () => {
    const me = member(7);
    house.say(me, house.privateChat(me), '打卡 1 学习党章');
    await until(async () => (await hoursOf(me)).some(({ payload }) => payload.topic === '党章'));
    await house.quiet();
    const entry = (await hoursOf(me)).find(({ payload }) => payload.topic === '党章');
    const card = await house.ask(me, '/me');
    const press = (hours: string) =>
      house.press(me, card, 'my-hours-correct', { entry: entry?.id, hours }, { action: 'my-hours-correct' });
    expect((await press('3')).toast?.type).toBe('success');
    const now = async () => (await hoursOf(me)).find(({ id }) => id === entry?.id);
    expect((await now())?.payload.hours).toBe(3);
    const strange = (await hoursOf(member(5)))[0];
    const theirs = await house.press(
      me,
      card,
      'my-hours-correct',
      { entry: strange?.id, hours: '1' },
      { action: 'my-hours-correct' },
    );
    expect(theirs.toast?.type).toBe('warning');

    await house.moveTo('2026-01-27T10:00:00+08:00');
    const late = await press('5');
    expect(late.toast?.content).toContain('本人只能更正当天的登记');
    expect((await now())?.payload.hours).toBe(3);
    expect((await now())?.version).toBe(2);
  });

  test('own study is taken back by words once; a check-in of the same day stays, and its own words are named', async () => {
    const me = member(13);
    const card = await house.openSession(branch, '学习通知 1小时');
    await house.press(me, card, 'check-in');
    for (const words of ['打卡 1 学习党章', '撤销打卡', '撤销打卡']) {
      house.say(me, house.privateChat(me), words);
      await house.quiet();
    }
    await until(() => house.toldTo(me).some((told) => wordsIn(told).includes('撤销签到')));
    const own = (await hoursOf(me)).filter(({ payload }) => payload.way === 'own');
    expect(own.map(({ state }) => state)).toEqual(['withdrawn']);
    expect(await hoursIn(sessionOf(card))).toEqual([['filed', 1]]);
  });

  test("a secretary's correction keeps the version before, is audited and told to the person", async () => {
    const me = member(8);
    const card = await house.openSession(branch, '学习决定 2小时');
    await house.press(me, card, 'check-in');
    const person = await house.db
      .selectFrom('person')
      .select('id')
      .where('open_id', '=', me)
      .executeTakeFirstOrThrow();
    const form = await house.ask(secretary(), '/study 更正');
    expect(buttonOf(form.content, 'hours-correct')).not.toBeNull();
    const value = { action: 'hours-correct', session: sessionOf(card) };
    const press = (by: string, reason: string) =>
      house.press(
        by,
        by === secretary() ? form : card,
        'hours-correct',
        { person: person.id, hours: '1', reason },
        value,
      );
    expect((await press(secretary(), '  ')).toast?.type).toBe('warning');
    expect((await press(member(9), '我要改')).toast?.content).toContain('支部书记');
    expect(await hoursIn(sessionOf(card))).toEqual([['filed', 2]]);

    const told = house.toldTo(me).length;
    expect((await press(secretary(), '中途离开')).toast?.type).toBe('success');
    await until(() => house.toldTo(me).length > told);
    expect(wordsIn(house.toldTo(me).at(-1))).toContain('中途离开');
    expect(await hoursIn(sessionOf(card))).toEqual([['filed', 1]]);
    const versions = await house.db
      .selectFrom('record_version')
      .innerJoin('record', 'record.id', 'record_version.record_id')
      .select(['record_version.payload', 'record_version.reason'])
      .where('record.parent_id', '=', sessionOf(card))
      .orderBy('record_version.version')
      .execute();
    expect(versions.map(({ payload, reason }) => [payload.hours, reason])).toEqual([
      [2, null],
      [1, '中途离开'],
    ]);
    const audited = await house.db
      .selectFrom('audit')
      .select('detail')
      .where('act', '=', 'correct-hours')
      .execute();
    expect(audited.map(({ detail }) => [detail.before, detail.hours, detail.reason])).toEqual([
      [2, 1, '中途离开'],
    ]);
    expect(await verifyAudit(house.db)).toMatchObject({ ok: true });
  });
});

test('a check-in and own study of one day together stay within its 24 hours', async () => {
  const person = member(14);
  const on = localDateOf(house.now(), 'Asia/Shanghai');
  const before = (await hoursOf(person)).length;
  const day = (await hoursOf(person)).filter(
    (record) => record.occurred_on === on && record.state === 'filed',
  );
  const already = day.reduce((sum, record) => sum + Number(record.payload.hours), 0);
  house.say(person, house.privateChat(person), `/学习 ${23.5 - already} 通读文件`);
  await until(async () => (await hoursOf(person)).length > before);
  await house.quiet();
  const card = await house.openSession(branch, '晚间学习 1小时');
  const answer = await house.press(person, card, 'check-in');
  expect(answer.toast?.content).toContain('超过一天 24 学时');
  expect(await hoursIn(sessionOf(card))).toEqual([]);
});

test('the form of own study leads to the corrections: of oneself, and for a secretary of others', async () => {
  const own = await house.ask(member(1), '/学习');
  expect(buttonOf(own.content, 'my-hours')).not.toBeNull();
  expect(buttonOf(own.content, 'command')).toBeNull();
  const form = await house.ask(secretary(), '/学习');
  const before = house.toldTo(secretary()).length;
  await house.press(secretary(), form, 'command');
  await until(() => house.toldTo(secretary()).length > before);
  expect(buttonOf(house.toldTo(secretary()).at(-1)?.content, 'hours-correct')).not.toBeNull();
});

test('a check-in that nobody closed says the day on which it was closed', async () => {
  const card = await house.openSession(branch, '忘了结束的学习 1小时');
  const next = addDays(localDateOf(house.now(), 'Asia/Shanghai'), 1);
  await house.moveTo(`${next}T12:00:00+08:00`);
  await house.quiet();
  expect(wordsIn(shownNow(card.message_id))).toContain(`签到已于 ${wordsOf('zh-cn').date(next)}08:30 结束`);
});
