import { z } from 'zod';
import type { Kind } from './kind.ts';

/** To whom something is published: the unit's group, the people it serves, or both members and them in private. */
const CIRCLES = ['group', 'masses', 'everybody'] as const;
export type Circle = (typeof CIRCLES)[number];

const words = z.string().min(1).max(1000);
const circle = z.enum(CIRCLES);
const circleField = { name: 'circle', as: 'choice', of: CIRCLES } as const;
const wordsField = { name: 'words', as: 'text', most: 1000, rows: 8 } as const;
const everyRole = ['member', 'secretary', 'first', 'office', 'supervisor', 'mass'] as const;

/** How the appraisal went, told to the people whom the branch serves (S16; 001, part 3(2)10). */
export const bulletin: Kind = {
  name: 'bulletin',
  payload: z.object({ words, circle }),
  form: [wordsField, circleField],
  about: 'unit',
  published: true,
  eachStage: true,
  filedBy: ['secretary'],
  review: 'none',
  seenBy: everyRole,
  sorts: { published: () => true },
};

/** Whose results are told, or what the look-back came to ((004) 三: 在一定范围内公布). */
const levels = ['member', 'branch', 'leading-body', 'look-back'] as const;
export type Published = (typeof levels)[number];

/** The results of the rectification, told to the circle, whose answers go into the opinion box (S20; 001, part 3(3)13). */
export const publication: Kind = {
  name: 'publication',
  payload: z.object({ of: z.enum(levels), words, circle }),
  form: [{ name: 'of', as: 'choice', of: levels }, wordsField, circleField],
  about: 'unit',
  published: true,
  offered: true,
  filedBy: ['secretary', 'first'],
  review: 'none',
  seenBy: everyRole,
  sorts: {
    member: (record) => record.payload.of === 'member',
    branch: (record) => record.payload.of === 'branch',
    'leading-body': (record) => record.payload.of === 'leading-body',
    'look-back': (record) => record.payload.of === 'look-back',
  },
};

/** Columns, examples and results made known by the office, once another official approved it (S32; 000, 001, 004). */
export const announcement: Kind = {
  name: 'announcement',
  payload: z.object({ title: z.string().min(1).max(100), words }),
  form: [{ name: 'title', as: 'line', most: 100 }, wordsField],
  about: 'unit',
  published: true,
  offered: true,
  filedBy: ['office'],
  review: 'office',
  seenBy: everyRole,
  sorts: {},
};

/**
 * A good member is praised in a fitting way (S34; 000, 001, 004): a text on one person, approved and announced. No
 * place, no order, no comparison: the form holds words alone.
 */
export const citation: Kind = {
  name: 'citation',
  payload: z.object({ member: z.string().min(1), words, circle }),
  form: [{ name: 'member', as: 'member' }, wordsField, circleField],
  about: 'member',
  subject: 'member',
  published: true,
  offered: true,
  filedBy: ['secretary', 'first'],
  review: 'office',
  seenBy: ['secretary', 'first', 'office', 'supervisor'],
  sorts: {},
};
