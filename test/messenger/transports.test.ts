import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { createMessenger } from '../../src/messenger/client.ts';
import { type LongConnection, startLongConnection } from '../../src/messenger/long-connection.ts';
import { normalize } from '../../src/messenger/normalize/index.ts';
import { webhookRoute } from '../../src/messenger/webhook.ts';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { keptLog, until } from './lines.ts';

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function serve(app: Hono): Promise<{ server: Server; url: string }> {
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  toClose.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A platform whose endpoint first gives these answers, before it hands out connections. */
async function platform(options: Partial<SandboxOptions> = {}, firstAnswers: object[] = []) {
  const sandbox = createSandbox({ now: () => new Date(), repushDelaysMs: Array(8).fill(200), ...options });
  const front = new Hono();
  const asked = { endpoint: 0 };
  front.post('/callback/ws/endpoint', async (c, next) => {
    const answer = firstAnswers[asked.endpoint++];
    return answer ? c.json(answer) : next();
  });
  front.route('/', sandbox.app);
  const { server, url } = await serve(front);
  sandbox.attach(server);
  toClose.push(() => sandbox.close());
  return { ...sandbox, url, asked };
}

type Onevent = (raw: unknown) => Promise<unknown>;

function connect(
  to: Awaited<ReturnType<typeof platform>>,
  onEvent: Onevent,
): LongConnection & { lines: string[] } {
  const { appId, appSecret } = to.credentials;
  const { log, lines } = keptLog();
  const connection = startLongConnection({
    appId,
    appSecret,
    domain: to.url,
    log,
    onEvent,
    backoff: () => 10,
    watchMs: 10,
  });
  toClose.push(() => connection.stop());
  return { ...connection, lines };
}

async function hook(to: Awaited<ReturnType<typeof platform>>, onEvent: Onevent): Promise<string[]> {
  const refused: string[] = [];
  const { encryptKey, verificationToken } = to.credentials;
  const app = new Hono().route(
    '/lark/events',
    webhookRoute({
      ...(encryptKey === undefined ? {} : { encryptKey }),
      verificationToken,
      onEvent,
      now: () => new Date(),
      onRefused: (reason) => refused.push(reason),
    }),
  );
  const { url } = await serve(app);
  await to.setPush({ mode: 'webhook', url: `${url}/lark/events` });
  return refused;
}

const credentials = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'secret-of-the-app-1234',
  verificationToken: 'verification-token',
};

type Way = { name: string; app: SandboxOptions['app']; open: typeof openLong };
const openLong = async (to: Awaited<ReturnType<typeof platform>>, onEvent: Onevent) => {
  connect(to, onEvent);
  await until('connected', () => to.connections() === 1);
};
const openHook = async (to: Awaited<ReturnType<typeof platform>>, onEvent: Onevent) =>
  void (await hook(to, onEvent));
const ways: Way[] = [
  { name: 'long connection', app: credentials, open: openLong },
  { name: 'webhook, encrypted', app: { ...credentials, encryptKey: 'encrypt key' }, open: openHook },
  { name: 'webhook, plain', app: credentials, open: openHook },
];

describe.each(ways)('by $name', ({ app, open }) => {
  it('what people write arrives as the whole envelope, and becomes our event', async () => {
    const to = await platform({ app: app!, longConnection: { fragmentBytes: 100 } });
    const taken: unknown[] = [];
    await open(to, async (raw) => void taken.push(raw));
    const chat = to.organisation.chats.find(
      (one) => one.mode === 'group' && one.bot_in && one.members.length > 1,
    )!;
    const [writer, other] = chat.members;
    to.people.say(chat.chat_id, { as: writer!, text: '/remind @某', mentions: ['bot', other!] });
    await until('the message arrived', () => taken.length === 1);
    expect(taken[0]).toMatchObject({
      schema: '2.0',
      header: { app_id: app!.appId, token: app!.verificationToken },
    });
    expect(normalize(taken[0], to.bot.open_id)).toMatchObject({
      kind: 'message',
      openId: writer,
      chatId: chat.chat_id,
      toBot: true,
      text: expect.stringContaining('/remind'),
      mentions: [{ openId: other }],
    });
    await until('acknowledged', () => to.log().events.every(({ state }) => state === 'delivered'));
  });

  it('a card action is answered with what onEvent gives', async () => {
    const to = await platform({ app: app! });
    const tapped: unknown[] = [];
    await open(to, async (raw) => {
      tapped.push(normalize(raw, to.bot.open_id));
      return { toast: { type: 'success', content: '已签到' } };
    });
    const { appId, appSecret } = to.credentials;
    const messenger = createMessenger({ appId, appSecret, domain: to.url, log: keptLog().log });
    const person = to.organisation.people.find((one) => one.active && one.available)!;
    const value = { action: 'check-in', id: 1 };
    const button = {
      tag: 'button',
      text: { tag: 'plain_text', content: '签到' },
      behaviors: [{ type: 'callback', value }],
    };
    const sent = await messenger.sendCard({
      to: { openId: person.open_id },
      card: { schema: '2.0', body: { elements: [button] } },
      uuid: 'card-1',
    });
    if (!sent.ok) throw new Error(sent.fault.message);
    const { messageId, chatId } = sent.value;
    const seen = await to.people.tap(messageId, { as: person.open_id, tag: 'button', value });
    expect(seen).toMatchObject({ ok: true, toast: { content: '已签到' } });
    expect(tapped).toMatchObject([{ kind: 'card-action', openId: person.open_id, value, messageId, chatId }]);
  });

  it('an event that could not be taken is pushed again under the same id', async () => {
    const to = await platform({ app: app! });
    const ids: string[] = [];
    await open(to, async (raw) => {
      ids.push((raw as { header: { event_id: string } }).header.event_id);
      if (ids.length === 1) throw new Error('database away');
    });
    to.people.menu(to.organisation.people[0]!.open_id, 'me');
    await until('pushed again', () => ids.length === 2);
    expect(ids[1]).toBe(ids[0]);
  });
});

describe('the long connection', () => {
  const menu = (to: Awaited<ReturnType<typeof platform>>, key: string) =>
    to.people.menu(to.organisation.people.find((one) => one.active)!.open_id, key);
  const keys = (taken: unknown[]) =>
    taken.map((raw) => normalize(raw, '')).map((event) => event?.kind === 'menu' && event.key);

  it('survives its sockets being cut, again and again', async () => {
    const to = await platform();
    const taken: unknown[] = [];
    const connection = connect(to, async (raw) => void taken.push(raw));
    for (const key of ['one', 'two', 'three']) {
      await until('connected', () => to.connections() === 1);
      menu(to, key);
      await until(`${key} arrived`, () => keys(taken).includes(key));
      to.killSockets();
      await until('the cut was noticed', () => to.connections() === 0);
    }
    await until('connected', () => connection.state() === 'connected');
  });

  it.each([
    ['the platform is busy', { code: 1, msg: 'system busy', data: {} }],
    ['there are too many connections', { code: 1000040350, msg: 'exceeded', data: {} }],
    ['an answer makes no sense', { words: 'hello' }],
  ])('begins anew where the SDK gives up for good: %s', async (_why, answer) => {
    const to = await platform({}, [answer, answer]);
    const taken: unknown[] = [];
    connect(to, async (raw) => void taken.push(raw));
    await until('connected', () => to.connections() === 1);
    expect(to.asked.endpoint).toBe(3);
    menu(to, 'me');
    await until('arrived', () => keys(taken).includes('me'));
  });

  it('logs neither secret nor ticket nor event', async () => {
    const to = await platform({}, [{ code: 514, msg: 'AppID or AppSecret is wrong', data: {} }]);
    const connection = connect(to, async () => {
      throw new Error('words of a person');
    });
    await until('connected', () => to.connections() === 1);
    menu(to, 'me');
    await until('refused', () => to.log().events.some(({ tries }) => tries.length > 0));
    to.killSockets();
    await until(
      'connected again',
      () => connection.lines.filter((line) => line.includes('stands')).length === 2,
    );
    const all = connection.lines.join('\n');
    expect(all).toContain('514');
    for (const secret of [to.credentials.appSecret, 'ticket=', 'ou_', 'event_key'])
      expect(all).not.toContain(secret);
  });

  it('stopped, still acknowledges what is at work, and takes no more', async () => {
    const to = await platform();
    let finish = () => {};
    let begun = 0;
    const connection = connect(to, () => {
      begun++;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await until('connected', () => to.connections() === 1);
    menu(to, 'first');
    await until('begun', () => begun === 1);
    const stopped = connection.stop();
    menu(to, 'second');
    await until('the second was refused', () => to.log().events[1]?.tries[0]?.ok === false);
    finish();
    await stopped;
    expect(connection.state()).toBe('stopped');
    await until('the first was acknowledged', () => to.log().events[0]?.state === 'delivered');
    expect(begun).toBe(1);
    await until('closed', () => to.connections() === 0);
  });

  it('stopped while nobody answers, stops at once', async () => {
    const { log } = keptLog();
    const connection = startLongConnection({
      ...credentials,
      domain: 'http://127.0.0.1:9',
      log,
      onEvent: async () => {},
    });
    await connection.stop();
    expect(connection.state()).toBe('stopped');
  });
});
