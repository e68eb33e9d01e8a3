import { freshId } from '../credentials.ts';
import type { Platform } from '../platform/platform.ts';
import type { Chat, Mention, Message, Person } from '../types.ts';
import { receivedEvent } from './event-views.ts';

/** A gesture that cannot be made; the page shows the sentence. */
export class Unable extends Error {
  readonly status: 400 | 403 | 404;
  constructor(message: string, status: 400 | 403 | 404 = 400) {
    super(message);
    this.status = status;
  }
}

/** What people write: the message is stored and the bot hears of it when the platform would tell it. */
export function createSaying(platform: Platform) {
  const { world, events, permissions } = platform;

  function person(open_id: string): Person {
    const found = world.people.get(open_id);
    if (!found) throw new Unable(`There is no person ${open_id} here.`, 404);
    if (!found.active) throw new Unable(`${found.name} has left and cannot act.`, 403);
    return found;
  }

  function chatFor(chat_id: string, open_id: string): Chat {
    person(open_id);
    const chat = world.chats.get(chat_id);
    if (!chat) throw new Unable(`There is no chat ${chat_id} here.`, 404);
    if (!chat.members.includes(open_id)) throw new Unable('This person is not in the chat.', 403);
    return chat;
  }

  /** Without the permission for all group messages the bot hears of a group message only when it is mentioned. */
  function tellBot(chat: Chat, message: Message): void {
    const mentioned = message.mentions.some(({ open_id }) => open_id === world.bot.open_id);
    const heard = chat.mode === 'p2p' || (chat.bot_in && (mentioned || permissions.groupMsg));
    if (heard) events.emit('im.message.receive_v1', receivedEvent(platform, message));
  }

  function send(
    chat: Chat,
    as: string,
    parts: Pick<Message, 'msg_type' | 'content'> & { mentions?: Mention[]; reply_to?: string | undefined },
  ): Message {
    const { reply_to, ...rest } = parts;
    if (reply_to && !world.messages.has(reply_to))
      throw new Unable('The message to reply to does not exist.', 404);
    const message = world.addMessage({
      chat_id: chat.chat_id,
      sender: { type: 'user', id: as },
      ...rest,
      ...(reply_to ? { reply_to } : {}),
    });
    tellBot(chat, message);
    return message;
  }

  function mentionOf(id: string, index: number): Mention {
    const open_id = id === 'bot' ? world.bot.open_id : id;
    if (open_id !== world.bot.open_id && !world.people.has(open_id))
      throw new Unable(`There is no person ${id} here.`);
    return { key: `@_user_${index + 1}`, open_id, name: world.nameOf(open_id) };
  }

  return {
    person,
    chatFor,
    /** A text message; "@名字" of everyone mentioned becomes a placeholder, and is put in front when the text lacks it. */
    say(
      chat_id: string,
      input: { as: string; text: string; mentions?: string[] | undefined; reply_to?: string | undefined },
    ): Message {
      const chat = chatFor(chat_id, input.as);
      const mentions = [...new Set(input.mentions ?? [])].map(mentionOf);
      let text = input.text;
      const missing: string[] = [];
      // Longer names first: one name may be the beginning of another.
      for (const { name, key } of [...mentions].sort((a, b) => b.name.length - a.name.length)) {
        if (text.includes(`@${name}`)) text = text.replace(`@${name}`, () => key);
        else missing.unshift(key);
      }
      if (missing.length > 0) text = [...missing, text].join(' ');
      return send(chat, input.as, {
        msg_type: 'text',
        content: { text },
        mentions,
        reply_to: input.reply_to,
      });
    },
    /** A rich text message; `at` spans that name a person become placeholders. */
    post(
      chat_id: string,
      input: {
        as: string;
        title?: string | undefined;
        content: Record<string, unknown>[][];
        reply_to?: string | undefined;
      },
    ): Message {
      const chat = chatFor(chat_id, input.as);
      const mentions: Mention[] = [];
      const content = input.content.map((line) =>
        line.map((span) => {
          if (span.tag !== 'at' || typeof span.user_id !== 'string') return span;
          const mention = mentionOf(span.user_id, mentions.length);
          mentions.push(mention);
          return { ...span, user_id: mention.key, user_name: mention.name };
        }),
      );
      const body = { title: input.title ?? '', content };
      return send(chat, input.as, { msg_type: 'post', content: body, mentions, reply_to: input.reply_to });
    },
    /** A file, kept under a new key. */
    sendFile(
      chat_id: string,
      input: { as: string; name: string; type: string; bytes: Buffer; reply_to?: string | undefined },
    ): Message {
      const chat = chatFor(chat_id, input.as);
      if (input.bytes.length === 0) throw new Unable('An empty file cannot be sent.');
      const image = input.type.startsWith('image/');
      const key = freshId(image ? 'img_v3' : 'file_v3');
      world.files.set(key, { name: input.name, type: input.type, bytes: input.bytes });
      const content = image ? { image_key: key } : { file_key: key, file_name: input.name };
      return send(chat, input.as, {
        msg_type: image ? 'image' : 'file',
        content,
        reply_to: input.reply_to,
      });
    },
    /** A line of the system's own, seen by everyone in the chat. */
    note(chat: Chat, text: string): void {
      world.addMessage({
        chat_id: chat.chat_id,
        sender: { type: 'app', id: 'system' },
        msg_type: 'system',
        content: { text },
      });
    },
  };
}

export type Saying = ReturnType<typeof createSaying>;
