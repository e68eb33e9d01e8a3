import { z } from 'zod';
import { TALK_KINDS } from '../talk.ts';
import type { Kind } from './kind.ts';

/**
 * A talk of two people (S12; 001, part 3(2)5; 002, part 1.1): who, when and between whom, never what was said. In force
 * once the other confirmed it; it then stands for each of the two where they take part.
 */
export const talk: Kind = {
  name: 'talk',
  payload: z.strictObject({
    /** The other person's id. */
    with: z.string().min(1),
    kind: z.enum(TALK_KINDS),
    /** The same for both sides: a talk is counted once. */
    talk: z.string().min(1),
    /** The day on which the other was asked, and whether for a second time. */
    askedOn: z.iso.date(),
    askedAgain: z.literal(true).optional(),
  }),
  form: null,
  command: 'talk',
  about: 'member',
  confirmed: 'by-both',
  filedBy: ['member'],
  review: 'none',
  seenBy: [],
  sorts: { confirmed: () => true },
};
