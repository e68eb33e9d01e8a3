import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * Study brought to the door of the old and the ill (S7; 001, part 3(1)2): the partner logs the visit, and the hours
 * go to both as study hours.
 */
export const doorTeaching: Kind = {
  name: 'door-teaching',
  payload: z.object({
    member: z.string().min(1),
    hours: z.number().positive().max(24),
    on: z.iso.date(),
    words: z.string().min(1).max(200),
  }),
  form: [
    { name: 'member', as: 'member' },
    { name: 'hours', as: 'number' },
    { name: 'on', as: 'day' },
    { name: 'words', as: 'line', most: 200 },
  ],
  about: 'unit',
  filedBy: ['member', 'secretary'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
