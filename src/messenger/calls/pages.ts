import { z } from 'zod';
import type { Answer } from '../errors.ts';

export type Page<Item> = { items: Item[]; next: string | undefined };

/** The frame of every list answer, around items of this shape. */
export function pageOf<Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> {
  return z
    .object({
      data: z.object({
        items: z.array(item).nullish(),
        has_more: z.boolean().nullish(),
        page_token: z.string().nullish(),
      }),
    })
    .transform(({ data }) => ({
      items: data.items ?? [],
      next: data.has_more && data.page_token ? data.page_token : undefined,
    })) as unknown as z.ZodType<Page<Item>>;
}

/**
 * Reads a list to its end. One page that fails fails the whole: half a list, or none, would read as "the others
 * are gone", which is what the SDK's own iterators make of an outage.
 */
export async function allPages<Item>(
  read: (pageToken: string | undefined) => Promise<Answer<Page<Item>>>,
): Promise<Answer<Item[]>> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  for (;;) {
    const page = await read(token);
    if (!page.ok) return page;
    items.push(...page.value.items);
    token = page.value.next;
    if (token === undefined) return { ok: true, value: items };
    if (seen.has(token)) return { ok: false, fault: goesInCircles };
    seen.add(token);
  }
}

const goesInCircles = {
  kind: 'retry-later',
  code: 'unexpected-answer',
  advice: 'The platform’s list repeats itself; try again later.',
  message: 'the same page was offered twice',
  answered: true,
} as const;
