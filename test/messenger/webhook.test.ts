import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type WebhookOptions, webhookRoute } from '../../src/messenger/webhook.ts';
import { decrypted } from '../../src/messenger/webhook-check.ts';
import { envelope, messageEvent, text } from './raw.ts';

const encryptKey = 'test key';
const now = new Date('2026-11-24T01:00:00Z');
const nowS = Math.floor(now.getTime() / 1000);

function encrypt(value: unknown, key = encryptKey): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.concat([iv, cipher.update(body, 'utf8'), cipher.final()]).toString('base64');
}

function sign(body: string, at = nowS, key = encryptKey): Record<string, string> {
  const signature = createHash('sha256').update(`${at}nonce${key}${body}`).digest('hex');
  return {
    'x-lark-request-timestamp': String(at),
    'x-lark-request-nonce': 'nonce',
    'x-lark-signature': signature,
  };
}

function route(options: Partial<WebhookOptions> = {}) {
  const taken: unknown[] = [];
  const refused: string[] = [];
  const app = webhookRoute({
    encryptKey,
    verificationToken: 'verification',
    now: () => now,
    onEvent: async (raw) => void taken.push(raw),
    onRefused: (reason) => refused.push(reason),
    ...options,
  });
  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const response = await app.request('/', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { taken, refused, post };
}

const event = messageEvent({ content: text('签到') });
const sealed = () => JSON.stringify({ encrypt: encrypt(event) });
const plain = { encryptKey: '' };

describe('a genuine request', () => {
  it('reaches onEvent as the whole envelope and is answered with {}', async () => {
    const { taken, refused, post } = route();
    const body = sealed();
    expect(await post(body, sign(body))).toEqual({ status: 200, body: {} });
    expect(taken).toEqual([event]);
    expect(refused).toEqual([]);
  });

  it('is answered with what onEvent gives', async () => {
    const { post } = route({ onEvent: async () => ({ toast: { type: 'success', content: '已签到' } }) });
    const body = sealed();
    expect((await post(body, sign(body))).body).toEqual({ toast: { type: 'success', content: '已签到' } });
  });

  it('is verified over the bytes as they came, spaces included', async () => {
    const { post } = route();
    const body = `{ "encrypt" :  "${encrypt(event)}" }\n`;
    expect((await post(body, sign(body))).status).toBe(200);
  });

  it('without an encrypt key is known by its token', async () => {
    const { taken, post } = route(plain);
    expect((await post(JSON.stringify(event))).status).toBe(200);
    expect(taken).toEqual([event]);
  });

  it('that could not be taken answers 500, so that the platform pushes again', async () => {
    const { refused, post } = route({ onEvent: () => Promise.reject(new Error('database away')) });
    const body = sealed();
    const answer = await post(body, sign(body));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('database');
    expect(refused).toEqual([]);
  });
});

describe('the check of the address', () => {
  const question = { type: 'url_verification', challenge: 'ajls384kdjx98XX', token: 'verification' };

  it('is answered, plain, and encrypted without a signature', async () => {
    const answer = { status: 200, body: { challenge: 'ajls384kdjx98XX' } };
    expect(await route(plain).post(JSON.stringify(question))).toEqual(answer);
    expect(await route().post(JSON.stringify({ encrypt: encrypt(question) }))).toEqual(answer);
  });

  it('with a wrong token is refused', async () => {
    const { refused, post } = route(plain);
    expect((await post(JSON.stringify({ ...question, token: 'verificatioN' }))).status).toBe(403);
    expect(refused).toEqual(['bad-token']);
  });
});

describe('what is refused', () => {
  const other = JSON.stringify({ encrypt: encrypt(event, 'other key') });
  const wrongToken = JSON.stringify({
    encrypt: encrypt({ ...event, header: { ...event.header, token: 'x' } }),
  });
  const v1 = JSON.stringify({ encrypt: encrypt({ uuid: 'x', event: { type: 'message' } }) });
  const body = sealed();
  it.each([
    ['no signature', body, {}, 401, 'bad-signature'],
    ['a signature over other bytes', body, sign(`${body} `), 401, 'bad-signature'],
    ['a signature with another key', body, sign(body, nowS, 'other key'), 401, 'bad-signature'],
    [
      'a signature of another length',
      body,
      { ...sign(body), 'x-lark-signature': 'ab' },
      401,
      'bad-signature',
    ],
    [
      'a changed timestamp',
      body,
      { ...sign(body), 'x-lark-request-timestamp': String(nowS + 1) },
      401,
      'bad-signature',
    ],
    ['a timestamp of yesterday', body, sign(body, nowS - 24 * 3600), 401, 'stale'],
    ['a timestamp of 1970', body, sign(body, 1), 401, 'stale'],
    ['a timestamp of tomorrow', body, sign(body, nowS + 24 * 3600), 401, 'stale'],
    ['a wrong token', wrongToken, sign(wrongToken), 403, 'bad-token'],
    ['encrypted with another key, unsigned', other, {}, 401, 'bad-signature'],
    ['encrypted with another key, signed', other, sign(other), 400, 'undecryptable'],
    ['no base64', '{"encrypt":"%%%"}', sign('{"encrypt":"%%%"}'), 400, 'undecryptable'],
    ['not encrypted', JSON.stringify(event), {}, 400, 'not-encrypted'],
    ['an event of the old version', v1, sign(v1), 400, 'not-an-event'],
    ['an empty body', '', {}, 400, 'not-json'],
    ['words', 'hello', {}, 400, 'not-json'],
    ['a number', '7', {}, 400, 'not-json'],
    ['half a document', body.slice(0, 40), sign(body.slice(0, 40)), 400, 'not-json'],
  ])('%s', async (_what, sent, headers, status, reason) => {
    const { taken, refused, post } = route();
    const answer = await post(sent, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/^[A-Z].*\.$/);
    expect(refused).toEqual([reason]);
    expect(taken).toEqual([]);
  });

  it('a body cut within a character, though the rest be JSON', async () => {
    const whole = Buffer.from(JSON.stringify(event), 'utf8');
    const cut = whole.indexOf(Buffer.from('签')) + 1;
    const mended = Buffer.concat([whole.subarray(0, cut), Buffer.from(String.raw`\"}"}}}`)]);
    expect(JSON.parse(mended.toString('utf8'))).toMatchObject({ schema: '2.0' });
    const { refused, post } = route(plain);
    expect((await post(new Uint8Array(mended))).status).toBe(400);
    expect(refused).toEqual(['not-json']);
  });

  it('a body over the limit, before anything of it is read', async () => {
    const { refused, post } = route();
    expect((await post('{'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect(refused).toEqual(['too-large']);
  });

  it('everything, while no token is configured', async () => {
    const { post } = route({ ...plain, verificationToken: '' });
    const tokenless = { ...event, header: { ...event.header, token: '' } };
    expect((await post(JSON.stringify(tokenless))).status).toBe(403);
  });
});

describe('how old a request may be', () => {
  const sixHoursAgo = nowS - 6 * 3600 - 400;
  it('an event: as old as the platform’s last repetition', async () => {
    const { taken, post } = route();
    const body = sealed();
    expect((await post(body, sign(body, sixHoursAgo))).status).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it('a card action: five minutes', async () => {
    const tap = JSON.stringify({ encrypt: encrypt(envelope('card.action.trigger', {})) });
    expect((await route().post(tap, sign(tap, nowS - 200))).status).toBe(200);
    const { refused, post } = route();
    expect((await post(tap, sign(tap, nowS - 400))).status).toBe(401);
    expect(refused).toEqual(['stale']);
  });
});

describe('decryption', () => {
  it('agrees with the platform’s own example', () => {
    // https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case
    const vector = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=';
    expect(decrypted(vector, 'test key')).toBe('hello world');
    expect(decrypted(vector, 'other key')).toBeUndefined();
  });
});
