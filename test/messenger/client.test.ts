import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/messenger/call.ts';
import { createMessenger, type Messenger } from '../../src/messenger/client.ts';
import type { Answer } from '../../src/messenger/errors.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { keptLog } from './lines.ts';

type Platform = Awaited<ReturnType<typeof startSandbox>>;

let platform: Platform;
let messenger: Messenger;
let reports: CallReport[];
let kept: ReturnType<typeof keptLog>;

beforeEach(async () => {
  platform = await startSandbox({ now: () => new Date() });
  kept = keptLog();
  reports = [];
  messenger = connected();
});
afterEach(() => platform.close());

function connected(
  options: { appSecret?: string; timeoutMs?: number; domain?: string; now?: () => Date } = {},
): Messenger {
  const { appId, appSecret } = platform.credentials;
  return createMessenger({
    appId,
    appSecret,
    domain: platform.url,
    log: kept.log,
    onCall: (report) => reports.push(report),
    ...options,
  });
}

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.fault)}`);
  return answer.value;
}

const card = (words: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'markdown', content: words }] },
});
const calls = (path: string) => platform.log().calls.filter((call) => call.path.includes(path));
const groupWithBot = () =>
  platform.organisation.chats.find(
    (chat) => chat.mode === 'group' && chat.bot_in && chat.members.length > 1,
  )!;
const someone = () => platform.organisation.people.find((person) => person.active && person.available)!;

describe('the tenant token', () => {
  it('is asked for once by ten first calls at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => messenger.botInfo()));
    expect(answers.map(value)).toEqual(
      Array(10).fill({ openId: platform.bot.open_id, name: platform.bot.name }),
    );
    expect(calls('tenant_access_token')).toHaveLength(1);
  });

  it('refused once is renewed and the call repeated, unseen by the caller', async () => {
    value(await messenger.botInfo());
    platform.faults.set({ bad_token_next: 1, on: 'bot/v3/info' });
    expect(value(await messenger.botInfo()).name).toBe(platform.bot.name);
    expect(calls('tenant_access_token')).toHaveLength(2);
    expect(calls('bot/v3/info').map(({ code }) => code)).toEqual([0, 99991663, 0]);
  });

  it('refused again is a fault, not an endless round', async () => {
    platform.faults.set({ bad_token_next: 9, on: 'bot/v3/info' });
    expect(await messenger.botInfo()).toMatchObject({
      ok: false,
      fault: { kind: 'refresh-token', code: 99991663 },
    });
    expect(calls('bot/v3/info')).toHaveLength(2);
  });

  it('refused to many at once is renewed once', async () => {
    value(await messenger.botInfo());
    // Slow, so that all eight are under way before the first is refused.
    platform.faults.set({ bad_token_next: 8, slow_ms: 200, on: 'bot/v3/info' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => messenger.botInfo()));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(calls('tenant_access_token')).toHaveLength(2);
  });

  it('is renewed before it ends', async () => {
    let now = new Date();
    const early = connected({ now: () => now });
    value(await early.botInfo());
    now = new Date(now.getTime() + 7_200_000 - 4 * 60_000);
    value(await early.botInfo());
    expect(calls('tenant_access_token')).toHaveLength(2);
  });

  it('with a wrong secret says what to look at, and is asked for again next time', async () => {
    const wrong = connected({ appSecret: 'no' });
    const refused = {
      ok: false,
      fault: { kind: 'give-up', code: 10014, advice: expect.stringContaining('LARK_APP_SECRET') },
    };
    expect(await wrong.botInfo()).toMatchObject(refused);
    expect(await wrong.botInfo()).toMatchObject(refused);
  });
});

describe('a call that fails', () => {
  const send = (uuid: string) =>
    messenger.sendText({ to: { openId: someone().open_id }, text: '保密的话', uuid });

  it('by too many requests says how long to wait', async () => {
    platform.faults.set({ rate_limit_next: 1, on: 'im/v1/messages' });
    expect(await send('u1')).toMatchObject({
      ok: false,
      fault: { kind: 'retry-later', code: 99991400, retryAfterMs: 1_000 },
    });
  });

  it('dropped before the answer and repeated with its uuid gives one message', async () => {
    platform.faults.set({ drop_before_answer_next: 1, on: 'im/v1/messages' });
    expect(await send('u2')).toMatchObject({ ok: false, fault: { kind: 'retry-now', answered: false } });
    value(await send('u2'));
    expect(platform.counts()).toMatchObject({ messages_sent: 1, duplicates_refused_by_uuid: 1 });
  });

  it('by a slow platform ends in time', async () => {
    platform.faults.set({ slow_ms: 2_000, on: 'im/v1/messages' });
    messenger = connected({ timeoutMs: 100 });
    expect(await send('u3')).toMatchObject({
      ok: false,
      fault: { kind: 'retry-now', code: 'timeout', answered: false },
    });
  });

  it('by an ill platform is for later', async () => {
    platform.faults.set({ server_error_next: 1, on: 'im/v1/messages' });
    expect(await send('u4')).toMatchObject({ ok: false, fault: { kind: 'retry-later', answered: false } });
  });

  it('because nobody listens is for later', async () => {
    const nobody = connected({ domain: 'http://127.0.0.1:9' });
    expect(await nobody.botInfo()).toMatchObject({
      ok: false,
      fault: { kind: 'retry-later', code: 'unreachable' },
    });
  });

  it('because the person left is given up', async () => {
    const left = someone();
    platform.people.change(left.open_id, { active: false });
    const answer = await messenger.sendText({ to: { openId: left.open_id }, text: 'x', uuid: 'u5' });
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'give-up', code: 230029 } });
  });

  it('leaves neither words, nor ids, nor secrets, nor tokens in the log', async () => {
    platform.faults.set({ server_error_next: 1, on: 'im/v1/messages' });
    await send('u6');
    await connected({ appSecret: 'wrong-secret' }).botInfo();
    const all = kept.lines.join('\n');
    expect(kept.lines.length).toBeGreaterThanOrEqual(2);
    for (const secret of [
      '保密',
      someone().open_id,
      'wrong-secret',
      platform.credentials.appSecret,
      'Bearer',
      't-',
    ]) {
      expect(all).not.toContain(secret);
    }
    expect(reports.map(({ api, outcome }) => [api, outcome])).toEqual([
      ['im.message.create', 'retry-later'],
      ['bot.info', 'give-up'],
    ]);
  });
});

describe('messages', () => {
  it('go to a group and to a person, are answered, changed, reacted to, urged, read and recalled', async () => {
    const { chat_id } = groupWithBot();
    const { open_id } = someone();
    const sent = value(await messenger.sendCard({ to: { chatId: chat_id }, card: card('一'), uuid: 'm1' }));
    expect(sent.chatId).toBe(chat_id);
    value(await messenger.patchCard({ messageId: sent.messageId, card: card('二') }));
    value(await messenger.react({ messageId: sent.messageId, emoji: 'DONE' }));
    value(await messenger.reply({ messageId: sent.messageId, text: '好', uuid: 'm2' }));
    value(await messenger.reply({ messageId: sent.messageId, card: card('三'), uuid: 'm3' }));
    const message = platform.world.messages.get(sent.messageId)!;
    expect(JSON.stringify(message.content)).toContain('二');
    expect(message.reactions.map(({ emoji_type }) => emoji_type)).toEqual(['DONE']);

    const own = value(await messenger.sendCard({ to: { openId: open_id }, card: card('四'), uuid: 'm4' }));
    expect(
      value(await messenger.urgent({ messageId: own.messageId, openIds: [open_id, 'ou_nobody'] })),
    ).toEqual({
      invalidOpenIds: ['ou_nobody'],
    });
    expect(value(await messenger.readUsers(own.messageId))).toEqual([]);
    platform.people.read(own.chatId, open_id);
    expect(value(await messenger.readUsers(own.messageId))).toEqual([
      { openId: open_id, at: expect.any(Date) },
    ]);
    value(await messenger.recall(own.messageId));
    expect(await messenger.patchCard({ messageId: own.messageId, card: card('五') })).toMatchObject({
      ok: false,
      fault: { kind: 'give-up', code: 230011 },
    });
  });

  it('in batches name those that cannot be written to', async () => {
    const [a, b] = platform.organisation.people.filter((person) => person.active && person.available);
    const answer = await messenger.batchSendCard({
      openIds: [a!.open_id, b!.open_id, 'ou_nobody'],
      card: card('批'),
    });
    const { batchId, invalidOpenIds } = value(answer);
    expect(invalidOpenIds).toEqual(['ou_nobody']);
    expect(value(await messenger.batchProgress(batchId))).toMatchObject({ valid: 2 });
  });

  it('in batches over 200 are not even sent', async () => {
    const openIds = Array.from({ length: 201 }, (_, i) => `ou_${i}`);
    expect(await messenger.batchSendCard({ openIds, card: card('批') })).toMatchObject({
      ok: false,
      fault: { kind: 'give-up' },
    });
    expect(calls('batch_send')).toEqual([]);
  });
});

describe('people and groups', () => {
  it('are listed to the last page', async () => {
    const groups = platform.organisation.chats.filter((chat) => chat.mode === 'group' && chat.bot_in);
    expect(value(await messenger.listChats())).toHaveLength(groups.length);
    const everybody = platform.organisation.people.map(({ open_id }) => open_id);
    const large = platform.people.createChat({ name: '全体', members: everybody, bot: true });
    const members = value(await messenger.listMembers(large.chat_id));
    expect(new Set(members.map(({ openId }) => openId)).size).toBe(everybody.length);
    expect(calls(`${large.chat_id}/members`).length).toBeGreaterThan(1);
  });

  it('are not "nobody" when a page fails', async () => {
    const large = platform.people.createChat({
      name: '全体',
      members: platform.organisation.people.map(({ open_id }) => open_id),
      bot: true,
    });
    value(await messenger.botInfo());
    const reading = messenger.listMembers(large.chat_id);
    platform.faults.set({ server_error_next: 1, on: `${large.chat_id}/members` });
    expect(await reading).toMatchObject({ ok: false, fault: { kind: 'retry-later' } });
  });

  it('are found by mobile and mail, more than one request holds', async () => {
    const some = platform.organisation.people.filter(({ active }) => active).slice(0, 60);
    const found = value(
      await messenger.findPeople({
        mobiles: some.map(({ mobile }) => mobile),
        emails: [some[0]!.email, 'nobody@example.org'],
      }),
    );
    expect(found).toHaveLength(61);
    expect(found.find(({ email }) => email)?.openId).toBe(some[0]!.open_id);
    const known = value(await messenger.usersByIds(some.map(({ open_id }) => open_id)));
    expect(known.map(({ name }) => name)).toEqual(some.map(({ name }) => name));
    expect(known[0]).toMatchObject({ resigned: false, frozen: false });
  });
});

describe('files, documents, tasks, calendar', () => {
  it('a file goes up whole, is sent, and what people send comes down whole', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 45, 45, 128, 7]);
    const { fileKey } = value(await messenger.uploadFile({ name: '台账.xlsx', bytes, type: 'xls' }));
    expect(platform.world.files.get(fileKey)).toMatchObject({ name: '台账.xlsx', bytes: Buffer.from(bytes) });
    value(await messenger.sendFile({ to: { openId: someone().open_id }, fileKey, uuid: 'f1' }));
    value(await messenger.uploadImage({ bytes }));

    const chat = groupWithBot();
    const sent = platform.people.sendFile(chat.chat_id, {
      as: chat.members[0]!,
      name: '方案.docx',
      type: 'application/octet-stream',
      bytes: Buffer.from(bytes),
    });
    const key = String(sent.content.file_key);
    const wanted = { messageId: sent.message_id, fileKey: key, type: 'file' } as const;
    expect(value(await messenger.downloadResource(wanted))).toEqual(bytes);
    expect(await messenger.downloadResource({ ...wanted, fileKey: 'file_no' })).toMatchObject({
      ok: false,
      fault: { kind: 'give-up', code: 234003 },
    });
  });

  it('an upload that is refused says why', async () => {
    expect(await messenger.uploadFile({ name: 'a', bytes: new Uint8Array(), type: 'stream' })).toMatchObject({
      ok: false,
      fault: { kind: 'give-up', code: 234010 },
    });
  });

  it('an upload is repeated whole after a refused token', async () => {
    value(await messenger.botInfo());
    platform.faults.set({ bad_token_next: 1, on: 'im/v1/files' });
    const { fileKey } = value(
      await messenger.uploadFile({ name: 'a', bytes: Buffer.from('words'), type: 'stream' }),
    );
    expect(platform.world.files.get(fileKey)?.bytes.toString()).toBe('words');
  });

  it('a document is imported and shared', async () => {
    const document = value(await messenger.createDocument({ title: '阶段小结', markdown: '# 小结\n\n好。' }));
    expect(document.url).toContain(document.token);
    value(
      await messenger.shareDocument({
        token: document.token,
        to: { openId: someone().open_id },
        perm: 'view',
      }),
    );
  });

  it('a task asked for twice is one', async () => {
    const order = {
      summary: '上报专题报告',
      description: '',
      due: '2026-05-20',
      completedAt: null,
      assignee: someone().open_id,
      idempotencyKey: 'task-key-0001',
    };
    const first = value(await messenger.createTask(order));
    expect(value(await messenger.createTask(order)).guid).toBe(first.guid);
  });

  it('a calendar event invites its people', async () => {
    const event = await messenger.createCalendarEvent({
      summary: '组织生活会',
      from: new Date('2026-05-20T14:00:00+08:00'),
      to: new Date('2026-05-20T16:00:00+08:00'),
      timezone: 'Asia/Shanghai',
      attendees: [someone().open_id],
      idempotencyKey: 'calendar-event-key-000000000000001',
    });
    expect(value(event).url).not.toBe('');
    expect(calls('attendees')).toMatchObject([{ status: 200, code: 0 }]);
  });
});

describe('the slash panel', () => {
  const command = (name: string, words: string) => ({
    command: name,
    description: { default_value: words, i18n: { zh_cn: words, en_us: name } },
  });
  const panel = async () =>
    value(await messenger.listSlashCommands()).map(({ command: name, description }) => [
      name,
      description.default_value,
    ]);

  it('is made to hold exactly what is wanted, and a second time changes nothing', async () => {
    value(await messenger.createSlashCommand(command('old', '旧')));
    value(await messenger.createSlashCommand(command('help', '救命')));
    const wanted = [command('help', '帮助'), command('me', '我的')];
    expect(value(await messenger.reconcileSlashCommands(wanted))).toEqual({
      created: ['me'],
      updated: ['help'],
      deleted: ['old'],
    });
    expect(await panel()).toEqual([
      ['help', '帮助'],
      ['me', '我的'],
    ]);
    const before = platform.log().calls.length;
    const nothing = { created: [], updated: [], deleted: [] };
    expect(value(await messenger.reconcileSlashCommands(wanted))).toEqual(nothing);
    expect(
      platform
        .log()
        .calls.slice(before)
        .map(({ method }) => method),
    ).toEqual(['GET']);
  });

  it('is not emptied when the list cannot be read', async () => {
    value(await messenger.createSlashCommand(command('help', '帮助')));
    platform.faults.set({ server_error_next: 1, on: 'app_slash_commands' });
    expect(await messenger.reconcileSlashCommands([])).toMatchObject({ ok: false });
    expect(await panel()).toHaveLength(1);
  });

  it('is set by two processes at once without harm', async () => {
    const wanted = [command('help', '帮助'), command('me', '我的')];
    const answers = await Promise.all(
      [messenger, connected()].map((one) => one.reconcileSlashCommands(wanted)),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await panel()).toHaveLength(2);
  });
});
