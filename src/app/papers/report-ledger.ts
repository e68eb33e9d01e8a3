import { type Words, wordsOf } from '../../cards/words/index.ts';
import { isEnded, isOverdue } from '../../domain/ledger.ts';
import { countItems } from '../../domain/ledger-counts.ts';
import type { Block } from '../../domain/paper.ts';
import { listUnits, unitTree } from '../../store/roster.ts';
import { itemsOfAll } from '../ledger-items.ts';
import type { App } from '../ports.ts';

/** Items that a report lists one by one; the workbook of the ledger holds all. */
const mostListed = 40;

/**
 * Where the ledgers of a unit and all below it stand (S19; (004) 一), by state, and what is not at its end: matter,
 * responsible unit and day. People are named in the ledger, not in the report.
 */
export async function ledgerSection(
  app: App,
  of: { campaignId: string; unitId: string; today: string },
): Promise<Block[]> {
  const w = wordsOf('zh-cn');
  const words = w.papers.report;
  const tree = await unitTree(app.db, of.unitId);
  const units = await listUnits(app.db);
  const items = (await itemsOfAll(app.db, of.campaignId)).filter(({ record }) =>
    tree.includes(record.unit_id),
  );
  if (items.length === 0) return [{ text: words.noItems }];
  const counts = countItems(
    items.map(({ item }) => item),
    of.today,
  );
  const open = items.filter(({ item }) => !isEnded(item));
  return [
    { text: words.ledgerLine(counts) },
    {
      table: {
        headers: [w.ledger.state, words.items],
        widths: [70, 30],
        rows: [
          ...(['solved', 'in-hand', 'poor', 'not-begun', 'cannot'] as const).map((state) => [
            w.ledger.states[state],
            String(items.filter(({ item }) => item.state === state).length),
          ]),
          [words.total, String(counts.total)],
        ],
      },
    },
    ...(open.length === 0 ? [] : [{ text: words.openItems(open.length) }, openTable(w)]),
    ...(open.length > mostListed ? [{ text: words.more(open.length - mostListed) }] : []),
  ];

  function openTable(w: Words): Block {
    return {
      table: {
        headers: words.openColumns.split('|'),
        widths: [42, 24, 20, 14],
        rows: open
          .slice(0, mostListed)
          .map(({ record, item }) => [
            item.words,
            units.find(({ id }) => id === record.unit_id)?.name ?? '',
            item.due === null ? '' : w.shortDate(item.due),
            isOverdue(item, of.today) ? words.overdue : w.ledger.states[item.state],
          ]),
      },
    };
  }
}
