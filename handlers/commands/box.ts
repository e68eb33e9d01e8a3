import { boxForGroup, boxFormView } from '../../src/app/box.ts';
import { opinionFormCard } from '../../src/cards/opinion-form.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * An official posts the box to the group; anybody else, and everybody in the private chat, gets the form in
 * private. Nothing of the asking is recorded (`handlers/anonymous.ts`).
 */
export async function box({ app, now, who, unitId, chatId }: Command): Promise<Reply> {
  const openId = who.person.open_id as string;
  if (chatId !== null) {
    const posted = await boxForGroup(app, openId, unitId, now);
    if (posted.ok) return { say: 'post', key: `box:${unitId}:${now.getTime()}`, card: posted.value };
  }
  const form = await boxFormView(app, openId, unitId, now);
  return form.ok
    ? { say: 'unrecorded', card: opinionFormCard(form.value) }
    : { say: 'refuse', refusal: form.refusal };
}
