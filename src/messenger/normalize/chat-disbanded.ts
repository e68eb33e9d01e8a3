import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import type { Envelope } from './envelope.ts';

const event = z.object({ chat_id: z.string().min(1) });

/**
 * `im.chat.disbanded_v1`: a group is no more.
 * https://open.feishu.cn/document/server-docs/group/chat/events/disbanded
 */
export function chatDisbanded(envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  return { kind: 'chat-disbanded', eventId: envelope.header.event_id, chatId: read.data.chat_id };
}
