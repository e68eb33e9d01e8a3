import { z } from 'zod';
import { faultOfMonthDay } from './month-day.ts';

const date = z
  .string()
  .refine((text) => faultOfMonthDay(text) === null)
  .optional()
  .catch(undefined);
const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const time = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .optional()
  .catch(undefined);

const keyed = z.object({ key: text }).catch({});
const keyedList = z.array(keyed).catch([]);

const step = z.object({ key: text, number, from: date, to: date, weeks: number, alongside: text }).catch({});
const requirement = z
  .object({
    key: text,
    step: text,
    kind: text,
    measure: text,
    of: text,
    atLeast: number,
    counts: text,
  })
  .catch({});
const stage = z
  .object({
    key: text,
    number,
    phase: text,
    from: date,
    to: date,
    steps: z.array(step).optional().catch([]),
    requirements: z.array(requirement).optional().catch([]),
  })
  .catch({});
const batch = z
  .object({
    key: text,
    number,
    yearsAfterFirst: number,
    from: date,
    to: date,
    shiftMonths: number,
    unitKinds: keyedList,
  })
  .catch({ unitKinds: [] });
const part = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

/**
 * What can be read of a template that may hold faults: a value that is wrong is left out, its neighbours stay at
 * their places. So one run finds the faults of single values and those between values alike.
 */
const sketchSchema = z
  .object({
    profile: text,
    batches: z.array(batch).catch([]),
    concentrated: part({ minimumMonths: number }),
    stages: z.array(stage).catch([]),
    specialReport: part({ due: date }),
    reviewWindow: part({
      opens: date,
      closes: date,
      selfCheckDue: date,
      spotChecks: part({ from: date, to: date }),
    }),
    study: part({ hours: number }),
    circles: keyedList,
    survey: part({ choices: keyedList, questions: keyedList }),
    pings: part({ at: time, quiet: part({ from: time, to: time }) }),
  })
  .catch({ batches: [], stages: [], circles: [] });

export type Sketch = z.infer<typeof sketchSchema>;
export type StageSketch = Sketch['stages'][number];

/** Reads what can be read; never fails. */
export function sketch(raw: unknown): Sketch {
  return sketchSchema.parse(raw);
}
