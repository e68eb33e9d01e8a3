import { z } from 'zod';
import { enteredChannels } from '../opinions.ts';
import type { Kind } from './kind.ts';

/**
 * How opinions were asked for by one channel: forms sent to a circle and returned (S9; 001, part 3(2)4; 002, part 1.1).
 * Officials enter those that went outside the messenger; rounds in the messenger and the box are read as such records.
 */
export const opinionForm: Kind = {
  name: 'opinion-form',
  payload: z
    .object({
      channel: z.enum(enteredChannels),
      circle: z.string().min(1).max(64),
      sent: z.int().min(0).max(1_000_000),
      returned: z.int().min(0).max(1_000_000),
    })
    .refine(({ sent, returned }) => returned <= sent, { path: ['returned'] }),
  form: null,
  about: 'unit',
  filedBy: ['secretary', 'first', 'office'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
