import type { JSX } from 'preact';
import { emojiOf } from '../card/emoji.ts';

const thumb =
  'M7 11l4-8c1.7 0 2.6 1.3 2.3 3l-.6 3H18a2 2 0 0 1 2 2.3l-1.1 7A2 2 0 0 1 16.9 20H7zM3 11h3v9H3z';
const heart = 'M12 20.5S3.5 15 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 6-8.5 11.5-8.5 11.5z';

const drawn: Record<string, () => JSX.Element> = {
  THUMBSUP: () => <Shape path={thumb} color="#f2a60d" />,
  HEART: () => <Shape path={heart} color="#f54a45" />,
  OK: () => <Badge text="OK" color="#f2a60d" />,
  DONE: () => <Badge text="✓" color="#2ea121" />,
  GET: () => <Badge text="Get" color="#3370ff" />,
  JIAYI: () => <Badge text="+1" color="#f2740d" />,
};

/** A Feishu reaction: the common ones are drawn here, others by the machine's emoji font, the rest by their key. */
export function EmojiMark({ emoji }: { emoji: string }) {
  const draw = drawn[emoji.toUpperCase()];
  return draw ? draw() : <span>{emojiOf(emoji) ?? emoji}</span>;
}

function Shape({ path, color }: { path: string; color: string }) {
  return (
    <svg class="glyph" width="16" height="16" viewBox="0 0 24 24" fill={color} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function Badge({ text, color }: { text: string; color: string }) {
  return (
    <span class="emoji-badge" style={{ background: color }}>
      {text}
    </span>
  );
}
