import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { safeHref } from '../card/markdown-inline.ts';
import { api, type Locale, type Message } from '../data/api.ts';
import { EmojiMark } from '../parts/emoji-mark.tsx';
import { Glyph } from '../parts/glyph.tsx';
import type { Words } from '../words.ts';
import { type PostNode, readPost } from './post.ts';
import { textParts } from './text-parts.ts';

interface ContentProps {
  message: Message;
  locale: Locale;
  words: Words;
  nameOf: (openId: string) => string | undefined;
}

/** What a message says, for every type but the card. */
export function MessageContent(props: ContentProps): JSX.Element {
  const { message, words } = props;
  const { content } = message;
  switch (message.msg_type) {
    case 'text':
      return <PlainText {...props} text={String(content.text ?? '')} />;
    case 'post':
      return <PostText {...props} />;
    case 'file':
      return (
        <a
          class="file"
          href={api.resourceUrl(String(content.file_key ?? ''))}
          download={String(content.file_name ?? '')}
        >
          <Glyph name="file" size={28} />
          <span>{String(content.file_name ?? words.file)}</span>
        </a>
      );
    case 'image':
      return <Image imageKey={String(content.image_key ?? '')} words={words} />;
    case 'system':
      return <>{systemText(content)}</>;
    default:
      return <span class="muted">{words.unsupported(message.msg_type)}</span>;
  }
}

function PlainText({ message, words, text }: ContentProps & { text: string }) {
  return (
    <span class="text">
      {textParts(text, message.mentions ?? [], words.everyone).map((part, index) => {
        const href = part.kind === 'link' ? safeHref(part.text) : null;
        if (href)
          return (
            <a key={index} href={href} target="_blank" rel="noreferrer noopener">
              {part.text}
            </a>
          );
        return (
          <span key={index} class={part.kind === 'at' ? 'at' : undefined}>
            {part.text}
          </span>
        );
      })}
    </span>
  );
}

function PostText(props: ContentProps) {
  const post = readPost(props.message.content, props.locale);
  return (
    <div class="post">
      {post.title && <h4>{post.title}</h4>}
      {post.content.map((line, index) => (
        <p key={index}>
          {line.map((node, at) => (
            <PostPart key={at} node={node} {...props} />
          ))}
        </p>
      ))}
    </div>
  );
}

function PostPart({ node, message, words, nameOf }: ContentProps & { node: PostNode }): JSX.Element | null {
  switch (node.tag) {
    case 'text':
    case 'md': {
      const style = node.style ?? [];
      return (
        <span
          style={{
            fontWeight: style.includes('bold') ? 600 : undefined,
            fontStyle: style.includes('italic') ? 'italic' : undefined,
          }}
        >
          {node.text}
        </span>
      );
    }
    case 'a': {
      const href = safeHref(node.href ?? '');
      if (!href) return <>{node.text}</>;
      return (
        <a href={href} target="_blank" rel="noreferrer noopener">
          {node.text}
        </a>
      );
    }
    case 'at': {
      const id = node.user_id ?? '';
      const mention = message.mentions?.find(({ key, open_id }) => key === id || open_id === id);
      const name = id === 'all' ? words.everyone : (mention?.name ?? node.user_name ?? nameOf(id));
      return <span class="at">@{name ?? words.unknownPerson}</span>;
    }
    case 'img':
      return <Image imageKey={node.image_key ?? ''} words={words} />;
    case 'emotion':
      return <EmojiMark emoji={node.emoji_type ?? ''} />;
    case 'hr':
      return <hr class="card-hr" />;
    default:
      return <>{node.text}</>;
  }
}

function Image({ imageKey, words }: { imageKey: string; words: Words }) {
  const [missing, setMissing] = useState(false);
  if (missing)
    return (
      <span class="picture-missing">
        <Glyph name="picture" /> {words.image}
      </span>
    );
  return (
    <img class="picture" src={api.resourceUrl(imageKey)} alt={words.image} onError={() => setMissing(true)} />
  );
}

function systemText(content: Record<string, unknown>): string {
  if (typeof content.text === 'string') return content.text;
  const template = typeof content.template === 'string' ? content.template : '';
  return template.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = content[key];
    return Array.isArray(value) ? value.join('、') : String(value ?? '');
  });
}
