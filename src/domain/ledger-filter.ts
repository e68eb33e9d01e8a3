import { type ItemState, isOverdue, type LedgerItem, type Way } from './ledger.ts';
import type { LocalDate } from './local-date.ts';

/** What somebody looks for in a ledger; what is absent is not asked. All that is asked has to hold. */
export interface ItemFilter {
  state?: ItemState | undefined;
  way?: Way | undefined;
  /** The id of its owner. */
  owner?: string | undefined;
  overdue?: boolean | undefined;
  /** Claimed, and waiting for somebody to confirm. */
  awaiting?: boolean | undefined;
}

export const passesFilter = (item: LedgerItem, filter: ItemFilter, today: LocalDate): boolean =>
  (filter.state === undefined || item.state === filter.state) &&
  (filter.way === undefined || item.way === filter.way) &&
  (filter.owner === undefined || item.owner === filter.owner) &&
  (filter.awaiting !== true || item.awaiting !== null) &&
  (filter.overdue !== true || isOverdue(item, today));

/** One page of a list; a page before the first or after the last is the nearest that there is. */
export interface Page<T> {
  on: T[];
  /** How many there are on all pages. */
  of: number;
  page: number;
  pages: number;
}

export function pageOf<T>(all: readonly T[], asked: number, perPage: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(1, asked), pages);
  return { on: all.slice((page - 1) * perPage, page * perPage), of: all.length, page, pages };
}
