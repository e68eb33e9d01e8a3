import type { Message } from '../types.ts';
import type { Platform } from './platform.ts';

/** A message as the platform's API answers it: content is a JSON string, times are strings of milliseconds. */
export function messageView(platform: Platform, message: Message) {
  const { tenantKey, credentials } = platform;
  const bySelf = message.sender.type === 'app';
  return {
    message_id: message.message_id,
    ...(message.root_id ? { root_id: message.root_id } : {}),
    ...(message.reply_to ? { parent_id: message.reply_to } : {}),
    msg_type: message.msg_type,
    create_time: String(message.created_at),
    update_time: String(message.updated_at),
    deleted: message.recalled,
    updated: message.updated_at !== message.created_at,
    chat_id: message.chat_id,
    sender: {
      id: bySelf ? credentials.appId : message.sender.id,
      id_type: bySelf ? 'app_id' : 'open_id',
      sender_type: message.sender.type,
      tenant_key: tenantKey,
    },
    body: { content: JSON.stringify(message.recalled ? {} : message.content) },
    mentions: message.mentions.map(({ key, open_id, name }) => ({
      key,
      id: open_id,
      id_type: 'open_id',
      name,
      tenant_key: tenantKey,
    })),
  };
}
