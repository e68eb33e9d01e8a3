import { ledgerList, ledgerTree } from '../../src/app/ledger-view.ts';
import { ledgerCard, ledgerTreeCard } from '../../src/cards/ledger.ts';
import { isMine } from '../../src/say/mine.ts';
import type { Command, Reply } from '../handling.ts';

/**
 * `/ledger`: the unit's ledger; over a tree, counts by unit with one step down. `/ledger 我的` shows the asker's own items
 * wherever they are. Always in private: the words are about people's failings.
 */
export async function ledger({ app, now, who, unitId, args }: Command): Promise<Reply> {
  const openId = who.person.open_id as string;
  const mine = isMine(args);
  if (!mine) {
    const tree = await ledgerTree(app, { who, unitId }, now);
    if (tree.ok && tree.value.rows.length > 1) return { say: 'privately', card: ledgerTreeCard(tree.value) };
  }
  const filter = { page: 1, ...(mine ? { mine } : {}) };
  const view = await ledgerList(app, { openId, unitId, filter }, now);
  return view.ok
    ? { say: 'privately', card: ledgerCard(view.value) }
    : { say: 'refuse', refusal: view.refusal };
}
