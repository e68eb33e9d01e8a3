import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  failEvent,
  finishEvent,
  forgetEvents,
  INBOX_ATTEMPTS,
  inboxCounts,
  readEvent,
  receiveEvent,
  waitingEvents,
} from '../../src/store/inbox.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 24, 1, minute));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.deleteFrom('inbox').execute());

const message = (eventId: string, messageId: string | null, words = '打卡') => ({
  eventId,
  messageId,
  kind: 'message',
  payload: { words },
});

test('an event is new once, by its own id and by its message', async () => {
  const { db } = database;
  expect(await receiveEvent(db, message('e1', 'om_1'), at(0))).toBe('new');
  expect(await receiveEvent(db, message('e1', 'om_1', '变了'), at(1))).toBe('seen');
  expect(await receiveEvent(db, message('e1', null), at(1))).toBe('seen');
  expect(await receiveEvent(db, message('e2', 'om_1'), at(1))).toBe('seen');
  expect(await receiveEvent(db, message('e3', null), at(1))).toBe('new');
  expect(await receiveEvent(db, message('e4', null), at(1))).toBe('new');
  expect(await readEvent(db, 'e1')).toMatchObject({ payload: { words: '打卡' }, receivedAt: at(0) });
});

test('ten pushes of one event at the same moment are one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => receiveEvent(database.db, message('e', 'om'), at(0))),
  );
  expect(answers.filter((answer) => answer === 'new')).toHaveLength(1);
});

test('an event is finished once, and what is finished no longer waits', async () => {
  const { db } = database;
  await receiveEvent(db, message('e1', null), at(0));
  await receiveEvent(db, message('e2', null), at(2));
  expect((await waitingEvents(db, 10)).map(({ eventId }) => eventId)).toEqual(['e1', 'e2']);
  expect((await waitingEvents(db, 10, at(1))).map(({ eventId }) => eventId)).toEqual(['e1']);
  expect(await finishEvent(db, 'e1', at(3))).toBe(true);
  expect(await finishEvent(db, 'e1', at(3))).toBe(false);
  expect(await receiveEvent(db, message('e1', null), at(4))).toBe('seen');
  expect((await waitingEvents(db, 10)).map(({ eventId }) => eventId)).toEqual(['e2']);
});

test('an event that fails is taken again until the fifth time, then put aside', async () => {
  const { db } = database;
  await receiveEvent(db, message('e1', null), at(0));
  for (let n = 1; n < INBOX_ATTEMPTS; n += 1)
    expect(await failEvent(db, 'e1', 'TypeError', at(n))).toBe('waiting');
  expect(await failEvent(db, 'e1', 'TypeError', at(9))).toBe('failed');
  expect(await failEvent(db, 'e1', 'TypeError', at(9))).toBeNull();
  expect(await waitingEvents(db, 10)).toEqual([]);
  expect(await inboxCounts(db)).toEqual({ waiting: 0, done: 0, failed: 1 });
});

test('old words are emptied; the ids stay, so that a late push is still known', async () => {
  const { db } = database;
  await receiveEvent(db, message('done', 'om_1'), at(0));
  await receiveEvent(db, message('waits', 'om_2'), at(0));
  await finishEvent(db, 'done', at(1));
  expect(await forgetEvents(db, at(2))).toBe(1);
  expect(await forgetEvents(db, at(2))).toBe(0);
  expect((await readEvent(db, 'done'))!.payload).toBeNull();
  expect((await readEvent(db, 'waits'))!.payload).not.toBeNull();
  expect(await receiveEvent(db, message('again', 'om_1'), at(3))).toBe('seen');
});
