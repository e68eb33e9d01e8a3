import { z } from 'zod';
import type { Kind } from './kind.ts';

/** A leader's visit to the contact point, logged by the leader (S28; 001, part 5; 003, part 3). */
export const contactPoint: Kind = {
  name: 'contact-point',
  payload: z.object({ unit: z.string().min(1), on: z.iso.date(), words: z.string().min(1).max(1000) }),
  form: [
    { name: 'unit', as: 'unit' },
    { name: 'on', as: 'day' },
    { name: 'words', as: 'text', most: 1000, rows: 4 },
  ],
  about: 'member',
  filedBy: ['member'],
  review: 'none',
  eachStage: true,
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: { visit: () => true },
};
