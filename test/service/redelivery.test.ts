import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beat } from '../../src/app/heartbeat.ts';
import { textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;
const member = (n: number) =>
  house.of(branch, 'member').filter(({ roles }) => roles.length === 1)[n]?.open_id ?? '';
const hoursOf = async (openId: string) =>
  (
    await house.db
      .selectFrom('record')
      .innerJoin('person', 'person.id', 'record.person_id')
      .select('record.payload')
      .where('person.open_id', '=', openId)
      .execute()
  ).map(({ payload }) => payload.hours);
const sent = async () =>
  (await house.db.selectFrom('outbox').select('key').orderBy('id').execute()).map(({ key }) => key);

beforeAll(async () => {
  house = await openHouse({ at: '2026-01-27T10:00:00+08:00', beside: { branches: [branch] } });
});
afterAll(() => house.close());

test('an event that comes twice changes nothing, nor does a message under two event ids', async () => {
  const me = member(0);
  const message = house.say(me, house.privateChat(me), '打卡 1 党章');
  await until(async () => (await hoursOf(me)).length === 1);
  await house.quiet();
  const before = await sent();
  const again = house.messageEvent(me, house.privateChat(me), '打卡 1 党章', {
    messageId: message.message_id,
  });
  const eventId = randomUUID();
  for (const id of [eventId, eventId, randomUUID()])
    expect((await house.push('im.message.receive_v1', again, id)).status).toBe(200);
  await house.quiet();
  expect(await hoursOf(me)).toEqual([1]);
  expect(await sent()).toEqual(before);
});

test('every push doubled by the platform leaves every count single', async () => {
  const me = member(1);
  house.sandbox.faults.set({ duplicate_events: true });
  const card = await house.openSession(branch, '学习党章 2小时');
  await house.press(me, card, 'check-in');
  house.say(me, house.privateChat(me), '打卡 1 党章');
  await until(async () => (await hoursOf(me)).length === 2);
  await house.quiet();
  house.sandbox.faults.set({ duplicate_events: false });
  expect((await hoursOf(me)).sort()).toEqual([1, 2]);
  const keys = await sent();
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => key.startsWith('session:'))).toHaveLength(1);
});

test('what was noted and not handled when the process died is handled once by the next', async () => {
  const me = member(2);
  const messageId = house.say(member(3), house.privateChat(member(3)), '谢谢').message_id;
  await house.quiet();
  const event = {
    kind: 'message',
    eventId: randomUUID(),
    messageId: `${messageId}x`,
    at: house.now().toISOString(),
    chatId: house.privateChat(me),
    chatType: 'p2p',
    openId: me,
    text: '打卡 1.5 党章',
    mentions: [],
    toBot: true,
    messageType: 'text',
  };
  await house.db
    .insertInto('inbox')
    .values({
      event_id: event.eventId,
      message_id: event.messageId,
      kind: 'message',
      payload: JSON.stringify(event),
      received_at: house.now(),
      done_at: null,
      error: null,
    })
    .execute();
  await house.stop();
  await house.startAgain();
  await until(async () => (await hoursOf(me)).length === 1);
  await house.stop();
  await house.startAgain();
  expect(await hoursOf(me)).toEqual([1.5]);
  const row = await house.db
    .selectFrom('inbox')
    .select('state')
    .where('event_id', '=', event.eventId)
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('done');
});

test('after three days without anybody, what still makes sense is sent late and the office is told once', async () => {
  const office = house.people().find(({ roles }) => roles.includes('office'))?.open_id ?? '';
  await house.moveTo('2026-01-30T10:00:00+08:00');
  // As the job of every minute does.
  expect(await beat(house.db, house.now(), { courierAlive: true, graceMs: 120_000 })).toEqual({ ok: true });
  const before = new Set(await sent());
  const toldBefore = house.toldTo(office).length;
  await house.stop();
  await house.startAgain('2026-02-02T14:00:00+08:00');
  await house.quiet();
  const fired = await house.db
    .selectFrom('due')
    .select(['state', 'late', 'reason', 'kind'])
    .where('state', 'in', ['done', 'dropped'])
    .where('done_at', '>=', new Date('2026-02-02T14:00:00+08:00'))
    .where('kind', '=', 'ping')
    .execute();
  expect(fired.length).toBeGreaterThan(0);
  expect(fired.filter(({ state }) => state === 'dropped').every(({ reason }) => reason !== null)).toBe(true);
  expect(fired.some(({ state, late }) => state === 'done' && late)).toBe(true);

  const fresh = (await sent()).filter((key) => !before.has(key));
  expect(fresh.some((key) => key.startsWith('digest:2026-02-02:'))).toBe(true);
  const digests = await house.db
    .selectFrom('outbox')
    .select('job')
    .where('key', 'like', 'digest:2026-02-02:%')
    .execute();
  expect(JSON.stringify(digests)).toContain('因系统停运，本条迟发');

  const reports = house
    .toldTo(office)
    .slice(toldBefore)
    .map(wordsIn)
    .filter((words) => words.includes('1月30日'));
  expect(reports).toHaveLength(1);
  expect(textsIn(JSON.parse(reports[0] ?? '{}')).join(' ')).toMatch(/停|中断/);

  await house.stop();
  await house.startAgain('2026-02-02T14:05:00+08:00');
  await house.quiet();
  expect(
    house
      .toldTo(office)
      .slice(toldBefore)
      .map(wordsIn)
      .filter((words) => words.includes('1月30日')),
  ).toHaveLength(1);
});
