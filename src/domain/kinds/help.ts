import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * Patient help for a member who falls short (S35; 000, part 3(3); 001, part 3; 004, part 2): a note between the
 * secretary, the member and a helper, read by those three alone. It holds no verdict and nothing of discipline: that
 * is handled by the rules, elsewhere.
 */
export const helpNote: Kind = {
  name: 'help-note',
  payload: z.object({
    member: z.string().min(1),
    helper: z.string().min(1),
    words: z.string().min(1).max(1000),
  }),
  form: [
    { name: 'member', as: 'member' },
    { name: 'helper', as: 'member' },
    { name: 'words', as: 'text', most: 1000, rows: 4 },
  ],
  about: 'member',
  subject: 'member',
  newestBy: 'member',
  offered: true,
  filedBy: ['secretary'],
  review: 'none',
  seenBy: [],
  sorts: {},
};

/** What the helper did, as the helper notes it; read by the same three. */
export const helpVisit: Kind = {
  name: 'help-visit',
  payload: z.object({ member: z.string().min(1), on: z.iso.date(), words: z.string().min(1).max(1000) }),
  form: [
    { name: 'member', as: 'member' },
    { name: 'on', as: 'day' },
    { name: 'words', as: 'text', most: 1000, rows: 4 },
  ],
  about: 'member',
  subject: 'member',
  filedBy: ['member'],
  review: 'none',
  seenBy: [],
  sorts: {},
};
