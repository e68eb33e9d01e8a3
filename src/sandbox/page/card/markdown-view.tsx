import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { writeTime } from '../data/time.ts';
import { Avatar } from '../parts/avatar.tsx';
import { EmojiMark } from '../parts/emoji-mark.tsx';
import { useCard } from './context.ts';
import { Picture } from './image.tsx';
import { inkOf, toneOf } from './look.ts';
import { parseMarkdown } from './markdown.ts';
import { parseInline } from './markdown-inline.ts';
import type { Block, Inline } from './markdown-types.ts';

/** Markdown as elements of the page; the text itself never becomes HTML. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  return <div class="md">{blocks.map(drawBlock)}</div>;
}

/** The small markdown of `lark_md`: one running text. */
export function InlineMarkdown({ source }: { source: string }) {
  const nodes = useMemo(() => parseInline(source), [source]);
  return <>{drawAll(nodes)}</>;
}

const drawAll = (nodes: readonly Inline[]): ComponentChildren =>
  nodes.map((node, index) => <InlineNode key={index} node={node} />);

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

function drawBlock(block: Block, index: number): JSX.Element {
  switch (block.type) {
    case 'paragraph':
      return <p key={index}>{drawAll(block.children)}</p>;
    case 'heading': {
      const Heading = headings[block.level - 1] ?? 'h6';
      return (
        <Heading key={index} class={`md-h md-h${block.level}`}>
          {drawAll(block.children)}
        </Heading>
      );
    }
    case 'rule':
      return <hr key={index} class="card-hr" />;
    case 'code':
      return (
        <pre key={index} class="md-code">
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote key={index}>{block.blocks.map(drawBlock)}</blockquote>;
    case 'table':
      return <PlainTable key={index} block={block} />;
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          {drawAll(item.children)}
          {item.nested.map(drawBlock)}
        </li>
      ));
      return block.ordered ? (
        <ol key={index} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={index}>{items}</ul>
      );
    }
  }
}

function PlainTable({ block }: { block: Extract<Block, { type: 'table' }> }) {
  return (
    <div class="table-scroll">
      <table class="card-table">
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              <th key={index}>{drawAll(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>{drawAll(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const timePatterns: Record<string, string> = {
  date_num: 'YYYY-MM-DD',
  date_short: 'MM-DD',
  date: 'YYYY-MM-DD',
  time: 'HH:mm',
  time_sec: 'HH:mm:ss',
};

function InlineNode({ node }: { node: Inline }): JSX.Element {
  const { nameOf, words } = useCard();
  switch (node.type) {
    case 'text':
      return <>{node.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return <code class="md-inline-code">{node.text}</code>;
    case 'strong':
      return <strong>{drawAll(node.children)}</strong>;
    case 'em':
      return <em>{drawAll(node.children)}</em>;
    case 'del':
      return <del>{drawAll(node.children)}</del>;
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noreferrer noopener">
          {drawAll(node.children)}
        </a>
      );
    case 'image':
      return <Picture imageKey={node.key} alt={node.alt} />;
    case 'font':
      return <span style={{ color: inkOf(node.color) }}>{drawAll(node.children)}</span>;
    case 'tag':
      return <span class={`text-tag tone-${toneOf(node.color) ?? 'blue'}`}>{drawAll(node.children)}</span>;
    case 'at':
      return (
        <span class="at">
          {node.ids
            .map((id) => `@${id === 'all' ? words.everyone : (nameOf(id) ?? words.unknownPerson)}`)
            .join(' ')}
        </span>
      );
    case 'person': {
      const name = nameOf(node.id) ?? words.unknownPerson;
      return (
        <span class="person">
          <Avatar name={name} size={18} /> {name}
        </span>
      );
    }
    case 'emoji':
      return <EmojiMark emoji={node.key} />;
    case 'time':
      return <>{writeTime(new Date(node.millisecond), timePatterns[node.format] ?? 'YYYY-MM-DD HH:mm')}</>;
  }
}
