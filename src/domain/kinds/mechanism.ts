import { z } from 'zod';
import type { Kind } from './kind.ts';

/** How far a rule has come. */
const states = ['planned', 'drafted', 'issued'] as const;

/**
 * A rule that is to keep what was put right (S36 建章立制; 000, part 3(3); 001, part 3; 004, part 2). Filed again under
 * the same title it takes the older one's place in the register; the older ones stay as its history.
 */
export const mechanism: Kind = {
  name: 'mechanism',
  payload: z.object({
    title: z.string().trim().min(1).max(100),
    state: z.enum(states),
    on: z.iso.date(),
    words: z.string().min(1).max(1000),
  }),
  form: [
    { name: 'title', as: 'line', most: 100 },
    { name: 'state', as: 'choice', of: states },
    { name: 'on', as: 'day' },
    { name: 'words', as: 'text', most: 1000, rows: 4 },
  ],
  about: 'unit',
  newestBy: 'title',
  offered: true,
  filedBy: ['secretary', 'first', 'office'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {
    planned: () => true,
    issued: (record) => record.payload.state === 'issued',
  },
};
