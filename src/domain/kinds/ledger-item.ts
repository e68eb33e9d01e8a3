import { ITEM_STATES, isEnded, isOverdue, ledgerItem as item, openItem, owedBy, WAYS } from '../ledger.ts';
import type { Kind, RecordFact } from './kind.ts';

const read = (record: Pick<RecordFact, 'payload'>) => item.parse(record.payload);

/**
 * An item of the rectification ledger (S17, S19; 000, part 3(3); 002, part 2; 004, part 1): opened in any stage by
 * the secretary, or by the first responsible person for the body, or out of a plan. Its owner is asked for it until
 * it is solved or explained; what its owner claims is confirmed by somebody else.
 */
export const ledgerItem: Kind = {
  name: 'ledger-item',
  payload: item,
  form: [
    { name: 'words', as: 'text', most: 500, rows: 4 },
    { name: 'way', as: 'choice', of: WAYS },
    { name: 'owner', as: 'person' },
    { name: 'due', as: 'day', optional: true },
    { name: 'explanation', as: 'text', most: 500, rows: 3, optional: true },
  ],
  about: 'unit',
  asks: {
    due: 'due',
    done: 'ended',
    by: (record) => owedBy(read(record)),
    named: 'words',
    besides: ['placed'],
  },
  begin: (payload, at) => openItem(item.parse(payload), at),
  changesWithTime: true,
  goesOn: 'ledger',
  filedBy: ['secretary', 'first'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {
    ended: (record) => isEnded(read(record)),
    'in-order': (record, today) => !isOverdue(read(record), today),
    placed: (record) => read(record).placed !== null,
    ...Object.fromEntries(
      ITEM_STATES.map((state) => [state, (record: RecordFact) => read(record).state === state]),
    ),
  },
};
