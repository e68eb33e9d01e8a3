import { z } from 'zod';
import type { Kind } from './kind.ts';

/** The branch's own list, discussed in the group and adopted by the branch meeting (S8; 001, part 3(1)3). */
export const concreteRequirements: Kind = {
  name: 'concrete-requirements',
  payload: z.object({
    words: z.string().min(1).max(1000),
    adopted: z.enum(['draft', 'adopted']),
    on: z.iso.date(),
  }),
  form: [
    { name: 'words', as: 'text', most: 1000, rows: 8 },
    { name: 'adopted', as: 'choice', of: ['draft', 'adopted'] },
    { name: 'on', as: 'day' },
  ],
  about: 'unit',
  filedBy: ['secretary'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: { adopted: (record) => record.payload.adopted === 'adopted' },
};
