import { refuseCard } from '../card/validate.ts';
import { cardRefusal, Refusal } from '../refusal.ts';
import type { Mention, MessageType } from '../types.ts';
import type { World } from '../world.ts';

/** Sizes of a message's content in bytes of UTF-8 (https://open.feishu.cn/document/server-docs/im-v1/message/create). */
const maxTextBytes = 150 * 1024;
const maxRichBytes = 30 * 1024;

export interface ReadContent {
  msg_type: MessageType;
  content: Record<string, unknown>;
  mentions: Mention[];
}

const sendable = [
  'text',
  'post',
  'interactive',
  'image',
  'file',
  'audio',
  'media',
  'sticker',
  'share_chat',
  'share_user',
];

/** Reads what the bot wants to send: type, size and shape are checked, `<at>` tags become placeholders. */
export function readContent(world: World, msg_type: string, raw: string): ReadContent {
  if (!sendable.includes(msg_type)) throw new Refusal(230001, 'invalid msg_type');
  const bytes = Buffer.byteLength(raw);
  if (bytes > (msg_type === 'text' ? maxTextBytes : maxRichBytes)) throw new Refusal(230025);
  const content = parse(raw);
  if (msg_type === 'interactive') {
    const reason = refuseCard(content);
    if (reason) throw cardRefusal(reason);
    return { msg_type, content, mentions: [] };
  }
  if (msg_type === 'text') return { msg_type, ...readText(world, content) };
  if (msg_type === 'post') {
    if (!Object.values(content).some(isPostBody)) throw new Refusal(230001, 'invalid post content');
  }
  const key = { image: 'image_key', file: 'file_key', audio: 'file_key', media: 'file_key' }[msg_type];
  if (key && !world.files.has(String(content[key]))) throw new Refusal(230001, `invalid ${key}`);
  return { msg_type: msg_type as MessageType, content, mentions: [] };
}

function isPostBody(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as { content?: unknown }).content)
  );
}

function parse(raw: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal: the platform does not tell the two apart.
  }
  throw new Refusal(230001, 'content is not a string in json format');
}

function readText(world: World, content: Record<string, unknown>): Pick<ReadContent, 'content' | 'mentions'> {
  if (typeof content.text !== 'string' || content.text === '') throw new Refusal(230001, 'text is empty');
  const mentions: Mention[] = [];
  const text = content.text.replace(/<at user_id="([^"]+)">[^<]*<\/at>/g, (_tag, id: string) => {
    if (id === 'all') return '@_all';
    const known = mentions.find((mention) => mention.open_id === id);
    if (known) return known.key;
    const key = `@_user_${mentions.length + 1}`;
    mentions.push({ key, open_id: id, name: world.nameOf(id) });
    return key;
  });
  return { content: { text }, mentions };
}
