import { z } from 'zod';
import type { InboundEvent } from '../inbound.ts';
import { type Envelope, userIds } from './envelope.ts';

const event = z.object({ chat_id: z.string().min(1), users: z.array(z.object({ user_id: userIds })).min(1) });

/**
 * `im.chat.member.user.added_v1`: people came into a group the bot is in.
 * https://open.feishu.cn/document/server-docs/group/chat-member/event/added-2
 */
export const membersJoined = (envelope: Envelope): InboundEvent | null => members('members-joined', envelope);

/**
 * `im.chat.member.user.deleted_v1` and `…withdrawn_v1`: people left, were put out, or their invitation was taken back.
 * https://open.feishu.cn/document/server-docs/group/chat-member/event/deleted-2
 */
export const membersLeft = (envelope: Envelope): InboundEvent | null => members('members-left', envelope);

function members(kind: 'members-joined' | 'members-left', envelope: Envelope): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const openIds = read.data.users.map(({ user_id }) => user_id.open_id);
  return { kind, eventId: envelope.header.event_id, chatId: read.data.chat_id, openIds };
}
