import { z } from 'zod';
import type { Kind } from './kind.ts';

/** What supervisors found in a branch, with a day by which it is answered and closed (S25; 001, part 5; 002, part 1.5). */
export const finding: Kind = {
  name: 'finding',
  payload: z.object({
    words: z.string().min(1).max(1000),
    due: z.iso.date(),
    closed: z.boolean().default(false),
  }),
  form: [
    { name: 'words', as: 'text', most: 1000, rows: 4 },
    { name: 'due', as: 'day' },
  ],
  about: 'unit',
  filedBy: ['supervisor'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: { closed: (record) => record.payload.closed === true },
};
