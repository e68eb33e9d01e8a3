import type { Platform } from '../platform/platform.ts';
import type { Message } from '../types.ts';

/** Ids of a person in an event; user_id needs a permission that the app does not have. */
export function idsOf(platform: Platform, open_id: string): { open_id: string; union_id: string } {
  const person = platform.world.people.get(open_id);
  return { open_id, union_id: person?.union_id ?? open_id.replace(/^ou_/, 'on_') };
}

/** im.message.receive_v1 (https://open.feishu.cn/document/server-docs/im-v1/message/events/receive). */
export function receivedEvent(platform: Platform, message: Message): Record<string, unknown> {
  const { world, tenantKey } = platform;
  const chat = world.chats.get(message.chat_id);
  return {
    sender: { sender_id: idsOf(platform, message.sender.id), sender_type: 'user', tenant_key: tenantKey },
    message: {
      message_id: message.message_id,
      ...(message.root_id ? { root_id: message.root_id } : {}),
      ...(message.reply_to ? { parent_id: message.reply_to } : {}),
      create_time: String(message.created_at),
      update_time: String(message.updated_at),
      chat_id: message.chat_id,
      chat_type: chat?.mode ?? 'group',
      message_type: message.msg_type,
      content: JSON.stringify(message.content),
      ...(message.mentions.length > 0
        ? {
            mentions: message.mentions.map(({ key, open_id, name }) => ({
              key,
              id: idsOf(platform, open_id),
              mentioned_type: open_id === world.bot.open_id ? 'bot' : 'user',
              name,
              tenant_key: tenantKey,
            })),
          }
        : {}),
    },
  };
}
