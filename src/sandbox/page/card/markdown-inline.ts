import type { Inline } from './markdown-types.ts';

type Rule = [RegExp, (match: RegExpExecArray) => Inline | null];

/** Only addresses a browser may open from a message; anything else stays text. */
export function safeHref(raw: string): string | null {
  const href = raw.trim();
  return /^(https?:\/\/|mailto:|tel:|lark:\/\/)/i.test(href) ? href : null;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0', apos: "'" };

const decode = (text: string) =>
  text.replace(/&(#\d{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const point = Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** Reads one attribute of a tag: a='x', a="x", a=x, with spaces around the sign. */
function attribute(source: string, name: string): string {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:'([^']*)'|"([^"]*)"|([^\\s'">/]+))`, 'i').exec(source);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

const wrap =
  (type: 'strong' | 'em' | 'del') =>
  (match: RegExpExecArray): Inline => ({ type, children: parseInline(match[1] ?? '') });

function link(text: string, address: string): Inline | null {
  const href = safeHref(address);
  return href ? { type: 'link', href, children: parseInline(text) } : null;
}

const rules: readonly Rule[] = [
  [/\\([\\`*_{}[\]()#+\-.!<>~|:])/y, (m) => ({ type: 'text', text: m[1] ?? '' })],
  [/(`+)([^`][\s\S]*?)\1(?!`)/y, (m) => ({ type: 'code', text: (m[2] ?? '').trim() })],
  [/<br\s*\/?>|\n/iy, () => ({ type: 'break' })],
  [/\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/y, wrap('strong')],
  [/__(?=\S)([\s\S]*?\S)__(?![\w_])/y, wrap('strong')],
  [/~~(?=\S)([\s\S]*?\S)~~/y, wrap('del')],
  [/\*(?=[^\s*])([\s\S]*?[^\s*])\*(?!\*)/y, wrap('em')],
  [/_(?=[^\s_])([\s\S]*?[^\s_])_(?!\w)/y, wrap('em')],
  [/!\[([^\]]*)\]\(([^)\s]+)\)/y, (m) => ({ type: 'image', alt: m[1] ?? '', key: m[2] ?? '' })],
  [/\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/y, (m) => link(m[1] ?? '', m[2] ?? '')],
  [/<(https?:\/\/[^>\s]+)>/iy, (m) => link(m[1] ?? '', m[1] ?? '')],
  [
    /<a\s([^>]*)>([\s\S]*?)<\/a>/iy,
    (m) => link(m[2] || attribute(m[1] ?? '', 'href'), attribute(m[1] ?? '', 'href')),
  ],
  [/<link\s([^>]*)>([\s\S]*?)<\/link>/iy, (m) => link(m[2] ?? '', attribute(m[1] ?? '', 'url'))],
  [/<at\s([^>]*?)\/?>(?:[^<]*<\/at>)?/iy, (m) => at(m[1] ?? '')],
  [
    /<person\s([^>]*?)\/?>(?:[^<]*<\/person>)?/iy,
    (m) => ({ type: 'person', id: attribute(m[1] ?? '', 'id') }),
  ],
  [
    /<text_tag([^>]*)>([\s\S]*?)<\/text_tag>/iy,
    (m) => ({ type: 'tag', color: attribute(m[1] ?? '', 'color'), children: parseInline(m[2] ?? '') }),
  ],
  [
    /<number_tag([^>]*)>(\d+)<\/number_tag>/iy,
    (m) => ({ type: 'tag', color: 'neutral', children: [{ type: 'text', text: m[2] ?? '' }] }),
  ],
  [
    /<local_datetime\s([^>]*)>[^<]*<\/local_datetime>/iy,
    (m) => ({
      type: 'time',
      millisecond: Number(attribute(m[1] ?? '', 'millisecond')),
      format: attribute(m[1] ?? '', 'format_type'),
    }),
  ],
  [/:([A-Za-z][A-Za-z0-9_]{1,24}):/y, (m) => ({ type: 'emoji', key: m[1] ?? '' })],
];

function at(source: string): Inline {
  const ids = attribute(source, 'ids') || attribute(source, 'id') || attribute(source, 'user_id');
  return { type: 'at', ids: ids.split(',').filter(Boolean) };
}

/** `<font>` may stand inside itself, which a regular expression cannot pair. */
function font(source: string, from: number): { node: Inline; end: number } | null {
  const open = /<font([^>]*)>/iy;
  open.lastIndex = from;
  const head = open.exec(source);
  if (!head) return null;
  const marks = /<(\/?)font[^>]*>/gi;
  marks.lastIndex = open.lastIndex;
  let depth = 1;
  for (let mark = marks.exec(source); mark; mark = marks.exec(source)) {
    depth += mark[1] ? -1 : 1;
    if (depth > 0) continue;
    const inner = source.slice(open.lastIndex, mark.index);
    return {
      node: { type: 'font', color: attribute(head[1] ?? '', 'color'), children: parseInline(inner) },
      end: marks.lastIndex,
    };
  }
  return null;
}

const isWordBefore = (source: string, at: number) => at > 0 && /\w/.test(source[at - 1] ?? '');

/** Running text of Card JSON 2.0's markdown as a tree; what is not understood stays text, nothing becomes HTML. */
export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) found.push({ type: 'text', text: decode(plain) });
    plain = '';
  };
  for (let at = 0; at < source.length; ) {
    const hit = matchAt(source, at);
    if (hit) {
      flush();
      found.push(hit.node);
      at = hit.end;
    } else {
      plain += source[at];
      at += 1;
    }
  }
  flush();
  return found;
}

const specials = /[\\`*_~![<:\n]/;

function matchAt(source: string, at: number): { node: Inline; end: number } | null {
  const first = source[at] ?? '';
  if (!specials.test(first)) return null;
  // snake_case names and file names are not emphasis.
  if (first === '_' && isWordBefore(source, at)) return null;
  const colored = first === '<' ? font(source, at) : null;
  if (colored) return colored;
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    const end = pattern.lastIndex;
    const node = match ? make(match) : null;
    if (node) return { node, end };
  }
  return null;
}
