import { isEnded, isOverdue, type LedgerItem } from './ledger.ts';
import type { LocalDate } from './local-date.ts';

/** How many items stand where. `open` are those without an end, `overdue` among them those past their day. */
export interface LedgerCounts {
  total: number;
  solved: number;
  inHand: number;
  poor: number;
  notBegun: number;
  cannot: number;
  /** Ended because it can't be solved for now, with the explanation. */
  explained: number;
  /** Claimed, and waiting for somebody to confirm. */
  awaiting: number;
  open: number;
  overdue: number;
  placed: number;
}

export function countItems(items: readonly LedgerItem[], today: LocalDate): LedgerCounts {
  const count = (test: (item: LedgerItem) => boolean) => items.filter(test).length;
  return {
    total: items.length,
    solved: count((item) => item.state === 'solved'),
    inHand: count((item) => item.state === 'in-hand'),
    poor: count((item) => item.state === 'poor'),
    notBegun: count((item) => item.state === 'not-begun'),
    cannot: count((item) => item.state === 'cannot'),
    explained: count((item) => item.state === 'cannot' && isEnded(item)),
    awaiting: count((item) => item.awaiting !== null),
    open: count((item) => !isEnded(item)),
    overdue: count((item) => isOverdue(item, today)),
    placed: count((item) => item.placed !== null),
  };
}
