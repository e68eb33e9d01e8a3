import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;
let unit: string;
let member: string;
let secretary: string;

beforeAll(async () => {
  house = await openHouse();
  member = house.of(branch, 'member').find(({ roles }) => roles.length === 1)?.open_id ?? '';
  secretary = house.of(branch, 'secretary')[0]?.open_id ?? '';
  unit = (await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow())
    .id;
});
afterAll(() => house.close());

const rows = async () =>
  JSON.stringify([
    await house.db.selectFrom('record').selectAll().orderBy('id').execute(),
    await house.db.selectFrom('opinion').selectAll().orderBy('id').execute(),
    await house.db.selectFrom('audit').selectAll().orderBy('seq').execute(),
  ]);
const person = (locale: 'zh_tw' | 'en_us') =>
  house.people().find((one) => one.locale === locale && one.roles.includes('member'))?.open_id ?? '';

const study = { hours: '1', topic: '自学', on: '2026-01-26' };
const session = { title: '学习', kind: 'session', hours: '2' };
const opinion = { words: '有话说', area: 'work', target: 'branch' };
const long = (n: number) => '长'.repeat(n);

const forms: [what: string, action: string, form: Record<string, unknown>][] = [
  ['no hours', 'study-submit', { ...study, hours: '' }],
  ['0 hours', 'study-submit', { ...study, hours: '0' }],
  ['25 hours', 'study-submit', { ...study, hours: '25' }],
  ['-1 hour', 'study-submit', { ...study, hours: '-1' }],
  ['a third of an hour', 'study-submit', { ...study, hours: '0.33' }],
  ['hours in words', 'study-submit', { ...study, hours: '很多' }],
  ['hours without end', 'study-submit', { ...study, hours: 'Infinity' }],
  ['hours as a list', 'study-submit', { ...study, hours: ['1'] }],
  ['hours ticked', 'study-submit', { ...study, hours: true }],
  ['no topic', 'study-submit', { ...study, topic: '  ' }],
  ['a topic of 101 characters', 'study-submit', { ...study, topic: long(101) }],
  ['a day that is none', 'study-submit', { ...study, on: '2026-02-30' }],
  ['a day to come', 'study-submit', { ...study, on: '2026-01-27' }],
  ['no form', 'study-submit', {}],
  ['no title', 'session-open', { ...session, title: '' }],
  ['a kind that is none', 'session-open', { ...session, kind: 'party' }],
  ['a session of 25 hours', 'session-open', { ...session, hours: '25' }],
  ['no words', 'opinion-submit', { ...opinion, words: ' \n ' }],
  ['1,001 characters', 'opinion-submit', { ...opinion, words: long(1001) }],
  ['an area that is none', 'opinion-submit', { ...opinion, area: 'gossip' }],
  ['a target that is none', 'opinion-submit', { ...opinion, target: 'everyone' }],
  ['words as a list', 'opinion-submit', { ...opinion, words: ['一', '二'] }],
  ['a receipt of 15 digits', 'receipt-open', { code: '123456789012345' }],
  ['a receipt of letters', 'receipt-open', { code: 'abcd efgh ijkl mnop' }],
  ['an addition without words', 'receipt-add', { code: '1234567890123456', words: '' }],
  ['an addition of 1,001 characters', 'receipt-add', { code: '1234567890123456', words: long(1001) }],
  ['an entry that is not mine', 'my-hours-correct', { entry: randomUUID(), hours: '1' }],
  ['an entry that is no id', 'my-hours-correct', { entry: '1', hours: '1' }],
];

test.each(forms)(
  'a form with %s is answered by a sentence and changes nothing',
  async (_what, action, form) => {
    const before = await rows();
    const by = action === 'session-open' ? secretary : member;
    const answer = await house.forge(by, { action, unit }, form);
    expect(await rows()).toBe(before);
    expect(answer.toast?.type).toBe('warning');
    expect(answer.toast?.content).toMatch(/[一-龥]{4,}/);
    expect(answer.toast?.content).not.toContain('系统繁忙');
    expect(answer.card).toBeUndefined();
  },
);

test('the sentence is in the language of whoever pressed', async () => {
  const answer = async (openId: string) => {
    const card = await house.ask(openId, '/study');
    return (await house.press(openId, card, 'study-submit', { ...study, hours: '25' })).toast?.content;
  };
  expect(await answer(member)).toMatch(/学时/);
  expect(await answer(person('zh_tw'))).toMatch(/學時/);
  expect(await answer(person('en_us'))).toMatch(/hours/i);
});

describe('commands', () => {
  test.each([
    ['/status 没有这个单位', '没有找到单位'],
    ['/calendar <at id=all></at>', '没有找到单位'],
    [`/status ${long(3_000)}`, '没有找到单位'],
    ["/missing ' or 1=1 --", '没有找到单位'],
    ['/bind 办公室党支部', '群'],
    ['/audit', '须由办公室办理'],
    ['/stauts', '/status'],
    ['/', ''],
    ['/study 很多', ''],
    ['/checkin 2026 25小时', ''],
    ['打卡 25', ''],
    ['打卡 十亿', ''],
    ['/opinions -1', ''],
    ['/opinions 1e99', ''],
    ['/lang klingon', ''],
    ['\u202e打卡 1\u0000', ''],
  ])('text %# is answered in private and changes nothing', async (text, hint) => {
    const before = await rows();
    const answer = textsIn((await house.ask(secretary, text)).content).join(' ');
    await house.quiet();
    expect(await rows()).toBe(before);
    expect(answer).toContain(hint);
    expect(answer.length).toBeLessThan(30_000);
  });
});

describe('messages', () => {
  test('of a megabyte cost little and change nothing', async () => {
    const before = await rows();
    for (const text of [
      `打卡 1 ${long(300_000)}`,
      '打卡'.repeat(150_000),
      `/${long(300_000)}`,
      '1'.repeat(900_000),
    ]) {
      const began = performance.now();
      const told = house.toldTo(member).length;
      const answer = await house.push(
        'im.message.receive_v1',
        house.messageEvent(member, house.privateChat(member), text, { messageId: `om_${randomUUID()}` }),
      );
      expect(answer.status).toBe(200);
      await until(() => house.toldTo(member).length > told);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
    await house.quiet();
    expect(await rows()).toBe(before);
  });

  test.each([
    ['without a message', { sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' } }],
    ['of another app', { sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'app' }, message: {} }],
    ['that are no object', []],
  ])('%s are taken and change nothing', async (_what, event) => {
    const before = await rows();
    expect((await house.push('im.message.receive_v1', event)).status).toBe(200);
    expect(await rows()).toBe(before);
  });

  test('stickers and files in private get a hint, not a fault', async () => {
    const event = house.messageEvent(member, house.privateChat(member), '', { messageId: 'om_sticker' });
    const told = house.toldTo(member).length;
    Object.assign(event.message, { message_type: 'sticker', content: '{"file_key":"f"}' });
    await house.push('im.message.receive_v1', event);
    await until(() => house.toldTo(member).length > told);
  });
});

test('a callback that is none is refused at the door and costs nothing', async () => {
  const before = await rows();
  const post = (body: string, headers = {}) =>
    fetch(`${house.service.url}/lark/events`, { method: 'POST', headers, body });
  for (const body of [
    '',
    '{',
    '[]',
    'null',
    '{"schema":"2.0"}',
    '\u0000\u0001',
    JSON.stringify({ encrypt: 'AAAA' }),
  ]) {
    const answer = await post(body);
    expect(answer.status, body).toBe(400);
    expect(await answer.text()).toContain('error');
  }
  const forged = {
    schema: '2.0',
    header: { event_id: 'e', event_type: 'card.action.trigger', token: 'wrong' },
    event: {},
  };
  expect((await post(JSON.stringify(forged))).status).toBe(403);
  expect(await rows()).toBe(before);
  expect((await house.push('card.action.trigger', { operator: {} })).status).toBe(200);
  expect((await house.push('nothing.known_v9', {})).status).toBe(200);
});

// The last to use the network: the server closes the connection that brought too much.
test('messages over a megabyte are refused at the door', async () => {
  const message = house.messageEvent(member, house.privateChat(member), 'x'.repeat(1_100_000), {
    messageId: 'om_big',
  });
  expect((await house.push('im.message.receive_v1', message)).status).toBe(413);
});

test('nothing of all this was logged as a fault', () => {
  const faults = house.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50);
  expect(faults).toEqual([]);
});
