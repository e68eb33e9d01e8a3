import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * Somebody whom a member asked about the self-analysis said so by one tap (S13; 002, part 1.2: at least three members or
 * people outside the Party). That it happened is kept, never what was said.
 */
export const consultation: Kind = {
  name: 'consultation',
  payload: z.strictObject({
    with: z.string().min(1),
    /** The person who was consulted: the field that requirements of the self-analysis count. */
    consulted: z.string().min(1),
    askedOn: z.iso.date(),
    askedAgain: z.literal(true).optional(),
  }),
  form: null,
  command: 'analysis',
  about: 'member',
  confirmed: 'by-other',
  partOf: 'self-analysis',
  filedBy: ['member'],
  review: 'none',
  seenBy: [],
  sorts: {},
};
