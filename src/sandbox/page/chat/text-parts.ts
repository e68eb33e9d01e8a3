import type { Message } from '../data/api.ts';

export type TextPart = { kind: 'text' | 'at' | 'link'; text: string };

const marks = /@_all|@_user_\d+|<at\s+user_id\s*=\s*"([^"]*)"\s*>([^<]*)<\/at>|https?:\/\/[^\s<>"，。；）]+/g;

/**
 * A text message cut into plain text, mentions and addresses. Placeholders are taken whole: `@_user_1` is not the
 * beginning of `@_user_10`.
 */
export function textParts(
  text: string,
  mentions: NonNullable<Message['mentions']>,
  everyone: string,
): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(partOf(match, mentions, everyone));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function partOf(
  match: RegExpMatchArray,
  mentions: NonNullable<Message['mentions']>,
  everyone: string,
): TextPart {
  const [whole, userId, inner] = match;
  if (whole.startsWith('http')) return { kind: 'link', text: whole };
  if (whole === '@_all' || userId === 'all') return { kind: 'at', text: `@${everyone}` };
  const found = mentions.find((mention) =>
    userId === undefined ? mention.key === whole : mention.open_id === userId,
  );
  return { kind: 'at', text: `@${found?.name ?? inner ?? whole.slice(1)}` };
}
