import type { Hono } from 'hono';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Chat, Message } from '../types.ts';
import { readContent } from './content.ts';
import { api } from './gate.ts';
import { personBy, userIdType } from './ids.ts';
import { messageView } from './message-view.ts';
import { pageOf } from './page.ts';
import type { Platform } from './platform.ts';

const uuid = z.string().max(50).optional();
const createSchema = z.object({
  receive_id: z.string().min(1),
  msg_type: z.string(),
  content: z.string(),
  uuid,
});
const replySchema = z.object({
  msg_type: z.string(),
  content: z.string(),
  reply_in_thread: z.boolean().optional(),
  uuid,
});

/** A card or a text may be changed for 14 days after sending. */
const editableMs = 14 * 86_400_000;
const fivePerSecond = [{ max: 5, windowMs: 1000 }];

/** Sending, answering, changing, reading and recalling messages (https://open.feishu.cn/document/server-docs/im-v1/message/create). */
export function mountMessages(app: Hono, platform: Platform): void {
  const { world, record, limiter, once } = platform;

  /** Sends, unless this uuid has sent within the hour: then the first message is the answer. */
  function send(key: string | undefined, chat: Chat, msg_type: string, raw: string, reply_to?: string) {
    const earlier = world.messages.get(once.find(key) ?? '');
    if (earlier) {
      record.counts.duplicates_refused_by_uuid += 1;
      return { data: messageView(platform, earlier) };
    }
    const read = readContent(world, msg_type, raw);
    if (!limiter.take(`chat:${chat.chat_id}`, fivePerSecond).ok) throw new Refusal(230020);
    const message = world.addMessage({
      chat_id: chat.chat_id,
      sender: { type: 'app', id: platform.credentials.appId },
      ...read,
      ...(reply_to ? { reply_to } : {}),
    });
    once.keep(key, message.message_id);
    record.counts.messages_sent += 1;
    return { data: messageView(platform, message) };
  }

  api(app, platform, 'POST', '/im/v1/messages', async (call) => {
    const body = await call.body(createSchema, 230001);
    const chat = receiver(platform, call.query('receive_id_type'), body.receive_id);
    return send(body.uuid, chat, body.msg_type, body.content);
  });

  api(app, platform, 'POST', '/im/v1/messages/:id/reply', async (call) => {
    const body = await call.body(replySchema, 230001);
    const parent = standing(platform, call.param('id'));
    const chat = reachable(platform, parent.chat_id);
    return send(body.uuid, chat, body.msg_type, body.content, parent.message_id);
  });

  api(app, platform, 'PATCH', '/im/v1/messages/:id', async (call) => {
    const body = await call.body(z.object({ content: z.string() }), 230001);
    const message = editable(platform, call.param('id'));
    if (message.msg_type !== 'interactive') throw new Refusal(230001, 'This message is NOT a card.');
    if (!limiter.take(`patch:${message.message_id}`, fivePerSecond).ok) throw new Refusal(230020);
    message.content = readContent(world, 'interactive', body.content).content;
    record.counts.patches += 1;
    world.touch(message);
    return { data: {} };
  });

  api(app, platform, 'PUT', '/im/v1/messages/:id', async (call) => {
    const body = await call.body(z.object({ msg_type: z.string(), content: z.string() }), 230001);
    const message = editable(platform, call.param('id'));
    if (message.msg_type !== body.msg_type || !['text', 'post'].includes(body.msg_type))
      throw new Refusal(230054);
    Object.assign(message, readContent(world, body.msg_type, body.content));
    world.touch(message);
    return { data: messageView(platform, message) };
  });

  api(app, platform, 'GET', '/im/v1/messages/:id', (call) => {
    const message = standing(platform, call.param('id'));
    reachable(platform, message.chat_id);
    return { data: { items: [messageView(platform, message)] } };
  });

  api(app, platform, 'GET', '/im/v1/messages', (call) => {
    const chat = reachable(platform, call.query('container_id') ?? '');
    const from = Number(call.query('start_time') ?? 0) * 1000;
    const to = Number(call.query('end_time') ?? Number.MAX_SAFE_INTEGER / 1000) * 1000;
    const inside = world
      .messagesIn(chat.chat_id)
      .filter((message) => !message.only_for && message.created_at >= from && message.created_at <= to);
    if (call.query('sort_type') === 'ByCreateTimeDesc') inside.reverse();
    const page = pageOf(call, inside, { usual: 20, max: 50 });
    return { data: { ...page, items: page.items.map((message) => messageView(platform, message)) } };
  });

  api(app, platform, 'DELETE', '/im/v1/messages/:id', (call) => {
    const message = own(platform, call.param('id'));
    message.recalled = true;
    world.touch(message);
    return { data: {} };
  });
}

/** The chat that a `receive_id` means, with the refusals of the platform when it cannot be written to. */
function receiver(platform: Platform, type: string | undefined, id: string): Chat {
  const { world } = platform;
  if (type === 'chat_id') return reachable(platform, id);
  if (!['open_id', 'user_id', 'union_id', 'email'].includes(type ?? ''))
    throw new Refusal(99992402, 'receive_id_type: must be open_id, user_id, union_id, email or chat_id');
  const person = personBy(world, type === 'email' ? 'email' : userIdType(type), id);
  if (!person) throw new Refusal(230034);
  return reachable(platform, world.privateChat(person.open_id).chat_id);
}

/** A chat that the bot may write to now. */
export function reachable(platform: Platform, chat_id: string): Chat {
  const chat = platform.world.chats.get(chat_id);
  if (!chat) throw new Refusal(230034);
  if (!chat.bot_in) throw new Refusal(230002);
  if (chat.mode === 'p2p') {
    const person = platform.world.people.get(chat.members[0] ?? '');
    if (!person?.active) throw new Refusal(230029);
    if (!person.available) throw new Refusal(230013);
  }
  return chat;
}

/** A message that exists and was not recalled. */
export function standing(platform: Platform, message_id: string): Message {
  const message = platform.world.messages.get(message_id);
  if (!message) throw new Refusal(230110);
  if (message.recalled) throw new Refusal(230011);
  return message;
}

/** A standing message that the bot itself sent. */
export function own(platform: Platform, message_id: string): Message {
  const message = standing(platform, message_id);
  if (message.sender.type !== 'app') throw new Refusal(230017);
  return message;
}

function editable(platform: Platform, message_id: string): Message {
  const message = own(platform, message_id);
  if (message.batch_id || message.only_for) throw new Refusal(230054);
  if (platform.clocks.now().getTime() - message.created_at > editableMs) throw new Refusal(230031);
  reachable(platform, message.chat_id);
  return message;
}
