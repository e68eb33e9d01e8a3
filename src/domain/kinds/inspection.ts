import { z } from 'zod';
import type { Kind } from './kind.ts';

/**
 * What supervisors look at in a branch (002, part 1.5: 重点检查个人分析材料和评议意见以及有关工作程序；检查征求意见的原始材料、
 * 表格填写内容，谈心情况、党支部活动记录，以及了解边议边改情况).
 */
export const INSPECTION_POINTS = [
  'analyses',
  'appraisals',
  'procedures',
  'opinions',
  'forms',
  'talks',
  'records',
  'rectify',
] as const;
export type InspectionPoint = (typeof INSPECTION_POINTS)[number];

const payload = z.strictObject({
  /** The branch's stage at the time. */
  stage: z.int(),
  /** The points looked at, each with the note made and what the data counted at that moment. */
  seen: z.partialRecord(
    z.enum(INSPECTION_POINTS),
    z.strictObject({ on: z.iso.date(), note: z.string().max(200), counts: z.array(z.int()) }),
  ),
});
export type InspectionPayload = z.infer<typeof payload>;

/** A supervisor's checklist of a branch, filled point by point and kept as a record (S25). */
export const inspection: Kind = {
  name: 'inspection',
  payload,
  form: null,
  about: 'unit',
  filedBy: ['supervisor'],
  review: 'none',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
