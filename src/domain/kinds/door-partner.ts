import { z } from 'zod';
import type { Kind } from './kind.ts';

/** A partner assigned by the secretary to a member who is old or ill (S7; 001, part 3(1)2); the newest one stands. */
export const doorPartner: Kind = {
  name: 'door-partner',
  payload: z.object({
    member: z.string().min(1),
    partner: z.string().min(1),
    reason: z.string().min(1).max(200),
  }),
  form: [
    { name: 'member', as: 'member' },
    { name: 'partner', as: 'member' },
    { name: 'reason', as: 'line', most: 200 },
  ],
  about: 'member',
  subject: 'member',
  offered: true,
  filedBy: ['secretary'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
