import { exemptView } from '../../src/app/exempt.ts';
import { extendView } from '../../src/app/extend.ts';
import { exemptCard } from '../../src/cards/exempt.ts';
import { extendCard } from '../../src/cards/extend.ts';
import type { Command, Reply } from '../handling.ts';

/** `/exempt 支部名`: the office waives one requirement for one person. */
export async function exempt({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await exemptView(app, { openId: who.person.open_id as string, unitId }, now);
  return view.ok
    ? { say: 'privately', card: exemptCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}

/** `/extend 支部名`: the office moves a date of a unit; a secretary asks for it. */
export async function extend({ app, now, who, unitId }: Command): Promise<Reply> {
  const view = await extendView(app, { openId: who.person.open_id as string, unitId }, now);
  return view.ok
    ? { say: 'privately', card: extendCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
