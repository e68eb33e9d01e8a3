import { z } from 'zod';
import type { Kind } from './kind.ts';

const words = z.string().min(1).max(500);

/**
 * A branch's own check in the look-back (S37; 004, part 3), over the points that the document names: whether its
 * organisation is whole, whether the problems were solved or taken up, what became of those that people feel most,
 * what members gained, which mechanisms stand, and whether the other requirements were kept. Gaps become findings.
 */
export const selfCheck: Kind = {
  name: 'self-check',
  payload: z.object({
    organisation: z.enum(['sound', 'mending']),
    problems: words,
    people: words,
    members: words,
    mechanisms: words,
    others: words,
    gaps: z.string().max(500).optional(),
  }),
  form: [
    { name: 'organisation', as: 'choice', of: ['sound', 'mending'] },
    { name: 'problems', as: 'text', most: 500, rows: 3 },
    { name: 'people', as: 'text', most: 500, rows: 3 },
    { name: 'members', as: 'text', most: 500, rows: 3 },
    { name: 'mechanisms', as: 'text', most: 500, rows: 3 },
    { name: 'others', as: 'text', most: 500, rows: 3 },
    { name: 'gaps', as: 'text', most: 500, rows: 3, optional: true },
  ],
  about: 'unit',
  opensWith: 'review-window',
  filedBy: ['secretary', 'first'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
