import type { Platform } from '../platform/platform.ts';
import type { Chat, Message, Person } from '../types.ts';

/** A message as the chat page draws it; times are ISO strings. */
export function messageForPeople(platform: Platform, message: Message) {
  const reactions = new Map<string, string[]>();
  for (const { emoji_type, by } of message.reactions)
    reactions.set(emoji_type, [...(reactions.get(emoji_type) ?? []), by]);
  return {
    message_id: message.message_id,
    seq: message.seq,
    rev: message.rev,
    chat_id: message.chat_id,
    sender: {
      type: message.sender.type,
      id: message.sender.id,
      name: platform.world.nameOf(message.sender.id),
    },
    msg_type: message.msg_type,
    content: message.recalled ? {} : message.content,
    mentions: message.mentions,
    created_at: new Date(message.created_at).toISOString(),
    updated_at: new Date(message.updated_at).toISOString(),
    ...(message.reply_to ? { reply_to: message.reply_to } : {}),
    reactions: [...reactions].map(([emoji_type, people]) => ({ emoji_type, people })),
    recalled: message.recalled,
    ...(message.urgent_for.length > 0 ? { urgent: true } : {}),
    ...(message.only_for ? { only_for: message.only_for } : {}),
  };
}

/** A person as the chat page lists them. */
export function personForPeople(person: Person) {
  const { open_id, name, locale, title, unit, roles, active } = person;
  return { open_id, name, locale, title, unit, roles, active };
}

/** Messages of a chat that this person can see. */
export function visibleTo(platform: Platform, chat_id: string, open_id: string): Message[] {
  return platform.world
    .messagesIn(chat_id)
    .filter((message) => !message.only_for || message.only_for === open_id);
}

/** A line of a person's chat list. */
export function chatLine(platform: Platform, chat: Chat, open_id: string) {
  const messages = visibleTo(platform, chat.chat_id, open_id);
  const last = messages.at(-1);
  const unread = messages.filter(
    (message) => message.sender.id !== open_id && !message.read_by.some((one) => one.open_id === open_id),
  );
  return {
    chat_id: chat.chat_id,
    name: chat.name,
    mode: chat.mode,
    member_count: platform.world.membersOf(chat).length,
    last: last ? { preview: preview(last), at: new Date(last.created_at).toISOString() } : null,
    unread: unread.length,
  };
}

function preview(message: Message): string {
  if (message.recalled) return '[已撤回]';
  const { content } = message;
  switch (message.msg_type) {
    case 'text':
    case 'system': {
      const text = String(content.text ?? '');
      // Longer keys first: @_user_1 is the beginning of @_user_10.
      const byLength = [...message.mentions].sort((a, b) => b.key.length - a.key.length);
      return byLength.reduce((line, { key, name }) => line.replaceAll(key, `@${name}`), text).slice(0, 60);
    }
    case 'interactive': {
      const header = content.header as { title?: { content?: string } } | undefined;
      return `[卡片] ${header?.title?.content ?? ''}`.trim();
    }
    case 'file':
      return `[文件] ${String(content.file_name ?? '')}`.trim();
    case 'image':
      return '[图片]';
    case 'post':
      return `[富文本] ${String(content.title ?? '')}`.trim();
    default:
      return `[${message.msg_type}]`;
  }
}
