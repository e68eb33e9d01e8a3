import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CARD_IS_GONE,
  claimOutbox,
  enqueue,
  messageIdOf,
  type OutboxJob,
  recoverOutbox,
} from '../../src/store/outbox.ts';
import { markDropped, markHeldBack, markRetry, markSent } from '../../src/store/outbox-mark.ts';
import {
  forgetMessages,
  keyOfMessage,
  nextFence,
  nextOutboxAt,
  outboxCounts,
} from '../../src/store/outbox-view.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const morning = new Date('2026-01-24T01:00:00Z');
const noon = new Date('2026-01-24T04:00:00Z');
let database: TestDatabase;
let fence: number;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('outbox').execute();
  fence = await nextFence(database.db);
});

const text = (openId: string, words = '您好'): OutboxJob => ({ do: 'text', to: { openId }, text: words });
const patch = (of: string, n: number): OutboxJob => ({ do: 'patch', of, card: { n } });
const claim = (now = morning, by = fence, limit = 50) => claimOutbox(database.db, { limit, fence: by, now });
const stateOf = async (key: string) =>
  database.db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow();

test('a key is said once, with the first words and one uuid that tells nothing of the key', async () => {
  const { db } = database;
  expect(await enqueue(db, [{ key: 'greet:王芳', job: text('ou_1') }], morning)).toBe(1);
  expect(await enqueue(db, [{ key: 'greet:王芳', job: text('ou_1', '又来了') }], noon)).toBe(0);
  const row = await stateOf('greet:王芳');
  expect(row.job).toEqual(text('ou_1'));
  expect(row.uuid).toMatch(/^[0-9a-f-]{36}$/);
});

test('characters that PostgreSQL refuses in jsonb do not stop a message', async () => {
  await enqueue(database.db, [{ key: 'odd', job: text('ou_1', 'a\0b\ud800c') }], morning);
  expect((await stateOf('odd')).job).toEqual(text('ou_1', 'ab\ufffdc'));
});

test('more rows than one statement holds go in, in their order', async () => {
  const items = Array.from({ length: 2_300 }, (_, n) => ({ key: `k${n}`, job: text('ou_1', String(n)) }));
  expect(await enqueue(database.db, items, morning)).toBe(2_300);
  const claimed = await claim(morning, fence, 2_300);
  expect(claimed.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
});

test('priority goes first, then the order of saying; nothing goes before its time', async () => {
  const { db } = database;
  await enqueue(
    db,
    [
      { key: 'first', job: text('ou_1') },
      { key: 'second', job: text('ou_2') },
      { key: 'urgent', job: text('ou_3'), priority: 1 },
      { key: 'after quiet hours', job: text('ou_4'), notBefore: noon },
    ],
    morning,
  );
  expect((await claim()).map(({ key }) => key)).toEqual(['urgent', 'first', 'second']);
  expect(await nextOutboxAt(db, morning)).toEqual(noon);
  expect((await claim(noon)).map(({ key }) => key)).toEqual(['after quiet hours']);
});

test.each(['retried', 'held back'])(
  'a message %s is not overtaken by a later one to the same person',
  async (how) => {
    const { db } = database;
    await enqueue(db, [{ key: 'first', job: text('ou_1') }], morning);
    const [first] = await claim();
    await enqueue(
      db,
      [
        { key: 'later', job: text('ou_1') },
        { key: 'other', job: text('ou_2') },
      ],
      morning,
    );
    expect((await claim()).map(({ key }) => key)).toEqual(['other']);
    if (how === 'retried') await markRetry(db, first!, { notBefore: noon, reason: '429', surely: true });
    else await markHeldBack(db, first!, noon);
    expect(await claim()).toEqual([]);
    const both = await claim(noon);
    expect(both.map(({ key }) => key)).toEqual(['first', 'later']);
    expect(both[0]!.attempts).toBe(how === 'retried' ? 2 : 1);
  },
);

test('a message for a later hour does not hold up what is said before it', async () => {
  const { db } = database;
  await enqueue(db, [{ key: 'tomorrow', job: text('ou_1'), notBefore: noon }], morning);
  await enqueue(db, [{ key: 'now', job: text('ou_1') }], morning);
  expect((await claim()).map(({ key }) => key)).toEqual(['now']);
});

test('refreshes of a card melt into the last, which waits for the card', async () => {
  const { db } = database;
  await enqueue(db, [{ key: 'card', job: { do: 'card', to: { chatId: 'oc_1' }, card: { n: 0 } } }], morning);
  expect(await enqueue(db, [{ key: 'refresh', job: patch('card', 1) }], morning)).toBe(1);
  expect(await enqueue(db, [{ key: 'refresh', job: patch('card', 2) }], morning)).toBe(1);
  expect(await enqueue(db, [{ key: 'refresh', job: patch('card', 2) }], morning)).toBe(0);
  const [card, ...others] = await claim();
  expect(others).toEqual([]);
  await markSent(db, card!, 'om_1', morning);
  const [refresh] = await claim();
  expect(refresh).toMatchObject({
    job: patch('card', 2),
    version: 2,
    card: { state: 'sent', messageId: 'om_1' },
  });
});

test('a card refreshed while its older state is being sent is sent again', async () => {
  const { db } = database;
  await enqueue(
    db,
    [{ key: 'refresh', job: { do: 'patch-message', messageId: 'om_1', card: { n: 1 } } }],
    morning,
  );
  const [older] = await claim();
  await enqueue(
    db,
    [{ key: 'refresh', job: { do: 'patch-message', messageId: 'om_1', card: { n: 2 } } }],
    morning,
  );
  const [newer] = await claim();
  expect(await markSent(db, older!, null, morning)).toBe(false);
  expect(newer!.job).toMatchObject({ card: { n: 2 } });
  expect(await markSent(db, newer!, null, morning)).toBe(true);
});

test('a card that can never be refreshed again is not tried again', async () => {
  const { db } = database;
  const refresh = (n: number): OutboxJob => ({ do: 'patch-message', messageId: 'om_1', card: { n } });
  await enqueue(db, [{ key: 'refresh', job: refresh(1) }], morning);
  const [row] = await claim();
  await markDropped(db, row!, CARD_IS_GONE);
  expect(await enqueue(db, [{ key: 'refresh', job: refresh(2) }], morning)).toBe(0);
  expect(await claim()).toEqual([]);
});

test('a courier that was replaced while it slept takes nothing and marks nothing', async () => {
  const { db } = database;
  await enqueue(
    db,
    [
      { key: 'a', job: text('ou_1') },
      { key: 'b', job: text('ou_2') },
    ],
    morning,
  );
  const [slept] = await claim(morning, fence, 1);
  const newFence = await nextFence(db);
  expect(await claim(morning, fence)).toEqual([]);
  expect(await recoverOutbox(db, newFence)).toEqual({ again: 1, unknown: 0 });
  const [taken] = await claim(morning, newFence, 1);
  expect(taken!.id).toBe(slept!.id);
  for (const late of [
    () => markSent(db, slept!, 'om_late', noon),
    () => markRetry(db, slept!, { notBefore: noon, reason: '', surely: true }),
    () => markDropped(db, slept!, ''),
    () => markHeldBack(db, slept!, noon),
  ])
    expect(await late()).toBe(false);
  expect(await markSent(db, taken!, 'om_1', noon)).toBe(true);
  expect(await messageIdOf(db, 'a')).toBe('om_1');
  expect(await keyOfMessage(db, 'om_1')).toBe('a');
});

test.each([
  { left: 'a text left minutes ago', job: text('ou_1'), minutes: 5, becomes: 'waiting' },
  { left: 'a text left beyond the hour of the uuid', job: text('ou_1'), minutes: 61, becomes: 'unknown' },
  {
    left: 'a refresh, however old',
    job: { do: 'patch-message', messageId: 'om_1', card: {} } as const,
    minutes: 600,
    becomes: 'waiting',
  },
  {
    left: 'a batch, however young',
    job: { do: 'batch-card', openIds: ['ou_1'], card: {} } as const,
    minutes: 0,
    becomes: 'unknown',
  },
])('$left in the hands of a dead courier becomes $becomes', async ({ job, minutes, becomes }) => {
  const { db } = database;
  await enqueue(db, [{ key: 'left', job: job as OutboxJob }], morning);
  const [before] = await claim();
  await db
    .updateTable('outbox')
    .set({ sent_at: sql`sent_at - make_interval(mins => ${minutes})` })
    .execute();
  await recoverOutbox(db, await nextFence(db));
  const row = await stateOf('left');
  expect(row).toMatchObject({ state: becomes, uuid: before!.uuid, fence: null });
  expect(row.reason === null).toBe(becomes === 'waiting');
});

test('an attempt without an answer is remembered through later refusals, until the uuid no longer protects', async () => {
  const { db } = database;
  await enqueue(db, [{ key: 'a', job: text('ou_1') }], morning);
  const [silent] = await claim();
  await markRetry(db, silent!, { notBefore: morning, reason: 'timeout', surely: false });
  const [refused] = await claim();
  expect(refused!.uncertain).toBe(true);
  await markRetry(db, refused!, { notBefore: noon, reason: '429', surely: true });
  await db.updateTable('outbox').set({ sent_at: sql`sent_at - interval '56 minutes'` }).execute();
  expect(await recoverOutbox(db, fence)).toEqual({ again: 0, unknown: 1 });
});

test('a message the platform surely refused is never given up for its age', async () => {
  const { db } = database;
  await enqueue(db, [{ key: 'a', job: text('ou_1') }], morning);
  const [row] = await claim();
  await markRetry(db, row!, { notBefore: noon, reason: '429', surely: true });
  expect((await stateOf('a')).sent_at).toBeNull();
  expect(await recoverOutbox(db, fence)).toEqual({ again: 0, unknown: 0 });
});

test('old words are emptied, what waits is kept, and an emptied key is still not said again', async () => {
  const { db } = database;
  await enqueue(db, [{ key: 'sent', job: text('ou_1') }], morning);
  const [row] = await claim();
  await markSent(db, row!, 'om_1', morning);
  await enqueue(db, [{ key: 'waits', job: text('ou_1') }], morning);
  expect(await forgetMessages(db, noon)).toBe(1);
  expect(await forgetMessages(db, noon)).toBe(0);
  expect((await stateOf('sent')).job).toEqual({ do: 'text', emptied: true });
  expect(await enqueue(db, [{ key: 'sent', job: text('ou_1') }], noon)).toBe(0);
  expect(await outboxCounts(db)).toEqual({ waiting: 1, sending: 0, sent: 1, dropped: 0, unknown: 0 });
});
