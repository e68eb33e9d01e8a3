import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AESCipher } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encrypt, sign } from '../../src/sandbox/events/encryption.ts';
import { dayOne, type Running, someone, startForTest, until } from './support.ts';

interface Asked {
  headers: IncomingHttpHeaders;
  raw: string;
}

const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'secret',
  encryptKey: 'test key',
  verificationToken: 'v-token',
};

describe('events by webhook', () => {
  let server: Server;
  let url: string;
  let sandbox: Running;
  const asked: Asked[] = [];
  let answer: (raw: string) => { status: number; body: string } | undefined;

  beforeEach(async () => {
    asked.length = 0;
    answer = () => ({ status: 200, body: '{}' });
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        asked.push({ headers: request.headers, raw });
        const told = answer(raw);
        if (told) response.writeHead(told.status).end(told.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lark/events`;
  });
  afterEach(async () => {
    await sandbox.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const opened = (raw: string) =>
    JSON.parse(new AESCipher('test key').decrypt((JSON.parse(raw) as { encrypt: string }).encrypt)) as Record<
      string,
      unknown
    >;

  it('encrypts as the platform does: its own test vector', async () => {
    sandbox = await startForTest();
    const iv = Buffer.from('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'base64').subarray(0, 16);
    expect(encrypt('test key', 'hello world', iv)).toBe('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=');
  });

  it('encrypts an event and signs the raw body; the token stands inside', async () => {
    sandbox = await startForTest({ app, push: { mode: 'webhook', url } });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'help');
    await until(() => asked.length === 1);
    const { headers, raw } = asked[0] as Asked;
    const timestamp = String(headers['x-lark-request-timestamp']);
    expect(timestamp).toBe(String(dayOne.getTime() / 1000));
    expect(headers['x-lark-signature']).toBe(
      sign(timestamp, String(headers['x-lark-request-nonce']), 'test key', raw),
    );
    expect(opened(raw)).toMatchObject({
      schema: '2.0',
      header: { event_type: 'application.bot.menu_v6', token: 'v-token', app_id: app.appId },
      event: { event_key: 'help' },
    });
  });

  it('sends plain JSON when the app has no Encrypt Key', async () => {
    const { encryptKey: _none, ...plain } = app;
    sandbox = await startForTest({ app: plain, push: { mode: 'webhook', url } });
    sandbox.people.enter(someone(sandbox, 'member').open_id);
    await until(() => asked.length === 1);
    expect(JSON.parse(asked[0]?.raw ?? '')).toMatchObject({ header: { token: 'v-token' } });
  });

  it('pushes again after a bad status, with the same event_id', async () => {
    let refusals = 2;
    answer = () => ({ status: refusals-- > 0 ? 503 : 200, body: '{}' });
    sandbox = await startForTest({ app, push: { mode: 'webhook', url } });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'help');
    await until(() => sandbox.log().events[0]?.state === 'delivered');
    const ids = asked.map(({ raw }) => (opened(raw).header as { event_id: string }).event_id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('asks a new request URL for its challenge, unsigned, and refuses one that does not answer it', async () => {
    sandbox = await startForTest({ app });
    await expect(sandbox.setPush({ mode: 'webhook', url })).rejects.toThrow('did not answer the challenge');
    answer = (raw) => ({ status: 200, body: JSON.stringify({ challenge: opened(raw).challenge }) });
    await sandbox.setPush({ mode: 'webhook', url });
    expect(opened(asked[1]?.raw ?? '')).toMatchObject({ type: 'url_verification', token: 'v-token' });
    expect(asked[1]?.headers['x-lark-signature']).toBeUndefined();
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'help');
    await until(() => asked.length === 3);
  });

  it('gives up waiting for a silent webhook', async () => {
    answer = () => undefined;
    sandbox = await startForTest({
      app,
      push: { mode: 'webhook', url },
      pushLimitMs: 40,
      repushDelaysMs: [],
    });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'help');
    await until(() => sandbox.log().events[0]?.state === 'lost');
    expect(sandbox.log().events[0]?.tries).toMatchObject([{ ok: false, reason: 'timeout' }]);
  });
});
