import { z } from 'zod';
import type { Kind, RecordFact } from './kind.ts';

const share = z.object({ part: z.number(), whole: z.number(), exact: z.boolean() });

/**
 * A closed survey in figures (S21; 002, part 1.5; 003, part 3). Filed by the close alone; with fewer answers than may
 * be shown `result` is null, and the round has failed.
 */
const payload = z.object({
  survey: z.string(),
  about: z.enum(['stage', 'measure']),
  measure: z.string().nullable(),
  /** The stage that was surveyed. */
  stage: z.number(),
  round: z.number(),
  of: z.enum(['upper', 'satisfied']),
  passed: z.boolean(),
  result: z
    .object({
      answers: z.number(),
      share,
      questions: z.array(
        z.object({
          key: z.string(),
          share,
          cells: z.array(z.object({ choices: z.array(z.string()), count: z.number() })),
        }),
      ),
    })
    .nullable(),
});
export type SurveyPayload = z.infer<typeof payload>;

const amount = (of: SurveyPayload['of']) => (record: RecordFact) => {
  const filed = record.payload as SurveyPayload;
  return filed.result !== null && filed.of === of ? filed.result.share : { part: 0, whole: 0 };
};

/** The newest round about a stage counts for it; one about an important measure counts for none. */
export const survey: Kind = {
  name: 'survey',
  payload,
  form: null,
  about: 'unit',
  filedBy: ['secretary', 'first', 'office', 'supervisor'],
  review: 'none',
  eachStage: true,
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {},
  amounts: { upper: amount('upper'), satisfied: amount('satisfied') },
  newest: (record) => record.payload.about === 'stage' && record.payload.stage === record.stage,
};
