import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const event = z.object({ chat_id: z.string().min(1), name: z.string().default(''), operator_id: userIds });

/**
 * `im.chat.member.bot.added_v1`: the bot came into a group.
 * https://open.feishu.cn/document/server-docs/group/chat-member/event/added
 */
export const botAdded = (envelope: Envelope): InboundEvent | null => membership('bot-added', envelope);

/**
 * `im.chat.member.bot.deleted_v1`: the bot was put out of a group.
 * https://open.feishu.cn/document/server-docs/group/chat-member/event/deleted
 */
export const botRemoved = (envelope: Envelope): InboundEvent | null => membership('bot-removed', envelope);

function membership(kind: 'bot-added' | 'bot-removed', envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const { chat_id, name, operator_id } = read.data;
  return { kind, eventId: envelope.header.event_id, chatId: chat_id, name, openId: operator_id.open_id };
}
