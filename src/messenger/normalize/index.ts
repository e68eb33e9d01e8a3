import type { InboundEvent } from '../inbound.ts';
import { botAdded, botRemoved } from './bot-membership.ts';
import { cardAction } from './card-action.ts';
import { chatDisbanded } from './chat-disbanded.ts';
import { type Envelope, envelopeSchema } from './envelope.ts';
import { membersJoined, membersLeft } from './group-members.ts';
import { menu } from './menu.ts';
import { message } from './message.ts';
import { messageRead } from './message-read.ts';
import { personChanged, personLeft } from './person.ts';
import { privateChatEntered } from './private-chat-entered.ts';
import { taskChanged } from './task-changed.ts';

type Normalizer = (envelope: Envelope, botOpenId: string) => InboundEvent | null;

/** Every event the bot subscribes to; the console's subscription page holds the same names. */
const byEventType: ReadonlyMap<string, Normalizer> = new Map<string, Normalizer>([
  ['im.message.receive_v1', message],
  ['card.action.trigger', cardAction],
  ['im.chat.member.bot.added_v1', botAdded],
  ['im.chat.member.bot.deleted_v1', botRemoved],
  ['im.chat.member.user.added_v1', membersJoined],
  ['im.chat.member.user.deleted_v1', membersLeft],
  ['im.chat.member.user.withdrawn_v1', membersLeft],
  ['im.chat.access_event.bot_p2p_chat_entered_v1', privateChatEntered],
  ['application.bot.menu_v6', menu],
  ['contact.user.created_v3', personChanged],
  ['contact.user.updated_v3', personChanged],
  ['contact.user.deleted_v3', personLeft],
  ['im.message.message_read_v1', messageRead],
  ['im.chat.disbanded_v1', chatDisbanded],
  ['task.task.updated_v1', taskChanged],
]);

/**
 * A raw event of either transport in our words, or null when it is not for us: unknown, malformed, of an old
 * version, or another bot's message. Pure, never throws.
 *
 * @param raw the whole envelope {schema, header, event}
 * @param botOpenId the bot's own open id (`botInfo`), by which its mention is known
 */
export function normalize(raw: unknown, botOpenId: string): InboundEvent | null {
  const read = envelopeSchema.safeParse(raw);
  if (!read.success) return null;
  return byEventType.get(read.data.header.event_type)?.(read.data, botOpenId) ?? null;
}
