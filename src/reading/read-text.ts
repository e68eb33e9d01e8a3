import iconv from 'iconv-lite';
import type { Unreadable } from '../domain/unreadable.ts';
import { readDocx } from './read-docx.ts';

export type TextRead = { ok: true; text: string } | { ok: false; of: Unreadable };

/** As large as a file of a chat may be (https://open.feishu.cn/document/server-docs/im-v1/file/create). */
const mostBytes = 30 * 1024 * 1024;

/** The container of .doc, and of a .docx with a password ([MS-CFB], 2.2). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/**
 * The text of a file by its name and, where the name lies, by its first bytes: .docx, .txt in UTF-8, UTF-16 or GB18030,
 * .md without its marks. A text of nothing but blanks, as of a document that holds pictures only, is none.
 */
export async function readText(name: string, bytes: Uint8Array): Promise<TextRead> {
  const unreadable = (of: Unreadable): TextRead => ({ ok: false, of });
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (bytes.length > mostBytes) return unreadable('too-large');
  if (ending === 'pdf' || begins(bytes, ascii('%PDF'))) return unreadable('pdf');
  if (ending === 'doc') return unreadable('old-word');
  if (ending === 'docx') {
    if (begins(bytes, compoundFile)) return unreadable('locked');
    const text = begins(bytes, ascii('PK')) ? await readDocx(bytes) : null;
    return text === null ? unreadable('broken') : someText(text);
  }
  if (ending !== 'txt' && ending !== 'md') return unreadable('not-text');
  const text = decode(bytes);
  if (text === null) return unreadable('not-text');
  return someText(ending === 'md' ? withoutMarks(text) : text);
}

/** Line ends of every system made one; what only blanks fill is no text. */
function someText(text: string): TextRead {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return plain === '' ? { ok: false, of: 'no-text' } : { ok: true, text: plain };
}

/** Null for what is no text in any of these encodings. */
function decode(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]))
    return textOnly(iconv.decode(buffer, 'utf-16'));
  try {
    return textOnly(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return textOnly(iconv.decode(buffer, 'gb18030'));
  }
}

const textOnly = (text: string): string | null => (/[\0\ufffd]/.test(text) ? null : text);

/** What a reader of Markdown does not see: heading, list and quotation marks, rules, fences, emphasis, links' targets. */
function withoutMarks(text: string): string {
  return text
    .replace(/^\s*(?:```|~~~).*$/gm, '')
    .replace(/^\s*(?:[-*_]\s*){3,}$/gm, '')
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+/gm, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(^|[^\w*])\*([^*\n]+)\*/g, '$1$2');
}
