import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * A member's analysis of themselves (S13; 001, part 3(2)6 and 7; 002, part 1.2): one record a member, whose drafts are its
 * versions. It is sent as a file, as a document in the cloud, or in a run of messages, and revised after the life meeting.
 */
export const selfAnalysis: Kind = {
  name: 'self-analysis',
  payload: z.looseObject({
    words: z.string().min(1),
    /** As Chinese word processors count, and how many are asked of this member. */
    characters: z.int().nonnegative(),
    asked: z.int().positive(),
    from: z.enum(['file', 'document', 'messages']),
    /** The file's name. */
    name: z.string().optional(),
    draft: z.int().positive(),
    /** ISO instant at which this draft came. */
    draftAt: z.iso.datetime(),
  }),
  form: null,
  command: 'analysis',
  about: 'member',
  /** `reviseBy` and `revised` follow from the branch's life meeting (`withRevisions`). */
  asks: {
    due: 'reviseBy',
    done: 'revised',
    beside: 'approved',
    title: (template) => template.selfAnalysis?.afterMeeting?.title,
  },
  long: true,
  filedBy: ['member'],
  review: 'secretary',
  seenBy: [],
  sorts: {
    approved: () => true,
    length: () => true,
    revised: ({ payload }) => payload.revised === true,
  },
  amounts: {
    length: ({ payload }) => ({
      part: Math.min(Number(payload.characters), Number(payload.asked)),
      whole: Number(payload.asked),
    }),
  },
};
