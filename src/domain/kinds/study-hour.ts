import { z } from 'zod';
import type { Kind } from './kind.ts';

/** Hours of study, earned in a session by one tap or reported as own study (S6). */
export const studyHour: Kind = {
  name: 'study-hour',
  payload: z.object({
    /** None for a life meeting: only that the person was there. */
    hours: z.number().nonnegative(),
    way: z.enum(['joint', 'own']),
    topic: z.string().nullable(),
  }),
  form: null,
  about: 'member',
  filedBy: ['member', 'secretary'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
