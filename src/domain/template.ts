import { z } from 'zod';
import { KIND_NAMES } from './kind-names.ts';
import { isZone } from './local-date.ts';
import { MEASURE_NAMES } from './measure-names.ts';
import { faultOfMonthDay } from './month-day.ts';

/** What a template's own check says through zod: the code of a sentence in `template-words.ts`. */
export type ValueFault =
  | 'not-a-date'
  | 'no-such-date'
  | 'not-a-time'
  | 'not-a-key'
  | 'empty-words'
  | 'no-such-zone';

const refuse = (fault: ValueFault) => ({ params: { fault } });

const words = z.string().refine((text) => text.trim().length > 0, refuse('empty-words'));
const title = z.strictObject({ 'zh-cn': words, 'zh-tw': words, en: words });

/** The interface's words in each of its languages. */
export type Words = z.infer<typeof title>;

const key = z.string().refine((text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), refuse('not-a-key'));
const time = z.string().refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), refuse('not-a-time'));
const date = z.string().superRefine((text, context) => {
  const fault = faultOfMonthDay(text);
  if (fault !== null) context.addIssue({ code: 'custom', ...refuse(fault) });
});
const kinds = z.array(z.enum(KIND_NAMES)).default([]);
const share = z.number().min(0).max(1);

const requirement = z.strictObject({
  key,
  title,
  step: key.optional(),
  kind: z.enum(KIND_NAMES),
  measure: z.enum(MEASURE_NAMES),
  of: key.optional(),
  per: z.enum(['member', 'branch', 'unit']),
  who: z.enum(['everyone', 'leaders']).default('everyone'),
  atLeast: z.number().positive(),
  counts: z.enum(['gate', 'record']).default('gate'),
});

const step = z.strictObject({
  key,
  number: z.int().positive(),
  title,
  kinds,
  from: date.optional(),
  to: date.optional(),
  weeks: z.number().positive().optional(),
  alongside: key.optional(),
});

const stageBase = { key, number: z.int().positive(), title, kinds };

const stage = z.discriminatedUnion('phase', [
  z.strictObject({
    ...stageBase,
    phase: z.literal('concentrated'),
    from: date,
    to: date,
    steps: z.array(step).min(1),
    requirements: z.array(requirement).min(1),
  }),
  z.strictObject({
    ...stageBase,
    phase: z.literal('consolidation'),
    months: z.int().positive(),
    requirements: z.array(requirement).default([]),
  }),
  z.strictObject({
    ...stageBase,
    phase: z.literal('look-back'),
    requirements: z.array(requirement).default([]),
  }),
]);

const batch = z.strictObject({
  key,
  number: z.int().positive(),
  title,
  yearsAfterFirst: z.int().min(0),
  from: date,
  to: date,
  shiftMonths: z.int().min(0).max(12),
  unitKinds: z.array(z.strictObject({ key, title })).min(1),
});

const pings = z.strictObject({
  at: time,
  beforeDays: z.array(z.int().min(0)).min(1),
  afterWorkdays: z.strictObject({
    person: z.int().positive().optional(),
    secretary: z.int().positive().optional(),
    unit: z.int().positive().optional(),
    supervisors: z.int().positive().optional(),
  }),
  quiet: z.strictObject({ from: time, to: time }),
  restDays: z.enum(['weekends-and-holidays', 'weekends', 'none']),
  digest: z.strictObject({ dueWithinHours: z.int().positive() }),
});

const survey = z.strictObject({
  fewestAnswers: z.int().min(5),
  finalAtLeast: share,
  choices: z.array(z.strictObject({ key, title, upper: z.boolean(), satisfied: z.boolean() })).min(2),
  questions: z.array(z.strictObject({ key, title })).min(1),
});

/**
 * Whom opinions are asked of (S9). `among` says who of the roster, in the unit and below it, belongs to a circle; one
 * without it is outside the messenger, and its forms are counted by hand.
 */
const circle = z.strictObject({
  key,
  title,
  among: z.enum(['members', 'leaders', 'secretaries', 'masses']).optional(),
});

/** A campaign as data. Dates are months and days of the batch's first year; each `atLeast` of a `share` is 0 to 1. */
export const templateSchema = z.strictObject({
  version: z.literal(1),
  key,
  title,
  timezone: z.string().refine(isZone, refuse('no-such-zone')),
  profile: z.enum(['full', 'light']),
  batches: z.array(batch).min(1),
  concentrated: z.strictObject({ minimumMonths: z.int().min(3) }),
  stages: z.array(stage).min(1),
  specialReport: z.strictObject({ title, due: date }).optional(),
  reviewWindow: z
    .strictObject({
      opens: date,
      closes: date,
      selfCheckDue: date,
      spotChecks: z.strictObject({ from: date, to: date }),
    })
    .optional(),
  throughout: z.strictObject({ kinds }).default({ kinds: [] }),
  study: z.strictObject({ hours: z.number().positive() }).optional(),
  selfAnalysis: z
    .strictObject({
      characters: z.int().positive(),
      leaderCharacters: z.int().positive(),
      /** The revision after the branch's life meeting: what it is called, and within how many days. */
      afterMeeting: z.strictObject({ title, days: z.int().positive() }).optional(),
    })
    .optional(),
  circles: z.array(circle).optional(),
  survey: survey.optional(),
  pings,
});

export type Template = z.infer<typeof templateSchema>;
export type Batch = Template['batches'][number];
export type Stage = Template['stages'][number];
export type ConcentratedStage = Extract<Stage, { phase: 'concentrated' }>;
export type Step = ConcentratedStage['steps'][number];
export type Requirement = ConcentratedStage['requirements'][number];
export type PingPolicy = Template['pings'];
export type Circle = z.infer<typeof circle>;
export type SurveySettings = NonNullable<Template['survey']>;

/** The stages of the concentrated period, in order: those whose gate must be passed. */
export function concentratedStages(template: Template): ConcentratedStage[] {
  return template.stages.filter((stage) => stage.phase === 'concentrated');
}

/**
 * The stage whose requirements a unit answers while it stands at a number: that stage, and past the last gate the
 * consolidation and the look-back together, for the window opens by its date and not by a gate (004).
 */
export function requirementsAt(template: Template, number: number): readonly Requirement[] {
  const here = template.stages.find((stage) => stage.number === number);
  if (here?.phase === 'concentrated') return here.requirements;
  return template.stages.flatMap((stage) => (stage.phase === 'concentrated' ? [] : stage.requirements));
}

/** The batch of that number, or null when the template has none. */
export function batchOf(template: Template, number: number): Batch | null {
  return template.batches.find((batch) => batch.number === number) ?? null;
}
