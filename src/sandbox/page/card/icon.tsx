import { inkOf } from './look.ts';
import type { IconSpec } from './types.ts';

const glyphs: readonly [RegExp, string][] = [
  [/^(down|expand-down)/, '▾'],
  [/^right/, '▸'],
  [/alarm|time|clock|history/, '◷'],
  [/calendar|date/, '▦'],
  [/chat|message|comment/, '❝'],
  [/person|member|contacts|group|visitor/, '◉'],
  [/yes|check|done|succeed|approve/, '✔'],
  [/no_|close|error|forbidden|ban/, '✕'],
  [/warning|attention|info|maybe/, '!'],
  [/edit|pen|write/, '✎'],
  [/file|doc|sheet|table|approval|todo|task|list/, '▤'],
  [/bell|notification|announce|speaker|buzz/, '♪'],
  [/lock|safe|encrypt|privacy/, '◼'],
  [/flag|pin/, '⚑'],
  [/chart|data|report/, '▥'],
  [/mail|inbox/, '✉'],
  [/star|collect/, '★'],
  [/setting/, '⚙'],
  [/search/, '○'],
  [/link/, '↗'],
  [/robot|bot/, '◈'],
];

/** Feishu's icon library is not ours to ship: a near glyph stands in, a dot where there is none. */
export function CardIcon({ icon }: { icon: IconSpec }) {
  const token = icon.token ?? '';
  const glyph = glyphs.find(([pattern]) => pattern.test(token))?.[1] ?? '•';
  return (
    <span class="card-icon" style={{ color: inkOf(icon.color) }} aria-hidden="true">
      {glyph}
    </span>
  );
}
