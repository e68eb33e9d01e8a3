import { z } from 'zod';
import type { Kind } from './kind.ts';

const payload = z.strictObject({
  /** The opinion as written; a later version stands beside it. */
  words: z.string().min(1).max(1000),
  /** Ids of who drafted it and who confirmed it: not the same person where the branch has a committee. */
  draftedBy: z.string(),
  confirmedBy: z.string().optional(),
  deliveredOn: z.iso.date().optional(),
  acknowledgedOn: z.iso.date().optional(),
  /** What the member answered. */
  answer: z.string().min(1).max(1000).optional(),
});
export type AppraisalPayload = z.infer<typeof payload>;

/**
 * The committee's opinion of one member (S15; 001, part 3(2)8 and 9; 002, part 1.3): drafted, confirmed by another,
 * delivered in writing, acknowledged or answered. There is no grade in it, and the schema takes no further field
 * (001: 不确定党员的格次). Filed by gestures of its own, so no common form, list or review shows it.
 */
export const appraisal: Kind = {
  name: 'appraisal',
  payload,
  form: null,
  command: 'appraise',
  about: 'member',
  filedBy: ['committee', 'secretary'],
  review: 'none',
  seenBy: ['committee', 'secretary', 'first', 'office', 'supervisor'],
  theirTurn: (record) => record.payload.acknowledgedOn === undefined,
  sorts: {
    acknowledged: (record) => record.payload.acknowledgedOn !== undefined,
    delivered: () => true,
  },
};

/** Reads what an appraisal's record holds; anything else in it is refused. */
export const readAppraisal = (stored: unknown): AppraisalPayload => payload.parse(stored);
