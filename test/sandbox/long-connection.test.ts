import type { WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { cardWith, clientOf, connect, type Running, someone, startForTest, until } from './support.ts';

type Seen = {
  event_id?: string;
  message?: { message_id: string; content: string; mentions?: { key: string }[] };
};

describe('events by long connection', () => {
  let sandbox: Running;
  const clients: WSClient[] = [];
  const open = async (handlers: Record<string, (data: Record<string, unknown>) => unknown>) => {
    const client = await connect(sandbox, handlers);
    clients.push(client);
    return client;
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close({ force: true });
    await sandbox.close();
  });
  const branch = () => sandbox.organisation.units.find(({ kind }) => kind === 'branch')?.chat_id ?? '';
  const inBranch = () => sandbox.world.chats.get(branch())?.members[0] ?? '';

  it('tells of a group message only when the bot is mentioned, with a placeholder for each mention', async () => {
    sandbox = await startForTest();
    const seen: Seen[] = [];
    await open({ 'im.message.receive_v1': (data) => void seen.push(data as Seen) });
    const as = inBranch();
    sandbox.people.say(branch(), { as, text: '大家好' });
    const { message_id } = sandbox.people.say(branch(), {
      as,
      text: '@转段助手 /checkin',
      mentions: ['bot'],
    });
    await until(() => seen.length > 0);
    expect(seen.map(({ message }) => message?.message_id)).toEqual([message_id]);
    expect(JSON.parse(seen[0]?.message?.content ?? '')).toEqual({ text: '@_user_1 /checkin' });
    expect(seen[0]?.message?.mentions).toMatchObject([
      { key: '@_user_1', id: { open_id: sandbox.bot.open_id } },
    ]);
  });

  it('pushes again with the same event_id until the handler succeeds', async () => {
    sandbox = await startForTest();
    const ids: unknown[] = [];
    await open({
      'im.message.receive_v1': (data) => {
        ids.push(data.event_id);
        if (ids.length < 3) throw new Error('not now');
      },
    });
    const { open_id } = someone(sandbox, 'member');
    sandbox.people.say(sandbox.world.privateChat(open_id).chat_id, { as: open_id, text: '打卡' });
    await until(() => sandbox.log().events.some(({ state }) => state === 'delivered'));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(sandbox.log().events[0]?.tries.map(({ ok }) => ok)).toEqual([false, false, true]);
  });

  it('pushes again what nobody acknowledged in time', async () => {
    sandbox = await startForTest({ pushLimitMs: 50 });
    let calls = 0;
    await open({
      'application.bot.menu_v6': () => {
        calls += 1;
        return calls === 1 ? new Promise((resolve) => setTimeout(resolve, 200)) : undefined;
      },
    });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'help');
    await until(() => sandbox.log().events.some(({ state }) => state === 'delivered'));
    expect(sandbox.log().events[0]?.tries[0]).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('keeps an event that finds nobody, and gives it up after the last repeat', async () => {
    sandbox = await startForTest({ repushDelaysMs: [10, 10] });
    sandbox.people.enter(someone(sandbox, 'member').open_id);
    await until(() => sandbox.log().events.some(({ state }) => state === 'lost'));
    expect(sandbox.log().events[0]?.tries).toHaveLength(3);
  });

  it('cuts a big event into fragments that the client joins', async () => {
    sandbox = await startForTest({ longConnection: { fragmentBytes: 100 } });
    const seen: Seen[] = [];
    await open({ 'im.message.receive_v1': (data) => void seen.push(data as Seen) });
    const { open_id } = someone(sandbox, 'member');
    const text = '学习体会'.repeat(200);
    sandbox.people.say(sandbox.world.privateChat(open_id).chat_id, { as: open_id, text });
    await until(() => seen.length > 0);
    expect(JSON.parse(seen[0]?.message?.content ?? '')).toEqual({ text });
    await until(() => sandbox.log().events[0]?.state === 'delivered');
  });

  it('survives killed sockets: the client comes back and gets what was said meanwhile', async () => {
    sandbox = await startForTest();
    const seen: unknown[] = [];
    await open({ 'application.bot.menu_v6': (data) => void seen.push(data.event_key) });
    expect(sandbox.killSockets()).toBe(1);
    await until(() => sandbox.connections() === 0);
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'me');
    await until(() => seen.length > 0);
    expect(seen).toEqual(['me']);
  });

  it('duplicates events when asked to, with one event_id', async () => {
    sandbox = await startForTest();
    const ids: unknown[] = [];
    await open({ 'application.bot.menu_v6': (data) => void ids.push(data.event_id) });
    sandbox.faults.set({ duplicate_events: true });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'me');
    await until(() => ids.length === 2);
    expect(new Set(ids).size).toBe(1);
  });

  it('lets the second event overtake the first when asked to', async () => {
    sandbox = await startForTest();
    const keys: unknown[] = [];
    await open({ 'application.bot.menu_v6': (data) => void keys.push(data.event_key) });
    sandbox.faults.set({ reorder_events: true });
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'first');
    sandbox.people.menu(someone(sandbox, 'member').open_id, 'second');
    await until(() => keys.length === 2);
    expect(keys).toEqual(['second', 'first']);
  });

  it('refuses a wrong secret with an object under data', async () => {
    sandbox = await startForTest();
    const answer = await fetch(`${sandbox.url}/callback/ws/endpoint`, {
      method: 'POST',
      body: JSON.stringify({ AppID: sandbox.credentials.appId, AppSecret: 'no' }),
    });
    expect(await answer.json()).toMatchObject({ code: 514, data: {} });
  });
});

describe('card actions', () => {
  let sandbox: Running;
  let client: WSClient | undefined;
  afterEach(async () => {
    client?.close({ force: true });
    await sandbox.close();
  });

  async function cardFor(answer: (data: Record<string, unknown>) => unknown) {
    sandbox = await startForTest({ callbackLimitMs: 150 });
    client = await connect(sandbox, { 'card.action.trigger': answer });
    const person = someone(sandbox, 'member');
    const button = {
      tag: 'button',
      text: { tag: 'plain_text', content: '签到' },
      behaviors: [{ type: 'callback', value: { action: 'check-in' } }],
    };
    const sent = await clientOf(sandbox).im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: person.open_id,
        msg_type: 'interactive',
        content: JSON.stringify(cardWith(button)),
      },
    });
    const message_id = sent.data?.message_id ?? '';
    const tap = () =>
      sandbox.people.tap(message_id, { as: person.open_id, tag: 'button', value: { action: 'check-in' } });
    return { person, message_id, tap };
  }

  it('applies the card of the answer and shows the toast in the language of the person', async () => {
    const asked: Record<string, unknown>[] = [];
    const { person, message_id, tap } = await cardFor((data) => {
      asked.push(data);
      return {
        toast: { type: 'success', content: '已签到', i18n: { zh_tw: '已簽到' } },
        card: { type: 'raw', data: cardWith({ tag: 'hr' }) },
      };
    });
    sandbox.people.change(person.open_id, { locale: 'zh_tw' });
    expect(await tap()).toEqual({
      ok: true,
      card_updated: true,
      toast: { type: 'success', content: '已簽到' },
    });
    expect(asked[0]).toMatchObject({
      operator: { open_id: person.open_id },
      action: { tag: 'button', value: { action: 'check-in' }, timezone: 'Asia/Shanghai' },
      context: { open_message_id: message_id },
    });
    expect(sandbox.world.messages.get(message_id)?.content).toEqual(cardWith({ tag: 'hr' }));
  });

  it.each([
    ['comes too late', 200341, () => new Promise((resolve) => setTimeout(resolve, 400))],
    [
      'is an error',
      200671,
      () => {
        throw new Error('broken');
      },
    ],
    ['is no object', 200672, () => 'fine'],
    ['carries a bad card', 200673, () => ({ card: { type: 'raw', data: cardWith({ tag: 'note' }) } })],
  ])('shows an error and asks only once when the answer %s', async (_how, code, answer) => {
    const { tap } = await cardFor(answer);
    expect(await tap()).toMatchObject({ ok: false, code });
    expect(
      sandbox.log().events.filter(({ event_type }) => event_type === 'card.action.trigger'),
    ).toHaveLength(1);
  });

  it('shows 200340 when nobody is connected', async () => {
    const { tap } = await cardFor(() => ({}));
    client?.close({ force: true });
    await until(() => sandbox.connections() === 0);
    expect(await tap()).toMatchObject({ ok: false, code: 200340 });
  });

  it('lets the token of a press change the card twice, only after the answer', async () => {
    let token = '';
    const { tap } = await cardFor((data) => {
      token = String(data.token);
      return {};
    });
    await tap();
    const update = () =>
      clientOf(sandbox).request({
        method: 'POST',
        url: '/open-apis/interactive/v1/card/update',
        data: { token, card: cardWith() },
      });
    expect(await update()).toMatchObject({ code: 0 });
    expect(await update()).toMatchObject({ code: 0 });
    await expect(update()).rejects.toMatchObject({ response: { status: 400, data: { code: 300040 } } });
  });
});
