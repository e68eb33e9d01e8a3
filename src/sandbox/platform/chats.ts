import type { Hono } from 'hono';
import { z } from 'zod';
import { freshId } from '../credentials.ts';
import { Refusal } from '../refusal.ts';
import type { Chat } from '../types.ts';
import { api } from './gate.ts';
import { personBy, userIdType } from './ids.ts';
import { pageOf } from './page.ts';
import type { Platform } from './platform.ts';

const createSchema = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  owner_id: z.string().optional(),
  user_id_list: z.array(z.string()).max(50).optional(),
});

/** Groups and their members (https://open.feishu.cn/document/server-docs/group/chat/list). */
export function mountChats(app: Hono, platform: Platform): void {
  const { world, tenantKey } = platform;

  function summary(chat: Chat) {
    return {
      avatar: '',
      name: chat.name,
      description: chat.description,
      owner_id: chat.owner_id,
      owner_id_type: 'open_id',
      external: false,
      tenant_key: tenantKey,
      chat_status: 'normal',
    };
  }

  function inside(chat_id: string): Chat {
    const chat = world.chats.get(chat_id);
    if (!chat) throw new Refusal(232006);
    if (!chat.bot_in) throw new Refusal(232011);
    return chat;
  }

  api(app, platform, 'GET', '/im/v1/chats', (call) => {
    const groups = [...world.chats.values()].filter((chat) => chat.mode === 'group' && chat.bot_in);
    const page = pageOf(call, groups, { usual: 20, max: 100 });
    return {
      data: { ...page, items: page.items.map((chat) => ({ chat_id: chat.chat_id, ...summary(chat) })) },
    };
  });

  api(app, platform, 'GET', '/im/v1/chats/:id', (call) => {
    const chat = world.chats.get(call.param('id'));
    if (!chat) throw new Refusal(232006);
    return {
      data: {
        ...summary(chat),
        chat_mode: chat.mode,
        chat_type: 'private',
        chat_tag: 'inner',
        at_all_permission: 'all_members',
        moderation_permission: 'all_members',
        user_manager_id_list: [],
        bot_manager_id_list: [],
        user_count: String(world.membersOf(chat).length),
        bot_count: chat.bot_in ? '1' : '0',
      },
    };
  });

  api(app, platform, 'POST', '/im/v1/chats', async (call) => {
    const type = userIdType(call.query('user_id_type'));
    const body = await call.body(createSchema, 232001);
    const members = (body.user_id_list ?? []).flatMap((id) => personBy(world, type, id)?.open_id ?? []);
    const owner = body.owner_id ? personBy(world, type, body.owner_id)?.open_id : undefined;
    const chat = world.putChat({
      chat_id: freshId('oc'),
      name: body.name ?? '(no subject)',
      mode: 'group',
      members: [...new Set([...(owner ? [owner] : []), ...members])],
      bot_in: true,
      owner_id: owner ?? '',
      description: body.description ?? '',
    });
    return { data: { chat_id: chat.chat_id, ...summary(chat), chat_mode: 'group' } };
  });

  api(app, platform, 'GET', '/im/v1/chats/:id/members', (call) => {
    const type = userIdType(call.query('member_id_type'));
    const chat = inside(call.param('id'));
    const members = world.membersOf(chat);
    const page = pageOf(call, members, { usual: 20, max: 100 });
    const items = page.items.map((person) => ({
      member_id_type: type,
      member_id: person[type],
      name: person.name,
      tenant_key: tenantKey,
    }));
    return { data: { ...page, items, member_total: members.length } };
  });

  api(app, platform, 'POST', '/im/v1/chats/:id/members', async (call) => {
    const type = userIdType(call.query('member_id_type'));
    const { id_list } = await call.body(z.object({ id_list: z.array(z.string()).max(50) }), 232001);
    const chat = inside(call.param('id'));
    const invalid: string[] = [];
    for (const id of id_list) {
      const person = personBy(world, type, id);
      if (!person?.active) invalid.push(id);
      else if (!chat.members.includes(person.open_id)) chat.members.push(person.open_id);
    }
    world.changed();
    return { data: { invalid_id_list: invalid, not_existed_id_list: [], pending_approval_id_list: [] } };
  });

  api(app, platform, 'DELETE', '/im/v1/chats/:id/members', async (call) => {
    const type = userIdType(call.query('member_id_type'));
    const { id_list } = await call.body(z.object({ id_list: z.array(z.string()).max(50) }), 232001);
    const chat = inside(call.param('id'));
    const gone = new Set(id_list.map((id) => personBy(world, type, id)?.open_id));
    chat.members = chat.members.filter((open_id) => !gone.has(open_id));
    world.changed();
    return { data: { invalid_id_list: [] } };
  });

  api(app, platform, 'GET', '/im/v1/chats/:id/members/is_in_chat', (call) => ({
    data: { is_in_chat: world.chats.get(call.param('id'))?.bot_in ?? false },
  }));
}
