import { missingView } from '../../src/app/missing-view.ts';
import { remindMissing } from '../../src/app/remind.ts';
import { missingCard, remindResultCard } from '../../src/cards/missing.ts';
import type { Command, Reply } from '../handling.ts';

/** `/remind` reminds in private everybody of the unit who has something open; a box or survey gets equal words in the group. */
export async function remind({ app, now, who, unitId, args }: Command): Promise<Reply> {
  const openId = who.person.open_id as string;
  if (args.trim() === '') {
    const view = await missingView(app, who, unitId, now);
    return view.ok
      ? { say: 'privately', card: missingCard(view.value) }
      : { say: 'refuse', refusal: view.refusal };
  }
  const result = await remindMissing(app, { openId, unitId, item: args.trim() }, now);
  return result.ok
    ? { say: 'privately', card: remindResultCard(result.value) }
    : { say: 'refuse', refusal: result.refusal };
}
