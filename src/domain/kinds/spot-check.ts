import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * A unit drawn for a spot-check in the look-back (S37; 004, part 3: 对部分单位进行抽查): open from the draw on, in force
 * once its supervisors reported what they saw and whom they listened to. The seed and the size repeat the draw.
 */
export const spotCheck: Kind = {
  name: 'spot-check',
  payload: z.object({
    seed: z.string().min(1).max(64),
    size: z.int().positive(),
    of: z.int().positive(),
    heard: z.int().min(0).optional(),
    words: z.string().min(1).max(1000).optional(),
    reportedBy: z.string().optional(),
  }),
  form: null,
  about: 'unit',
  filedBy: ['office'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: { reported: (record) => record.state === 'filed' },
};
