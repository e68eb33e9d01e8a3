import type { Card } from './kit.ts';

/** A card holds 30 KB (https://open.feishu.cn/document/server-docs/im-v1/message/create); the envelope needs a little of it. */
const mostBytes = 28_000;

/** How many entries each list of a card shows, from the fullest down. */
const steps = [60, 40, 30, 20, 14, 10, 7, 5, 3, 2] as const;

const fits = (shown: Card): boolean =>
  new TextEncoder().encode(JSON.stringify(JSON.stringify(shown))).length <= mostBytes;

/** A card with as many entries as the platform takes: one that is too large would reach nobody. */
export function fitted(draw: (most: number) => Card): Card {
  for (const most of steps) {
    const shown = draw(most);
    if (fits(shown)) return shown;
  }
  return draw(1);
}
