import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createSandbox, demoOrganisation } from '../../src/sandbox/index.ts';
import { readState } from '../../src/sandbox/state-file.ts';
import {
  cardWith,
  clientOf,
  connect,
  dayOne,
  type Running,
  someone,
  startForTest,
  until,
} from './support.ts';

interface Shown {
  message_id: string;
  seq: number;
  msg_type: string;
  content: Record<string, unknown>;
  mentions: { key: string; name: string }[];
  reactions: { emoji_type: string; people: string[] }[];
}

describe("the people's API", () => {
  let sandbox: Running;
  afterEach(() => sandbox.close());

  async function call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
    const answer = await fetch(`${sandbox.url}/sandbox/api${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  }
  const branch = () => sandbox.organisation.units.find(({ kind }) => kind === 'branch')?.chat_id ?? '';
  const events = (type: string) => sandbox.log().events.filter(({ event_type }) => event_type === type);

  it('lists a person their private chat first, then their groups', async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'secretary');
    const { body } = await call<{ mode: string; name: string; member_count: number }[]>(
      'GET',
      `/people/${open_id}/chats`,
    );
    expect(body.map(({ mode }) => mode)).toEqual(['p2p', 'group', 'group']);
    expect(body[0]).toMatchObject({ name: '转段助手', unread: 0, last: null });
  });

  it('puts a mention that the text lacks in front, and keeps longer names whole', async () => {
    sandbox = await startForTest();
    const [as = '', other = ''] = sandbox.world.chats.get(branch())?.members ?? [];
    const name = sandbox.world.nameOf(other);
    const said = await call<Shown>('POST', `/chats/${branch()}/messages`, {
      as,
      text: `请 @${name} 补签`,
      mentions: ['bot', other],
    });
    expect(said.body.content).toEqual({ text: '@_user_1 请 @_user_2 补签' });
    expect(said.body.mentions.map((mention) => mention.name)).toEqual(['转段助手', name]);
    await until(() => events('im.message.receive_v1').length === 1);
  });

  it('shows only what changed after a seq, a changed message included', async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'member');
    const { chat_id } = (await call<{ chat_id: string }>('POST', `/people/${open_id}/enter`)).body;
    const first = (await call<Shown>('POST', `/chats/${chat_id}/messages`, { as: open_id, text: '一' })).body;
    const second = (await call<Shown>('POST', `/chats/${chat_id}/messages`, { as: open_id, text: '二' }))
      .body;
    await call('POST', `/messages/${first.message_id}/reactions`, { as: open_id, emoji_type: 'OK' });
    const path = `/chats/${chat_id}/messages?as=${open_id}&after_seq=${second.seq}`;
    const { body } = await call<{ messages: Shown[]; seq: number }>('GET', path);
    expect(body.messages.map(({ message_id }) => message_id)).toEqual([first.message_id]);
    expect(body.messages[0]?.reactions).toEqual([{ emoji_type: 'OK', people: [open_id] }]);
    expect(events('im.chat.access_event.bot_p2p_chat_entered_v1')).toHaveLength(1);
  });

  it('tells the bot once when its private message was read', async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'member');
    const sent = await clientOf(sandbox).im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: open_id, msg_type: 'text', content: '{"text":"请签到"}' },
    });
    const chat_id = sent.data?.chat_id ?? '';
    await call('GET', `/chats/${chat_id}/messages?as=${open_id}&read=1`);
    await call('GET', `/chats/${chat_id}/messages?as=${open_id}&read=1`);
    expect(events('im.message.message_read_v1')).toHaveLength(1);
    const path = { message_id: sent.data?.message_id ?? '' };
    const read = await clientOf(sandbox).im.v1.message.readUsers({
      path,
      params: { user_id_type: 'open_id' },
    });
    expect(read.data?.items).toMatchObject([{ user_id: open_id, timestamp: String(dayOne.getTime()) }]);
  });

  it('follows who joins, who leaves, and the bot itself', async () => {
    sandbox = await startForTest();
    const [as = '', other = ''] = sandbox.world.chats.get(branch())?.members ?? [];
    const made = await call<{ chat_id: string }>('POST', '/chats', {
      name: '读书小组',
      members: [as],
      bot: true,
    });
    const { chat_id } = made.body;
    await call('POST', `/chats/${chat_id}/members`, { as, open_ids: [other] });
    await call('DELETE', `/chats/${chat_id}/members`, { as, open_ids: [other] });
    await call('DELETE', `/chats/${chat_id}/bot`, { as });
    expect(sandbox.log().events.map(({ event_type }) => event_type)).toEqual([
      'im.chat.member.bot.added_v1',
      'im.chat.member.user.added_v1',
      'im.chat.member.user.deleted_v1',
      'im.chat.member.bot.deleted_v1',
    ]);
    const shown = await call<{ bot_in: boolean; members: unknown[] }>('GET', `/chats/${chat_id}`);
    expect(shown.body).toMatchObject({ bot_in: false, members: [{ open_id: as }] });
  });

  it('tells the directory of a new name and of someone leaving, and lets nobody act who left', async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'member');
    await call('PUT', `/people/${open_id}`, { name: '王新名' });
    await call('PUT', `/people/${open_id}`, { active: false });
    expect(events('contact.user.updated_v3')).toHaveLength(1);
    expect(events('contact.user.deleted_v3')).toHaveLength(1);
    expect(await call('POST', `/people/${open_id}/menu`, { event_key: 'me' })).toMatchObject({ status: 403 });
  });

  it.each([
    ['an unknown person', 'POST', '/people/ou_x/enter', {}, 404],
    ['an empty text', 'POST', '/chats/oc_x/messages', { as: 'ou_x', text: '' }, 400],
    ['no JSON at all', 'PUT', '/faults', undefined, 400],
    ['an unknown fault', 'PUT', '/faults', { nonsense: 1 }, 400],
  ])('refuses %s with a sentence', async (_what, method, path, body, status) => {
    sandbox = await startForTest();
    const answer = await call<{ error: string }>(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatch(/\S/);
  });

  it("answers a press with 502 and the client's own code when nobody listens", async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'member');
    const sent = await clientOf(sandbox).im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: open_id, msg_type: 'interactive', content: JSON.stringify(cardWith()) },
    });
    const press = { as: open_id, tag: 'button', value: { action: 'check-in' } };
    const answer = await call('POST', `/messages/${sent.data?.message_id}/action`, press);
    expect(answer).toMatchObject({ status: 502, body: { code: 200340 } });
  });

  it('sends a file that the bot can download', async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'member');
    const { chat_id } = sandbox.world.privateChat(open_id);
    const form = new FormData();
    form.set('as', open_id);
    form.set('file', new File(['学习心得'], '心得.txt', { type: 'text/plain' }));
    const answer = await fetch(`${sandbox.url}/sandbox/api/chats/${chat_id}/files`, {
      method: 'POST',
      body: form,
    });
    const message = (await answer.json()) as Shown;
    expect(message).toMatchObject({ msg_type: 'file', content: { file_name: '心得.txt' } });
    const resource = await clientOf(sandbox).im.v1.messageResource.get({
      path: { message_id: message.message_id, file_key: String(message.content.file_key) },
      params: { type: 'file' },
    });
    const chunks: Buffer[] = [];
    for await (const chunk of resource.getReadableStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toBe('学习心得');
  });

  it('streams a change to those who can see it', async () => {
    sandbox = await startForTest();
    const { open_id } = someone(sandbox, 'member');
    const answer = await fetch(`${sandbox.url}/sandbox/api/stream?as=${open_id}`);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toContain('event: ready');
    const stranger = sandbox.people.list().findLast(({ active }) => active)?.open_id ?? '';
    sandbox.people.say(sandbox.world.privateChat(stranger).chat_id, { as: stranger, text: '别人的话' });
    const { chat_id } = sandbox.world.privateChat(open_id);
    const { message_id } = sandbox.people.say(chat_id, { as: open_id, text: '我的话' });
    expect(await next()).toContain(message_id);
    await reader.cancel();
  });
});

describe('a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps people, chats, messages with their ids, and events nobody has taken', async () => {
    const stateFile = join(folder, 'state.json');
    const first = await startForTest({ stateFile, repushDelaysMs: [60_000] });
    const { open_id } = someone(first, 'member');
    first.people.change(open_id, { locale: 'zh_tw' });
    const { chat_id } = first.world.privateChat(open_id);
    const said = first.people.say(chat_id, { as: open_id, text: '打卡 2' });
    const send = (sandbox: Running) =>
      clientOf(sandbox).im.v1.message.create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: open_id, msg_type: 'text', content: '{"text":"已记"}', uuid: 'reply:1' },
      });
    const answer = await send(first);
    await first.close();
    const second = await startForTest({ stateFile });
    expect(second.world.messagesIn(chat_id)[0]).toEqual(said);
    expect((await send(second)).data?.message_id).toBe(answer.data?.message_id);
    expect(second.world.messagesIn(chat_id)).toHaveLength(2);
    expect(second.people.person(open_id).locale).toBe('zh_tw');
    const seen: unknown[] = [];
    const client = await connect(second, { 'im.message.receive_v1': (data) => void seen.push(data.message) });
    await until(() => seen.length === 1);
    expect(seen[0]).toMatchObject({ message_id: said.message_id });
    client.close({ force: true });
    await second.close();
  });

  it('saves a changed setting by itself, so that a crash loses a second at most', async () => {
    const stateFile = join(folder, 'crash.json');
    const sandbox = await startForTest({ stateFile });
    const { open_id } = someone(sandbox, 'member');
    sandbox.people.change(open_id, { locale: 'en_us' });
    await until(
      () =>
        readState(stateFile)?.world.people.some((one) => one.open_id === open_id && one.locale === 'en_us') ??
        false,
    );
    await sandbox.close();
  });

  it('refuses a file that is no saved state', () => {
    const sandbox = createSandbox({ now: () => dayOne });
    expect(() => sandbox.restore({ version: 2 })).toThrow('not a saved state');
    return sandbox.close();
  });
});

describe('the demo organisation', () => {
  const organisation = demoOrganisation();

  it('is the same at every call', () => {
    expect(demoOrganisation()).toEqual(organisation);
  });

  it('has 21 branches of 12 to 18 members with one secretary each, and six small ones', () => {
    const all = organisation.units.filter(({ kind }) => kind === 'branch');
    expect(all.map(({ batch }) => batch).slice(21)).toEqual([1, 1, 2, 2, 3, 3]);
    const branches = all.slice(0, 21);
    expect(branches).toHaveLength(21);
    for (const { name } of branches) {
      const members = organisation.people.filter(
        ({ unit, roles }) => unit === name && roles.includes('member'),
      );
      expect(members.length, name).toBeGreaterThanOrEqual(12);
      expect(members.length, name).toBeLessThanOrEqual(19);
      expect(
        members.filter(({ roles }) => roles.includes('secretary')),
        name,
      ).toHaveLength(1);
    }
  });

  it('names nobody twice', () => {
    const names = organisation.people.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
