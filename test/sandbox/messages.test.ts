import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cardWith,
  clientOf,
  type Running,
  refusalOf,
  someone,
  standingClock,
  startForTest,
} from './support.ts';

describe('messages of the platform', () => {
  const clock = standingClock();
  let sandbox: Running;
  let client: ReturnType<typeof clientOf>;
  beforeEach(async () => {
    sandbox = await startForTest({ now: clock.now });
    client = clientOf(sandbox);
  });
  afterEach(() => sandbox.close());

  const send = (
    receive_id: string,
    uuid?: string,
    content = JSON.stringify({ text: '您好' }),
    msg_type = 'text',
  ) =>
    client.im.v1.message.create({
      params: { receive_id_type: receive_id.startsWith('oc_') ? 'chat_id' : 'open_id' },
      data: { receive_id, msg_type, content, ...(uuid ? { uuid } : {}) },
    });

  it('hands out the same token while half an hour is left', async () => {
    const { appId, appSecret } = sandbox.credentials;
    const ask = async () => {
      const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
        method: 'POST',
        body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
      });
      return (await answer.json()) as { code: number; tenant_access_token: string; expire: number };
    };
    const [first, second] = [await ask(), await ask()];
    expect(first.code).toBe(0);
    expect(first.expire).toBeGreaterThan(7000);
    expect(second.tenant_access_token).toBe(first.tenant_access_token);
  });

  it('refuses a call without a good token with 99991663', async () => {
    const answer = await fetch(`${sandbox.url}/open-apis/bot/v3/info`, {
      headers: { authorization: 'Bearer t-x' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-tt-logid')).toMatch(/^\w{10,}$/);
    expect(await answer.json()).toMatchObject({ code: 99991663 });
  });

  it('puts the bot beside the code, not under data', async () => {
    const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(info).toMatchObject({ code: 0, bot: { open_id: sandbox.bot.open_id, app_name: '转段助手' } });
  });

  it('sends once for one uuid within an hour, and again after it', async () => {
    const { open_id } = someone(sandbox, 'secretary');
    const first = await send(open_id, 'due:1');
    const again = await send(open_id, 'due:1');
    expect(again.data?.message_id).toBe(first.data?.message_id);
    expect(sandbox.counts()).toMatchObject({ messages_sent: 1, duplicates_refused_by_uuid: 1 });
    clock.move(3_600_001);
    const later = await send(open_id, 'due:1');
    expect(later.data?.message_id).not.toBe(first.data?.message_id);
  });

  it('refuses a uuid of more than 50 characters', async () => {
    const { open_id } = someone(sandbox, 'secretary');
    expect(await refusalOf(send(open_id, 'x'.repeat(51)))).toMatchObject({ status: 400, code: 230001 });
  });

  it.each([
    [
      'someone who has left',
      230029,
      (s: Running) => {
        const { open_id } = someone(s, 'member');
        s.people.change(open_id, { active: false });
        return open_id;
      },
    ],
    [
      'a group without the bot',
      230002,
      (s: Running) => {
        const { open_id } = someone(s, 'member');
        return s.people.createChat({ name: '临时群', members: [open_id], bot: false }).chat_id;
      },
    ],
    ['an unknown person', 230034, () => 'ou_00000000000000000000000000000000'],
    [
      'someone outside the availability',
      230013,
      (s: Running) => {
        const { open_id } = someone(s, 'member');
        const person = s.world.people.get(open_id);
        if (person) person.available = false;
        return open_id;
      },
    ],
  ])('refuses to send to %s with %d', async (_whom, code, receiver) => {
    expect(await refusalOf(send(receiver(sandbox)))).toMatchObject({ status: 400, code });
  });

  it('refuses more than 30 KB of a card and 150 KB of a text with 230025', async () => {
    const { open_id } = someone(sandbox, 'member');
    const big = JSON.stringify(cardWith({ tag: 'markdown', content: '学'.repeat(11_000) }));
    expect(await refusalOf(send(open_id, undefined, big, 'interactive'))).toMatchObject({ code: 230025 });
    const text = JSON.stringify({ text: 'a'.repeat(151 * 1024) });
    expect(await refusalOf(send(open_id, undefined, text))).toMatchObject({ code: 230025 });
  });

  it('refuses a card with an unknown property with 230099 and the inner code in the text', async () => {
    const { open_id } = someone(sandbox, 'member');
    const card = JSON.stringify(cardWith({ tag: 'hr', colour: 'red' }));
    const refusal = await refusalOf(send(open_id, undefined, card, 'interactive'));
    expect(refusal).toMatchObject({ status: 400, code: 230099 });
    expect(refusal.msg).toContain('ErrCode: 11310');
    expect(refusal.msg).toContain('unknown property colour');
  });

  it('changes a card for 14 days and then refuses with 230031', async () => {
    const { open_id } = someone(sandbox, 'member');
    const sent = await send(open_id, undefined, JSON.stringify(cardWith()), 'interactive');
    const message_id = sent.data?.message_id ?? '';
    const patch = () =>
      client.im.v1.message.patch({
        path: { message_id },
        data: { content: JSON.stringify(cardWith({ tag: 'hr' })) },
      });
    expect(await patch()).toMatchObject({ code: 0 });
    expect(sandbox.world.messages.get(message_id)).toMatchObject({ rev: 2 });
    clock.move(14 * 86_400_000 + 1);
    expect(await refusalOf(patch())).toMatchObject({ code: 230031 });
  });

  it('answers in a thread, reads back, and recalls; after that 230011', async () => {
    const chat = sandbox.organisation.units.find(({ kind }) => kind === 'branch')?.chat_id ?? '';
    const first = await send(chat);
    const message_id = first.data?.message_id ?? '';
    const answer = await client.im.v1.message.reply({
      path: { message_id },
      data: {
        msg_type: 'text',
        content: JSON.stringify({ text: `<at user_id="${someone(sandbox, 'member').open_id}">x</at> 收到` }),
      },
    });
    expect(answer.data).toMatchObject({ parent_id: message_id, root_id: message_id, chat_id: chat });
    expect(answer.data?.mentions?.[0]).toMatchObject({ key: '@_user_1' });
    const read = await client.im.v1.message.get({ path: { message_id } });
    expect(read.data?.items?.[0]?.body?.content).toBe('{"text":"您好"}');
    await client.im.v1.message.delete({ path: { message_id } });
    const gone = client.im.v1.message.reply({
      path: { message_id },
      data: { msg_type: 'text', content: '{"text":"1"}' },
    });
    expect(await refusalOf(gone)).toMatchObject({ code: 230011 });
  });
});
