import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * Each released opinion as the gate reads it: whether it was sorted (S10; 002, part 1.2), and whether those it is about
 * got and read it (S11; 001, part 3(2)4). Nobody files them; they are read from the opinions themselves.
 */
export const sorting: Kind = {
  name: 'sorting',
  payload: z.object({ sorted: z.boolean() }),
  form: null,
  about: 'unit',
  filedBy: [],
  review: 'none',
  seenBy: [],
  sorts: { sorted: (record) => record.payload.sorted === true },
};

export const feedback: Kind = {
  name: 'feedback',
  payload: z.object({ fedBack: z.boolean() }),
  form: null,
  about: 'unit',
  filedBy: [],
  review: 'none',
  seenBy: [],
  sorts: { 'fed-back': (record) => record.payload.fedBack === true },
};
