import { wordsOrFile } from './filed-file.ts';
import type { Kind } from './kind.ts';

/** The minutes of a meeting, beside the meeting they belong to (S14; 001, part 3(2)7): words or a file. */
export const minutes: Kind = {
  name: 'minutes',
  payload: wordsOrFile,
  form: [{ name: 'words', as: 'text', most: 1000, rows: 10 }],
  about: 'unit',
  takesFile: true,
  filedBy: ['secretary'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
