import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CourierPorts, deliverOnce } from '../../src/app/deliver-outbox.ts';
import type { Answer, Platform } from '../../src/app/platform.ts';
import { createQuota } from '../../src/messenger/quota.ts';
import { enqueue, type OutboxJob } from '../../src/store/outbox.ts';
import { nextFence, outboxCounts } from '../../src/store/outbox-view.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const noon = new Date('2026-01-24T04:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
let database: TestDatabase;
let fence: number;
let said: { what: string; to: string; at: number }[];
/** Answers in the order of the calls; when used up, everything is accepted. */
let answers: Answer<never>[];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('outbox').execute();
  fence = await nextFence(database.db);
  said = [];
  answers = [];
});

function answered<T>(what: string, to: object | string, value: T): Promise<Answer<T>> {
  said.push({ what, to: typeof to === 'string' ? to : Object.values(to).join(), at: performance.now() });
  return Promise.resolve(answers.shift() ?? { ok: true, value });
}
const id = () => ({ messageId: `om_${said.length}` });
const platform: Platform = {
  sendCard: ({ to }) => answered('card', to, id()),
  sendText: ({ to, text }) => answered(text, to, id()),
  sendFile: ({ to, file }) => answered(`file ${'what' in file ? file.what : file.name}`, to, id()),
  reply: ({ messageId }) => answered('reply', messageId, id()),
  patchCard: ({ messageId, card }) => answered(`patch ${card.n}`, messageId, undefined),
  react: ({ messageId }) => answered('react', messageId, undefined),
  createCalendarEvent: ({ summary, idempotencyKey }) =>
    answered(`event ${summary}`, idempotencyKey, { eventId: 'ev_1', url: '' }),
  createTask: ({ summary }) => answered(`task ${summary}`, '', { guid: 'task-1', url: '' }),
  updateTask: ({ guid }) => answered('task update', guid, undefined),
  updateCalendarEvent: ({ eventId }) => answered('event moved', eventId, undefined),
  deleteCalendarEvent: ({ eventId }) => answered('event gone', eventId, undefined),
  batchSendCard: ({ openIds }) => answered('batch', openIds, { batchId: 'bm-1', invalidOpenIds: [] }),
};
const refused = (code: number, kind: 'give-up' | 'retry-later', retryAfterMs = 1_000): Answer<never> => ({
  ok: false,
  fault: { kind, code, advice: '', answered: true, ...(kind === 'retry-later' && { retryAfterMs }) },
});
const round = (now = noon, more: Partial<CourierPorts> = {}) =>
  deliverOnce(
    {
      db: database.db,
      platform,
      quota: { delayFor: () => 0, penalise: () => undefined },
      speed: 1,
      pause: (ms) => wait(ms),
      stopping: new AbortController().signal,
      onError: (error) => {
        throw error;
      },
      ...more,
    },
    fence,
    now,
  );
const put = (...items: [key: string, job: OutboxJob][]) =>
  enqueue(
    database.db,
    items.map(([key, job]) => ({ key, job })),
    noon,
  );
const text = (openId: string, words: string): OutboxJob => ({ do: 'text', to: { openId }, text: words });
const words = () => said.map(({ what }) => what);

test('everything is sent once, and a second round finds nothing', async () => {
  await put(
    ['a', text('ou_1', '一')],
    ['b', { do: 'react', messageId: 'om_x', emoji: 'OK' }],
    ['c', { do: 'batch-card', openIds: ['ou_1', 'ou_2'], card: {} }],
  );
  expect(await round()).toMatchObject({ sent: 3, waiting: 0, nextAt: null });
  expect(await round()).toMatchObject({ sent: 0, waiting: 0 });
  expect(words().sort()).toEqual(['batch', 'react', '一']);
});

test('a card goes first and its refresh in the next round, to the id the platform gave it', async () => {
  await put(
    ['card', { do: 'card', to: { chatId: 'oc_1' }, card: {} }],
    ['refresh', { do: 'patch', of: 'card', card: { n: 1 } }],
  );
  expect(await round()).toMatchObject({ sent: 1, waiting: 1 });
  expect(await round()).toMatchObject({ sent: 1, waiting: 0 });
  expect(said.map(({ what, to }) => [what, to])).toEqual([
    ['card', 'oc_1'],
    ['patch 1', 'om_0'],
  ]);
});

test.each([
  ['a card that was dropped', refused(230099, 'give-up'), { do: 'card', to: { openId: 'ou_1' }, card: {} }],
  ['a batch', null, { do: 'batch-card', openIds: ['ou_1'], card: {} }],
] as const)('a refresh of %s is dropped', async (_what, answer, job) => {
  if (answer) answers.push(answer);
  await put(['card', job as unknown as OutboxJob], ['refresh', { do: 'patch', of: 'card', card: {} }]);
  await round();
  expect(await round()).toMatchObject({ dropped: 1, waiting: 0 });
  expect(said).toHaveLength(1);
});

test('the answer to a message that is gone is said without the reference', async () => {
  answers.push(refused(230011, 'give-up'));
  await put(['reply', { do: 'reply-card', messageId: 'om_gone', card: {}, to: { chatId: 'oc_1' } }]);
  expect(await round()).toMatchObject({ sent: 1 });
  expect(said.map(({ what, to }) => [what, to])).toEqual([
    ['reply', 'om_gone'],
    ['card', 'oc_1'],
  ]);
});

test('after "too many" the order to one person stays, others go on, nothing is lost', async () => {
  answers.push(refused(230020, 'retry-later', 2_000));
  await put(['a', text('ou_1', '一')], ['b', text('ou_1', '二')], ['c', text('ou_2', '别人')]);
  expect(await round()).toMatchObject({ sent: 1, putBack: 2, waiting: 2, nextAt: after(2_000) });
  expect(await round(after(1_000))).toMatchObject({ sent: 0, waiting: 2 });
  expect(await round(after(2_000))).toMatchObject({ sent: 2, waiting: 0 });
  expect(words()).toEqual(['一', '别人', '一', '二']);
});

test('"too many" for the interface pauses it for all', async () => {
  answers.push(refused(99991400, 'retry-later', 7_000));
  const penalised: unknown[] = [];
  await put(['a', text('ou_1', '一')]);
  await round(noon, { quota: { delayFor: () => 0, penalise: (...said) => penalised.push(said) } });
  expect(penalised).toEqual([['im.message.create', 7_000]]);
});

test('pauses are real time: at a speed of a thousand the campaign waits a thousand times longer', async () => {
  answers.push(refused(230020, 'retry-later', 2_000));
  await put(['a', text('ou_1', '一')]);
  expect(await round(noon, { speed: 1_000 })).toMatchObject({ nextAt: after(2_000_000) });
});

test('a person who left is reported', async () => {
  answers.push(refused(230029, 'give-up'));
  await put(['a', text('ou_gone', '一')]);
  expect(await round()).toMatchObject({ dropped: 1, gone: ['ou_gone'] });
});

test('no more than five a second reach one person, in order', async () => {
  await put(...Array.from({ length: 7 }, (_, n): [string, OutboxJob] => [`k${n}`, text('ou_1', String(n))]));
  const quota = createQuota({ scale: 1, monotonicMs: () => performance.now() });
  expect(await round(noon, { quota })).toMatchObject({ sent: 7 });
  expect(words()).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  expect(said[5]!.at - said[0]!.at).toBeGreaterThanOrEqual(1_000);
});

test('without room in the quota a message is put back untried', async () => {
  await put(['a', text('ou_1', '一')]);
  const quota = { delayFor: () => 60_000, penalise: () => undefined };
  expect(await round(noon, { quota })).toMatchObject({ sent: 0, putBack: 1, nextAt: after(60_000) });
  expect(await database.db.selectFrom('outbox').select('attempts').executeTakeFirst()).toEqual({
    attempts: 0,
  });
});

test('a courier told to stop begins nothing new', async () => {
  await put(['a', text('ou_1', '一')]);
  expect(await round(noon, { stopping: AbortSignal.abort() })).toMatchObject({ sent: 0, waiting: 1 });
  expect(said).toEqual([]);
});

test('an error of our own in one message stops no other, and the message is taken again', async () => {
  const heard: string[] = [];
  const broken: Platform = {
    ...platform,
    sendText: (order) =>
      order.text === '坏' && heard.length === 0
        ? Promise.reject(new Error('ours'))
        : platform.sendText(order),
  };
  await put(['bad', text('ou_1', '坏')], ['good', text('ou_2', '好')]);
  const more = { platform: broken, onError: (_error: unknown, key: string) => void heard.push(key) };
  expect(await round(noon, more)).toMatchObject({ sent: 1 });
  expect(heard).toEqual(['bad']);
  expect(await round(noon, more)).toMatchObject({ sent: 1 });
  expect(await outboxCounts(database.db)).toMatchObject({ sent: 2 });
});

test('an entry in calendars goes under the uuid of its row, once', async () => {
  const event = {
    summary: '动员会',
    description: '',
    from: '2026-01-27T06:30:00.000Z',
    to: '2026-01-27T08:30:00.000Z',
    timezone: 'Asia/Shanghai',
    attendees: ['ou_1'],
  };
  await put(['calendar', { do: 'calendar-event', event }]);
  await put(['calendar', { do: 'calendar-event', event }]);
  await round();
  await round();
  expect(words().filter((word) => word === 'event 动员会')).toHaveLength(1);
});
