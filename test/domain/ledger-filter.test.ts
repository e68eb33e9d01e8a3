import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ITEM_STATES, isOverdue, type LedgerItem, ledgerItem, WAYS } from '../../src/domain/ledger.ts';
import { type ItemFilter, pageOf, passesFilter } from '../../src/domain/ledger-filter.ts';

const today = '2026-05-12';
const item: fc.Arbitrary<LedgerItem> = fc
  .record({
    state: fc.constantFrom(...ITEM_STATES),
    way: fc.constantFrom(...WAYS),
    owner: fc.constantFrom('p1', 'p2', 'p3'),
    due: fc.constantFrom(null, '2026-05-11', '2026-05-12', '2026-05-13'),
    awaiting: fc.constantFrom(null, 'solved' as const, 'cannot' as const),
  })
  .map((fields) => ledgerItem.parse({ words: '窗口排队时间长', explanation: '等待批复', ...fields }));
const filter: fc.Arbitrary<ItemFilter> = fc.record(
  {
    state: fc.constantFrom(...ITEM_STATES),
    way: fc.constantFrom(...WAYS),
    owner: fc.constantFrom('p1', 'p2', 'p3'),
    overdue: fc.boolean(),
    awaiting: fc.boolean(),
  },
  { requiredKeys: [] },
);

test('a filter leaves what holds for all that it asks, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), filter, (items, asked) => {
      const left = items.filter((one) => passesFilter(one, asked, today));
      const holds = (one: LedgerItem) => [
        asked.state === undefined || asked.state === one.state,
        asked.way === undefined || asked.way === one.way,
        asked.owner === undefined || asked.owner === one.owner,
        !asked.overdue || isOverdue(one, today),
        !asked.awaiting || one.awaiting !== null,
      ];
      expect(left).toEqual(items.filter((one) => holds(one).every((each) => each)));
    }),
    { verbose: 1 },
  );
});

test('all pages together are the list, and a page that is not there is the nearest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (all, per) => {
      const { pages } = pageOf(all, 1, per);
      const each = Array.from({ length: pages }, (_, at) => pageOf(all, at + 1, per));
      expect(each.flatMap(({ on }) => on)).toEqual(all);
      for (const { on, of } of each) {
        expect(on.length).toBeLessThanOrEqual(per);
        expect(of).toBe(all.length);
      }
      expect(pageOf(all, pages + 5, per).page).toBe(pages);
      expect(pageOf(all, 0, per).page).toBe(1);
    }),
    { verbose: 1 },
  );
});
