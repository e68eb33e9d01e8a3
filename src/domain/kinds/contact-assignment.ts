import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * A leader's contact point, assigned by the office or the first responsible person (S28; 001, part 5; 003, part 3);
 * the newest one stands. The visits are records of `contact-point`.
 */
export const contactAssignment: Kind = {
  name: 'contact-assignment',
  payload: z.object({ leader: z.string().min(1), unit: z.string().min(1) }),
  form: [
    { name: 'leader', as: 'leader' },
    { name: 'unit', as: 'unit' },
  ],
  about: 'member',
  subject: 'leader',
  offered: true,
  filedBy: ['office', 'first'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
