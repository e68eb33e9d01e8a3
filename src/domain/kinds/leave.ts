import { z } from 'zod';
import type { Kind } from './kind.ts';

/** Trips and leave of the first responsible person during the campaign, with the reason (S29; 001, part 5). */
export const leave: Kind = {
  name: 'leave',
  payload: z.object({ from: z.iso.date(), to: z.iso.date(), reason: z.string().min(1).max(200) }),
  form: [
    { name: 'from', as: 'day' },
    { name: 'to', as: 'day' },
    { name: 'reason', as: 'line', most: 200 },
  ],
  about: 'member',
  offered: true,
  filedBy: ['first'],
  review: 'none',
  seenBy: ['office'],
  sorts: {},
};
