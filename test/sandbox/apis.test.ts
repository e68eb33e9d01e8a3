import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardWith, clientOf, type Running, refusalOf, someone, startForTest, until } from './support.ts';

describe('the other APIs of the platform', () => {
  let sandbox: Running;
  let client: ReturnType<typeof clientOf>;
  beforeEach(async () => {
    sandbox = await startForTest();
    client = clientOf(sandbox);
  });
  afterEach(() => sandbox.close());

  const request = (method: string, url: string, data?: unknown) =>
    client.request<{ code: number; data: Record<string, unknown> }>({
      method,
      url: `/open-apis${url}`,
      data,
    });

  it('sends in batches: content is an object, progress follows, those who left are invalid', async () => {
    const people = sandbox.people.list().slice(0, 100);
    const gone = people[3]?.open_id ?? '';
    sandbox.people.change(gone, { active: false });
    const sent = await request('POST', '/message/v4/batch_send/', {
      msg_type: 'interactive',
      card: cardWith(),
      open_ids: people.map(({ open_id }) => open_id),
    });
    expect(sent.data).toMatchObject({ invalid_open_ids: [gone] });
    const batch_message_id = String(sent.data.message_id);
    expect(batch_message_id).toMatch(/^bm-/);
    const progress = async () =>
      (await client.im.v1.batchMessage.getProgress({ path: { batch_message_id } })).data
        ?.batch_message_send_progress;
    await until(async () => (await progress())?.success_user_ids_count === 99);
    expect(await progress()).toMatchObject({ valid_user_ids_count: 99, read_user_ids_count: 0 });
    expect(sandbox.counts()).toMatchObject({ batch_sent: 1, batch_people: 99, messages_sent: 0 });
    const first = sandbox.world.messagesIn(sandbox.world.privateChat(people[0]?.open_id ?? '').chat_id)[0];
    const patch = client.im.v1.message.patch({
      path: { message_id: first?.message_id ?? '' },
      data: { content: JSON.stringify(cardWith()) },
    });
    expect(await refusalOf(patch)).toMatchObject({ code: 230054 });
  });

  it('refuses more than 200 ids in a batch', async () => {
    const open_ids = sandbox.people
      .list()
      .slice(0, 201)
      .map(({ open_id }) => open_id);
    const sending = request('POST', '/message/v4/batch_send/', {
      msg_type: 'text',
      content: { text: '好' },
      open_ids,
    });
    expect(await refusalOf(sending)).toMatchObject({ status: 400 });
  });

  it('pages through members of a group and through departments', async () => {
    const unit = sandbox.organisation.units.find(({ kind }) => kind === 'branch');
    const names: string[] = [];
    let page_token: string | undefined;
    do {
      const page = await client.im.v1.chatMembers.get({
        path: { chat_id: unit?.chat_id ?? '' },
        params: { page_size: 7, ...(page_token ? { page_token } : {}) },
      });
      names.push(...(page.data?.items ?? []).map((item) => item.name ?? ''));
      page_token = page.data?.has_more ? page.data.page_token : undefined;
    } while (page_token);
    const inside = sandbox.people.list().filter((person) => person.unit === unit?.name);
    expect(new Set(names)).toEqual(new Set(inside.map(({ name }) => name)));
    const bureau = await client.contact.v3.department.children({ path: { department_id: '0' }, params: {} });
    expect(bureau.data?.items).toMatchObject([{ name: '市民政局' }]);
    const deep = await client.contact.v3.department.children({
      path: { department_id: '0' },
      params: { fetch_child: true, page_size: 50 },
    });
    expect(deep.data?.items).toHaveLength(30);
  });

  it('finds people by id, mobile and email', async () => {
    const [one, other] = sandbox.people.list();
    const batch = await client.contact.v3.user.batch({
      params: { user_ids: [one?.open_id ?? '', other?.open_id ?? ''] },
    });
    expect(batch.data?.items?.map(({ name }) => name)).toEqual([one?.name, other?.name]);
    const found = await client.contact.v3.user.batchGetId({
      data: { mobiles: [one?.mobile ?? '', '13999999999'], emails: [other?.email ?? ''] },
    });
    expect(found.data?.user_list?.map(({ user_id }) => user_id)).toEqual([
      other?.open_id,
      one?.open_id,
      undefined,
    ]);
  });

  it('takes an image and a file byte by byte, and refuses empty ones', async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256));
    const image = await client.im.v1.image.create({ data: { image_type: 'message', image: bytes } });
    expect(sandbox.world.files.get(image?.image_key ?? '')?.bytes.equals(bytes)).toBe(true);
    const file = await client.im.v1.file.create({
      data: { file_type: 'stream', file_name: '台账.xlsx', file: bytes },
    });
    expect(sandbox.world.files.get(file?.file_key ?? '')).toMatchObject({ name: '台账.xlsx' });
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: someone(sandbox, 'member').open_id,
        msg_type: 'file',
        content: JSON.stringify({ file_key: file?.file_key }),
      },
    });
    expect(sent.code).toBe(0);
    const empty = client.im.v1.file.create({
      data: { file_type: 'stream', file_name: '空.txt', file: Buffer.alloc(0) },
    });
    expect(await refusalOf(empty)).toMatchObject({ code: 234010 });
  });

  it('keeps slash commands without a leading slash, each once', async () => {
    const path = '/application/v7/app_slash_commands';
    const made = await request('POST', path, { command: 'status', description: { default_value: '进度' } });
    const again = request('POST', path, { command: 'status', description: { default_value: '进度' } });
    expect(await refusalOf(again)).toMatchObject({ code: 40000000 });
    await request('PATCH', `${path}/${made.data.command_id}`, { description: { default_value: '看进度' } });
    expect((await request('GET', path)).data.items).toMatchObject([
      { command: 'status', description: { default_value: '看进度' } },
    ]);
    await request('DELETE', `${path}/${made.data.command_id}`);
    expect((await request('GET', path)).data.items).toEqual([]);
  });

  it('marks a message urgent for those in the chat, and adds the bot’s reaction', async () => {
    const { open_id } = someone(sandbox, 'member');
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: open_id, msg_type: 'text', content: '{"text":"今日截止"}' },
    });
    const message_id = sent.data?.message_id ?? '';
    const urgent = await client.im.v1.message.urgentApp({
      path: { message_id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [open_id, 'ou_x'] },
    });
    expect(urgent.data?.invalid_user_id_list).toEqual(['ou_x']);
    await client.im.v1.messageReaction.create({
      path: { message_id },
      data: { reaction_type: { emoji_type: 'OK' } },
    });
    expect(sandbox.world.messages.get(message_id)).toMatchObject({
      urgent_for: [open_id],
      reactions: [{ emoji_type: 'OK', by_type: 'app' }],
    });
  });

  it('makes tasks, calendar events and documents', async () => {
    const { open_id } = someone(sandbox, 'member');
    const task = await client.task.v2.task.create({
      data: { summary: '撰写党性分析材料', members: [{ id: open_id, role: 'assignee' }] },
      params: { user_id_type: 'open_id' },
    });
    const done = await client.task.v2.task.patch({
      path: { task_guid: task.data?.task?.guid ?? '' },
      data: { task: { completed_at: '1106550000000' }, update_fields: ['completed_at'] },
    });
    expect(done.data?.task?.status).toBe('done');
    const calendar = await client.calendar.v4.calendar.primary({});
    const calendar_id = calendar.data?.calendars?.[0]?.calendar?.calendar_id ?? '';
    const event = await client.calendar.v4.calendarEvent.create({
      path: { calendar_id },
      data: {
        summary: '组织生活会',
        start_time: { timestamp: '1106550000' },
        end_time: { timestamp: '1106557200' },
      },
    });
    const attendees = await client.calendar.v4.calendarEventAttendee.create({
      path: { calendar_id, event_id: event.data?.event?.event_id ?? '' },
      data: { attendees: [{ type: 'user', user_id: open_id }] },
    });
    expect(attendees.data?.attendees).toHaveLength(1);
    const bytes = Buffer.from('# 小结');
    const media = await client.drive.v1.media.uploadAll({
      data: {
        file_name: '小结.md',
        parent_type: 'ccm_import_open',
        parent_node: '',
        size: bytes.length,
        file: bytes,
      },
    });
    const ticket = await client.drive.v1.importTask.create({
      data: {
        file_extension: 'md',
        file_token: media?.file_token ?? '',
        type: 'docx',
        point: { mount_type: 1, mount_key: '' },
      },
    });
    const asked = () => client.drive.v1.importTask.get({ path: { ticket: ticket.data?.ticket ?? '' } });
    await until(async () => (await asked()).data?.result?.job_status === 0);
    expect((await asked()).data?.result?.token).toMatch(/^dx\w+$/);
    const empty = await client.docx.v1.document.create({ data: { title: '整改方案' } });
    expect(empty.data?.document?.title).toBe('整改方案');
  });

  it('shows a card to one person only', async () => {
    const chat_id = sandbox.organisation.units.find(({ kind }) => kind === 'branch')?.chat_id ?? '';
    const [one = '', other = ''] = sandbox.world.chats.get(chat_id)?.members ?? [];
    await request('POST', '/ephemeral/v1/send', {
      chat_id,
      open_id: one,
      msg_type: 'interactive',
      card: cardWith(),
    });
    const seenBy = async (as: string) => {
      const answer = await fetch(`${sandbox.url}/sandbox/api/chats/${chat_id}/messages?as=${as}`);
      return ((await answer.json()) as { messages: unknown[] }).messages.length;
    };
    expect([await seenBy(one), await seenBy(other)]).toEqual([1, 0]);
  });
});
