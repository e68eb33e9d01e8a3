import { z } from 'zod';
import type { Kind } from './kind.ts';

/** What supervisors found in a branch, with a day by which it is answered and closed (S25; 001, part 5; 002, part 1.5). */
export const finding: Kind = {
  name: 'finding',
  payload: z.object({
    words: z.string().min(1).max(1000),
    due: z.iso.date(),
    closed: z.boolean().default(false),
    /** What the secretary answered, and who did. */
    answer: z.string().max(1000).optional(),
    answeredBy: z.string().optional(),
    /** Why an answer did not do. */
    comment: z.string().max(1000).optional(),
    commentBy: z.string().optional(),
    closedBy: z.string().optional(),
    /** Where it came from, when not from an inspection. */
    from: z.enum(['inspection', 'look-back']).default('inspection'),
  }),
  form: [
    { name: 'words', as: 'text', most: 1000, rows: 4 },
    { name: 'due', as: 'day' },
  ],
  about: 'unit',
  asks: { due: 'due', done: 'closed' },
  filedBy: ['supervisor'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: { closed: (record) => record.payload.closed === true },
};
