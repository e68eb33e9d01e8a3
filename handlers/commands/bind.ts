import { bindChat, boundTo, unitsToChoose } from '../../src/app/bind-chat.ts';
import { unitName } from '../../src/app/names.ts';
import { allow } from '../../src/app/who.ts';
import { bindCard, boundCard } from '../../src/cards/bind.ts';
import type { Command, Reply } from '../handling.ts';

/** `/bind 支部名` in the group; without a name the card asks. */
export async function bind({ app, now, who, unitId, args, chatId }: Command): Promise<Reply> {
  if (chatId === null) return { say: 'refuse', refusal: { why: 'only-in-group' } };
  if (args.trim() === '') {
    const allowed = await allow(app, who, 'bind-chat', who.unit.id);
    return allowed.ok
      ? {
          say: 'here',
          card: bindCard({ units: await unitsToChoose(app), bound: await boundTo(app, chatId) }),
        }
      : { say: 'refuse', refusal: allowed.refusal };
  }
  const bound = await bindChat(app, { openId: who.person.open_id as string, unitId, chatId }, now);
  return bound.ok
    ? { say: 'here', card: boundCard({ unit: await unitName(app, unitId) }) }
    : { say: 'refuse', refusal: bound.refusal };
}
