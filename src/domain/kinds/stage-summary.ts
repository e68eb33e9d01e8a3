import { wordsOrFile } from './filed-file.ts';
import type { Kind } from './kind.ts';

/** The summary before a hand-over, drafted from the figures (S23; 001, part 5; 002, part 1). */
export const stageSummary: Kind = {
  name: 'stage-summary',
  payload: wordsOrFile,
  form: [{ name: 'words', as: 'text', most: 1000, rows: 12 }],
  about: 'unit',
  takesFile: true,
  filedBy: ['secretary', 'first'],
  review: 'none',
  eachStage: true,
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: { filed: () => true },
};
