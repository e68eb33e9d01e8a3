import { z } from 'zod';
import type { Kind } from './kind.ts';

/** The summary before a hand-over, drafted from the figures (S23; 001, part 5; 002, part 1). */
export const stageSummary: Kind = {
  name: 'stage-summary',
  payload: z.object({ words: z.string().min(1).max(1000) }),
  form: [{ name: 'words', as: 'text', most: 1000, rows: 12 }],
  about: 'unit',
  filedBy: ['secretary', 'first'],
  review: 'none',
  eachStage: true,
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: { filed: () => true },
};
