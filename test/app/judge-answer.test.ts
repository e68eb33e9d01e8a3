import { expect, test } from 'vitest';
import { judgeAnswer } from '../../src/app/judge-answer.ts';
import type { Fault } from '../../src/app/platform.ts';
import type { OutboxJob } from '../../src/store/outbox.ts';

const card: OutboxJob = { do: 'card', to: { openId: 'ou_1' }, card: {} };
const toGroup: OutboxJob = { do: 'card', to: { chatId: 'oc_1' }, card: {} };
const reply: OutboxJob = { do: 'reply-card', messageId: 'om_1', card: {}, to: { chatId: 'oc_1' } };
const patch: OutboxJob = { do: 'patch-message', messageId: 'om_1', card: {} };
const calendar: OutboxJob = {
  do: 'calendar-event',
  event: {
    summary: '动员会',
    description: '',
    from: '2026-01-27T06:30:00.000Z',
    to: '2026-01-27T08:30:00.000Z',
    timezone: 'Asia/Shanghai',
    attendees: ['ou_1'],
  },
};
const batch: OutboxJob = { do: 'batch-card', openIds: ['ou_1'], card: {} };

const fault = (kind: Fault['kind'], code: Fault['code'], more: Partial<Fault> = {}) => ({
  ok: false as const,
  fault: { kind, code, advice: 'advice', answered: true, ...more },
});
const silence = fault('retry-now', 'timeout', { answered: false });

// Codes: the platform , from https://open.feishu.cn/document/server-docs/im-v1/message/create
test.each([
  [
    'too many for the interface',
    card,
    fault('retry-later', 99991400, { retryAfterMs: 3_000 }),
    { becomes: 'waiting', afterMs: 3_000, surely: true, pauseAll: true },
  ],
  [
    'HTTP 429 without a code',
    card,
    fault('retry-later', 'http-429', { retryAfterMs: 100 }),
    { becomes: 'waiting', afterMs: 100, pauseAll: true },
  ],
  [
    'an entry in calendars',
    calendar,
    { ok: true as const, value: { eventId: 'ev_1', url: '' } },
    { becomes: 'sent', messageId: 'ev_1' },
  ],
  [
    'an entry in calendars without an answer may be asked again under its key',
    calendar,
    silence,
    { becomes: 'waiting', surely: false },
  ],
  [
    'too many for one chat',
    card,
    fault('retry-later', 230020, { retryAfterMs: 1_000 }),
    { becomes: 'waiting', surely: true, pauseAll: false },
  ],
  [
    'the same message under way',
    card,
    fault('retry-later', 230049, { retryAfterMs: 1_000 }),
    { becomes: 'waiting', surely: false },
  ],
  ['no answer to a single message', card, silence, { becomes: 'waiting', afterMs: 250, surely: false }],
  ['no answer to a batch', batch, silence, { becomes: 'unknown' }],
  [
    'a 503 to a single message',
    card,
    fault('retry-later', 'http-503'),
    { becomes: 'waiting', surely: false },
  ],
  ['a 503 to a batch', batch, fault('retry-later', 'http-503'), { becomes: 'unknown' }],
  [
    'a platform that cannot be reached, for a batch',
    batch,
    fault('retry-later', 'unreachable', { answered: false }),
    { becomes: 'waiting', surely: true },
  ],
  [
    'too many batches',
    batch,
    fault('retry-later', 11232, { retryAfterMs: 1_000 }),
    { becomes: 'waiting', surely: true, pauseAll: true },
  ],
  [
    'a person who left',
    card,
    fault('give-up', 230029),
    { becomes: 'dropped', gone: ['ou_1'], reason: '230029: advice' },
  ],
  ['the same code for a group', toGroup, fault('give-up', 230029), { becomes: 'dropped', gone: [] }],
  ['a person who blocked the bot', card, fault('give-up', 230053), { becomes: 'dropped', gone: [] }],
  ['a card not well formed', card, fault('give-up', 230099), { becomes: 'dropped', gone: [] }],
  [
    'a permission that is missing',
    card,
    fault('give-up', 99991672),
    { becomes: 'waiting', afterMs: 300_000, surely: true },
  ],
  ['a wrong app secret', batch, fault('give-up', 10014), { becomes: 'waiting', surely: true }],
  ['an answer nobody can read', card, fault('give-up', 'unexpected-answer'), { becomes: 'unknown' }],
  ['an answer to a recalled message', reply, fault('give-up', 230011), { becomes: 'plain' }],
  ['an answer to a deleted message', reply, fault('give-up', 230110), { becomes: 'plain' }],
  ['an answer in a group left by the bot', reply, fault('give-up', 230002), { becomes: 'dropped' }],
  ['a refresh after 14 days', patch, fault('give-up', 230031), { becomes: 'card-is-gone' }],
  ['a refresh of a recalled card', patch, fault('give-up', 230011), { becomes: 'card-is-gone' }],
  ['a refresh of a deleted card', patch, fault('give-up', 230110), { becomes: 'card-is-gone' }],
  ['a refresh not well formed', patch, fault('give-up', 230099), { becomes: 'dropped' }],
] as const)('%s: $3.becomes', (_case, job, answer, verdict) => {
  expect(judgeAnswer(job as OutboxJob, answer, 1)).toMatchObject(verdict);
});

test('pauses grow with each attempt, to five minutes', () => {
  const pauses = [1, 2, 3, 9, 30].map((attempt) =>
    judgeAnswer(card, fault('retry-later', 'http-503'), attempt),
  );
  expect(pauses.map((pause) => 'afterMs' in pause && pause.afterMs)).toEqual([
    1_000, 2_000, 4_000, 256_000, 300_000,
  ]);
});

test('a message is never given up for refusals that pass; a refresh is, after fifty', () => {
  const busy = fault('retry-later', 99991400, { retryAfterMs: 1_000 });
  expect(judgeAnswer(card, busy, 5_000).becomes).toBe('waiting');
  expect(judgeAnswer(patch, busy, 49).becomes).toBe('waiting');
  expect(judgeAnswer(patch, busy, 50).becomes).toBe('dropped');
});

test('who cannot be reached in a batch is named, and its id is kept', () => {
  const answer = { ok: true as const, value: { batchId: 'bm-1', invalidOpenIds: ['ou_9'] } };
  expect(judgeAnswer(batch, answer, 1)).toEqual({
    becomes: 'sent',
    messageId: 'bm-1',
    unreachable: ['ou_9'],
  });
});
