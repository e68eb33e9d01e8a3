import { z } from 'zod';
import type { Mention } from '../inbound.ts';

/** `mentions` of a message event. The entry for "everybody" comes with empty ids. */
export const mentionsSchema = z
  .array(
    z.object({
      key: z.string().min(1),
      id: z.object({ open_id: z.string().nullish() }).nullish(),
      name: z.string().default(''),
    }),
  )
  .nullish()
  .transform((list) => list ?? []);

export type RawMention = z.infer<typeof mentionsSchema>[number];

const everybody = '@_all';

/** Is the bot among the mentioned? Told by open id, never by name: anybody may be called like the bot. */
export function mentionsBot(raw: RawMention[], botOpenId: string): boolean {
  return botOpenId !== '' && raw.some((mention) => mention.id?.open_id === botOpenId);
}

/** The mentioned people in their order, without the bot, "everybody" and repetitions. */
export function mentionedPeople(raw: RawMention[], botOpenId: string): Mention[] {
  const people = new Map<string, Mention>();
  for (const { key, id, name } of raw) {
    const openId = id?.open_id;
    if (!openId || key === everybody || openId === botOpenId || people.has(openId)) continue;
    people.set(openId, { openId, name });
  }
  return [...people.values()];
}

/**
 * Puts names in the place of `@_user_N`: the bot's own mention goes, others become "@name".
 * One pass over whole placeholders, because `@_user_1` is also the beginning of `@_user_10`, and because a
 * person's name may itself look like a placeholder.
 */
export function spellMentions(text: string, raw: RawMention[], botOpenId: string): string {
  const spelled = new Map(
    raw.map(({ key, id, name }) => [key, id?.open_id === botOpenId || key === everybody ? '' : `@${name}`]),
  );
  return text.replace(/@_(?:user_\d+|all(?!\w))/g, (key) =>
    key === everybody ? '' : (spelled.get(key) ?? key),
  );
}

/** Spaces that look like spaces become spaces, invisible characters go, the ends are trimmed. */
export function plainWords(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
