import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const event = z.object({ operator: z.object({ operator_id: userIds }), event_key: z.string().min(1) });

/**
 * `application.bot.menu_v6`: a menu entry of the private chat. It names no chat: answer by open id.
 * https://open.feishu.cn/document/client-docs/bot-v3/events/menu
 */
export function menu(envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const { operator, event_key } = read.data;
  return {
    kind: 'menu',
    eventId: envelope.header.event_id,
    openId: operator.operator_id.open_id,
    key: event_key,
  };
}
