import { z } from 'zod';
import { given } from '../given.ts';
import type { InboundEvent, SentFile } from '../inbound.ts';
import { type Envelope, platformTime, userIds } from './envelope.ts';
import { flattenPost } from './post.ts';
import { mentionedPeople, mentionsBot, mentionsSchema, plainWords, spellMentions } from './words.ts';

const optionalId = z
  .string()
  .nullish()
  .transform((id) => id || undefined);
const event = z.object({
  sender: z.object({ sender_id: userIds, sender_type: z.literal('user') }),
  message: z.object({
    message_id: z.string().min(1),
    parent_id: optionalId,
    root_id: optionalId,
    create_time: z.string(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: mentionsSchema,
  }),
});
const fileContent = z.object({ file_key: z.string().min(1), file_name: z.string().default('') });
const imageContent = z.object({ image_key: z.string().min(1) });

/**
 * `im.message.receive_v1`: what a person wrote. Messages of other bots are nobody's words and give null.
 * https://open.feishu.cn/document/server-docs/im-v1/message/events/receive
 */
export function message(envelope: Envelope, botOpenId: string): InboundEvent | null {
  const read = event.safeParse(envelope.event);
  if (!read.success) return null;
  const { sender, message: raw } = read.data;
  const at = platformTime(raw.create_time);
  if (!at) return null;
  const content = parsed(raw.content);
  const chatType = raw.chat_type === 'p2p' ? 'p2p' : 'group';
  return {
    kind: 'message',
    eventId: envelope.header.event_id,
    messageId: raw.message_id,
    at,
    chatId: raw.chat_id,
    chatType,
    openId: sender.sender_id.open_id,
    text: plainWords(spellMentions(wordsOf(raw.message_type, content), raw.mentions, botOpenId)),
    mentions: mentionedPeople(raw.mentions, botOpenId),
    toBot: chatType === 'p2p' || mentionsBot(raw.mentions, botOpenId),
    ...given({ parentId: raw.parent_id, rootId: raw.root_id, file: fileOf(raw.message_type, content) }),
    messageType: raw.message_type,
  };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function wordsOf(type: string, content: unknown): string {
  if (type === 'post') return flattenPost(content) ?? '';
  if (type !== 'text') return '';
  const read = z.object({ text: z.string() }).safeParse(content);
  return read.success ? read.data.text : '';
}

function fileOf(type: string, content: unknown): SentFile | undefined {
  if (type === 'image') {
    const read = imageContent.safeParse(content);
    return read.success ? { key: read.data.image_key, name: read.data.image_key, kind: 'image' } : undefined;
  }
  if (type !== 'file' && type !== 'media' && type !== 'audio') return undefined;
  const read = fileContent.safeParse(content);
  if (!read.success) return undefined;
  return { key: read.data.file_key, name: read.data.file_name || read.data.file_key, kind: 'file' };
}
