import { wordsOrFile } from './filed-file.ts';
import type { Kind } from './kind.ts';

/**
 * The special report to the superior committee, due on 5 June (S27; 001, part 3): handed in, received by the office or
 * sent back. Handed in again, it is the next version of the one report that a unit has.
 */
export const specialReport: Kind = {
  name: 'special-report',
  payload: wordsOrFile,
  form: [{ name: 'words', as: 'text', most: 1000, rows: 8 }],
  about: 'unit',
  takesFile: true,
  filedBy: ['secretary', 'first'],
  review: 'receipt',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
