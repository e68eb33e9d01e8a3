import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const event = z.object({
  reader: z.object({ reader_id: userIds }),
  message_id_list: z.array(z.string().min(1)).min(1),
});

/**
 * `im.message.message_read_v1`: only for private messages of the bot.
 * https://open.feishu.cn/document/server-docs/im-v1/message/events/message_read
 */
export function messageRead(envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const { reader, message_id_list } = read.data;
  return {
    kind: 'message-read',
    eventId: envelope.header.event_id,
    openId: reader.reader_id.open_id,
    messageIds: message_id_list,
  };
}
