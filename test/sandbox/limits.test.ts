import { afterEach, describe, expect, it } from 'vitest';
import { createLimiter } from '../../src/sandbox/limits.ts';
import { createCardTokens } from '../../src/sandbox/platform/card-tokens.ts';
import { createTokens } from '../../src/sandbox/platform/token.ts';
import { cardWith, clientOf, type Running, refusalOf, someone, startForTest } from './support.ts';

describe('frequency limits', () => {
  let sandbox: Running | undefined;
  afterEach(async () => {
    await sandbox?.close();
    sandbox = undefined;
  });

  it('slides: a call is allowed again exactly when the oldest leaves the window', () => {
    let at = 0;
    const limiter = createLimiter(() => at, 1);
    const take = () => limiter.take('k', [{ max: 2, windowMs: 1000 }]);
    expect(take().ok).toBe(true);
    at = 600;
    expect(take().ok).toBe(true);
    expect(take()).toMatchObject({ ok: false, resetMs: 400 });
    at = 999;
    expect(take().ok).toBe(false);
    at = 1000;
    expect(take().ok).toBe(true);
  });

  it('answers 429 with both headers and 99991400 over 50 calls a second', async () => {
    sandbox = await startForTest({ quotaScale: 1 });
    const client = clientOf(sandbox);
    await client.request({ method: 'GET', url: '/open-apis/im/v1/chats' });
    const calls = await Promise.allSettled(
      Array.from({ length: 60 }, () => client.request({ method: 'GET', url: '/open-apis/im/v1/chats' })),
    );
    const refused = calls.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    const { status, headers, data } = refused.reason.response;
    expect({ status, code: data.code }).toEqual({ status: 429, code: 99991400 });
    expect(headers['x-ogw-ratelimit-limit']).toBe('50');
    expect(Number(headers['x-ogw-ratelimit-reset'])).toBeGreaterThanOrEqual(1);
  });

  it('takes five messages a second for one chat, and says 230020 to the sixth', async () => {
    sandbox = await startForTest({ quotaScale: 1 });
    const client = clientOf(sandbox);
    const receive_id = someone(sandbox, 'member').open_id;
    const send = () =>
      client.im.v1.message.create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id, msg_type: 'text', content: '{"text":"1"}' },
      });
    await send();
    const calls = await Promise.allSettled(Array.from({ length: 5 }, send));
    const refused = calls.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason.response).toMatchObject({ status: 400, data: { code: 230020 } });
    expect(sandbox.counts().rate_limited).toBe(1);
  });

  it('multiplies every limit by the scale', () => {
    const limiter = createLimiter(() => 0, 3);
    const taken = Array.from({ length: 7 }, () => limiter.take('k', [{ max: 2, windowMs: 1000 }]).ok);
    expect(taken.filter(Boolean)).toHaveLength(6);
  });
});

describe('tokens', () => {
  it('renews an access token only when less than half an hour is left; the old one stays good', () => {
    let at = 0;
    const tokens = createTokens(() => at);
    const first = tokens.issue();
    at = 5_400_000;
    expect(tokens.issue()).toEqual({ token: first.token, expire: 1800 });
    at += 1;
    const second = tokens.issue();
    expect(second.token).not.toBe(first.token);
    expect(tokens.accepts(`Bearer ${first.token}`)).toBe(true);
    at = 7_200_000;
    expect(tokens.accepts(`Bearer ${first.token}`)).toBe(false);
  });

  it('refuses a card token before the answer, after two uses and after 30 minutes', () => {
    let at = 0;
    const tokens = createCardTokens(() => new Date(at));
    const token = tokens.issue('om_1');
    expect(() => tokens.open(token)).toThrow('not been answered');
    tokens.answered(token);
    tokens.open(token).spend();
    tokens.open(token).spend();
    expect(() => tokens.open(token)).toThrow('used up');
    const late = tokens.issue('om_1');
    tokens.answered(late);
    at = 1_800_001;
    expect(() => tokens.open(late)).toThrow('expired');
    expect(() => tokens.open('c-unknown')).toThrow('invalid');
  });
});

describe('faults', () => {
  let sandbox: Running;
  afterEach(() => sandbox.close());
  const send = (uuid: string) =>
    clientOf(sandbox).im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: someone(sandbox, 'member').open_id,
        msg_type: 'interactive',
        content: JSON.stringify(cardWith()),
        uuid,
      },
    });

  it.each([
    ['rate_limit_next', 429, 99991400],
    ['server_error_next', 500, 2200],
    ['bad_token_next', 400, 99991663],
  ])('spoils the next call only: %s', async (knob, status, code) => {
    sandbox = await startForTest();
    sandbox.faults.set({ [knob]: 1, on: 'im/v1/messages' });
    expect(await refusalOf(send('a'))).toMatchObject({ status, code });
    expect(await send('a')).toMatchObject({ code: 0 });
  });

  it('does the work and drops the answer: a repeat with the same uuid sends nothing new', async () => {
    sandbox = await startForTest();
    sandbox.faults.set({ drop_before_answer_next: 1, on: 'im/v1/messages' });
    await expect(send('a')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await send('a');
    expect(sandbox.counts()).toMatchObject({ messages_sent: 1, duplicates_refused_by_uuid: 1 });
  });

  it('is slow when asked to', async () => {
    sandbox = await startForTest();
    await send('a');
    sandbox.faults.set({ slow_ms: 80 });
    const begun = performance.now();
    await send('b');
    expect(performance.now() - begun).toBeGreaterThan(75);
  });
});
