import { z } from 'zod';
import type { Kind } from './kind.ts';

/** A plan of the unit, and one of its leading body, on file with the office (S4; 001, part 5). */
export const workPlan: Kind = {
  name: 'work-plan',
  payload: z.object({ of: z.enum(['unit', 'leading-body']), words: z.string().min(1).max(1000) }),
  form: [
    { name: 'of', as: 'choice', of: ['unit', 'leading-body'] },
    { name: 'words', as: 'text', most: 1000, rows: 8 },
  ],
  about: 'unit',
  filedBy: ['secretary', 'first'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {
    unit: (record) => record.payload.of === 'unit',
    'leading-body': (record) => record.payload.of === 'leading-body',
  },
};
