import { z } from 'zod';
import type { Kind } from './kind.ts';

/** The check of what was done before a stage ends (S24; 002, part 1.5). */
export const insideLookBack: Kind = {
  name: 'inside-look-back',
  payload: z.object({ done: z.string().min(1).max(1000), gaps: z.string().max(1000).optional() }),
  form: [
    { name: 'done', as: 'text', most: 1000, rows: 4 },
    { name: 'gaps', as: 'text', most: 1000, rows: 4, optional: true },
  ],
  about: 'unit',
  filedBy: ['secretary'],
  review: 'none',
  eachStage: true,
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
