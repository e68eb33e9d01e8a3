import { z } from 'zod';
import type { Kind } from './kind.ts';

/** What a member writes on what was learnt (S6; 001, part 3(1)2). The secretary reads it and approves or returns it. */
export const reflection: Kind = {
  name: 'reflection',
  payload: z.object({ title: z.string().min(1).max(100), words: z.string().min(1).max(1000) }),
  form: [
    { name: 'title', as: 'line', most: 100 },
    { name: 'words', as: 'text', most: 1000, rows: 8 },
  ],
  about: 'member',
  filedBy: ['member'],
  review: 'secretary',
  seenBy: ['supervisor'],
  sorts: {},
};
