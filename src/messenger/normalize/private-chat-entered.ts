import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const event = z.object({ chat_id: z.string().min(1), operator_id: userIds });

/**
 * `im.chat.access_event.bot_p2p_chat_entered_v1`: comes at every entry, not only the first.
 * https://open.feishu.cn/document/server-docs/im-v1/chat-member/events/bot_p2p_chat_entered
 */
export function privateChatEntered(envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const { chat_id, operator_id } = read.data;
  return {
    kind: 'private-chat-entered',
    eventId: envelope.header.event_id,
    chatId: chat_id,
    openId: operator_id.open_id,
  };
}
