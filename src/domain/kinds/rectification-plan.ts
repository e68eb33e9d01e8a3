import { z } from 'zod';
import { done, refused } from '../refusal.ts';
import { firstUnclear } from '../three-clears.ts';
import type { Field, Kind, RecordFact, RowField } from './kind.ts';

/** The three levels ((002) 二: 黨員個人、黨支部、經委黨組). */
export const LEVELS = ['member', 'branch', 'leading-body'] as const;
export type Level = (typeof LEVELS)[number];

/** A plan holds so many measures at most; one card shows them all. */
const mostMeasures = 10;

const clear = z.string().max(300).default('');
const measure = z.object({
  /** Stays when the measure is revised, so that its ledger item is found again. */
  row: z.string().default(''),
  matter: clear,
  way: clear,
  effect: clear,
  person: z.string().optional(),
  due: z.iso.date().optional(),
  /** The department that answers for it; the body's own where none is named. */
  unit: z.string().optional(),
});
const payload = z.object({
  level: z.enum(LEVELS),
  measures: z.array(measure).min(1).max(mostMeasures),
  /** The members' meeting that passed the plan of a branch, as the secretary names it. */
  adopted: z.object({ meeting: z.string(), on: z.iso.date(), by: z.string() }).optional(),
  /** The day on which the office received it on file. */
  onFile: z.iso.date().optional(),
  /** The day on which it was told to the people served. */
  published: z.iso.date().optional(),
});
export type RectificationPlan = z.infer<typeof payload>;
export type PlanMeasure = z.infer<typeof measure>;

const clears: RowField[] = [
  { name: 'matter', as: 'text', most: 300, rows: 2 },
  { name: 'way', as: 'text', most: 300, rows: 3 },
  { name: 'effect', as: 'text', most: 300, rows: 2 },
];
const rows = (...more: RowField[]): Field[] => [
  { name: 'measures', as: 'rows', most: mostMeasures, of: [...clears, ...more, { name: 'due', as: 'day' }] },
];

const levelOf = (record: RecordFact): unknown => record.payload.level;

/**
 * Rectification plans at three levels (S18; 001, part 3(3)11; 002, part 2). A member's is checked by the secretary; a
 * branch's passes the members' meeting and is filed with the office; the leading body's is broken down by department
 * and date, published, and revised where people say so. Which measures become items of the ledger: docs/adr/0010.
 */
export const rectificationPlan: Kind = {
  name: 'rectification-plan',
  payload,
  form: rows(),
  about: 'unit',
  variants: {
    field: 'level',
    of: {
      member: { form: rows(), about: 'member', filedBy: ['member'], review: 'secretary' },
      branch: { form: rows({ name: 'person', as: 'person' }), filedBy: ['secretary'] },
      'leading-body': {
        form: rows({ name: 'person', as: 'person' }, { name: 'unit', as: 'unit', optional: true }),
        filedBy: ['secretary', 'first'],
      },
    },
  },
  begin: (filed, at) => {
    const { level, measures } = payload.parse(filed);
    const unclear = firstUnclear(measures, { person: level !== 'member', due: true, today: at.on });
    if (unclear) return refused({ why: 'unclear', in: unclear });
    // What was adopted or published was another version.
    return done({ level, measures });
  },
  goesOn: 'plan',
  filedBy: ['member', 'secretary', 'first'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  sorts: {
    member: (record) => levelOf(record) === 'member',
    branch: (record) =>
      levelOf(record) === 'branch' &&
      record.payload.adopted !== undefined &&
      record.payload.onFile !== undefined,
    'leading-body': (record) =>
      levelOf(record) === 'leading-body' &&
      record.payload.published !== undefined &&
      record.payload.onFile !== undefined,
  },
};
