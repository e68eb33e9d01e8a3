import { parseInline } from './markdown-inline.ts';
import type { Block, ListItem } from './markdown-types.ts';

const fence = /^\s*(`{3,}|~{3,})/;
const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^\s{0,3}((\*\s*){3,}|(-\s*){3,}|(_\s*){3,}|<hr\s*\/?>)$/i;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseInline(cell.trim()));

/**
 * The markdown of Card JSON 2.0 (platform page "rich-text") as blocks: headings, paragraphs with each line break kept,
 * nested lists, quotes, fenced code, tables and rules.
 */
export function parseMarkdown(source: string): Block[] {
  return parseLines(source.replace(/\r\n?/g, '\n').split('\n'));
}

function parseLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const taken = blockAt(lines, at);
    if (taken) {
      flush();
      blocks.push(taken.block);
      at = taken.end;
      continue;
    }
    const line = lines[at] ?? '';
    if (line.trim()) paragraph.push(line);
    else flush();
    at += 1;
  }
  flush();
  return blocks;
}

type Taken = { block: Block; end: number };

function blockAt(lines: readonly string[], at: number): Taken | null {
  const line = lines[at] ?? '';
  const title = heading.exec(line);
  if (title)
    return {
      block: { type: 'heading', level: title[1]?.length ?? 1, children: parseInline(title[2] ?? '') },
      end: at + 1,
    };
  if (rule.test(line)) return { block: { type: 'rule' }, end: at + 1 };
  if (fence.test(line)) return codeAt(lines, at);
  if (/^\s*>/.test(line)) return quoteAt(lines, at);
  if (item.test(line)) return listAt(lines, at);
  if (line.includes('|') && tableRule.test(lines[at + 1] ?? '')) return tableAt(lines, at);
  return null;
}

function codeAt(lines: readonly string[], at: number): Taken {
  const mark = fence.exec(lines[at] ?? '')?.[1] ?? '```';
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? '').trim().startsWith(mark)) end += 1;
  return { block: { type: 'code', text: lines.slice(at + 1, end).join('\n') }, end: end + 1 };
}

function quoteAt(lines: readonly string[], at: number): Taken {
  let end = at;
  while (end < lines.length && (lines[end] ?? '').trim()) end += 1;
  const inner = lines.slice(at, end).map((line) => line.replace(/^\s*>\s?/, ''));
  return { block: { type: 'quote', blocks: parseLines(inner) }, end };
}

function tableAt(lines: readonly string[], at: number): Taken {
  let end = at + 2;
  while (end < lines.length && (lines[end] ?? '').includes('|')) end += 1;
  return {
    block: { type: 'table', head: cells(lines[at] ?? ''), rows: lines.slice(at + 2, end).map(cells) },
    end,
  };
}

function listAt(lines: readonly string[], at: number): Taken {
  const first = item.exec(lines[at] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const ordered = /\d/.test(first?.[2] ?? '');
  const items: ListItem[] = [];
  let end = at;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    const match = item.exec(line);
    const depth = match?.[1]?.length ?? 0;
    const last = items.at(-1);
    if (match && depth > indent + 1 && last) {
      const nested = listAt(lines, end);
      last.nested.push(nested.block);
      end = nested.end;
    } else if (match && depth >= indent && /\d/.test(match[2] ?? '') === ordered) {
      items.push({ children: parseInline(match[3] ?? ''), nested: [] });
      end += 1;
    } else if (!match && line.trim() && /^\s{2,}/.test(line) && last) {
      last.children.push({ type: 'break' }, ...parseInline(line.trim()));
      end += 1;
    } else break;
  }
  return {
    block: { type: 'list', ordered, start: Number.parseInt(first?.[2] ?? '1', 10) || 1, items },
    end,
  };
}
