import { z } from 'zod';
import type { Kind } from './kind.ts';

/** What failed and is done again by a day, under supervision (S26; 000, 001, 004). */
export const makeUp: Kind = {
  name: 'make-up',
  payload: z.object({
    words: z.string().min(1).max(1000),
    due: z.iso.date(),
    done: z.enum(['open', 'done']).default('open'),
    /** The meeting that was missed and the study hours to be made up, for a person's make-up. */
    meeting: z.string().optional(),
    hours: z.number().positive().optional(),
    /** The survey that failed; a later round that passes is its making up. */
    survey: z.string().optional(),
  }),
  form: [
    { name: 'words', as: 'text', most: 1000, rows: 4 },
    { name: 'due', as: 'day' },
  ],
  about: 'unit',
  asks: { due: 'due', done: 'done' },
  filedBy: ['secretary', 'supervisor'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: { done: (record) => record.payload.done === 'done' },
};
