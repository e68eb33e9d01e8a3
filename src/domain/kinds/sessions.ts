import { z } from 'zod';
import { SESSION_KINDS } from '../study.ts';
import type { Kind } from './kind.ts';

const sorts: Kind['sorts'] = {
  'supervisor-present': (record) => record.payload.supervisorPresent === true,
  'secretary-spoke': (record) => record.payload.secretarySpoke === true,
};
/** Whose life meeting it was (S14; 001, part 3(2)7): `presence` and `count` name one of them. */
const lifeSorts: Kind['sorts'] = {
  branch: (record) => record.payload.of === 'branch',
  'leading-body': (record) => record.payload.of === 'leading-body',
};

const payload = z.looseObject({
  title: z.string(),
  hours: z.number().nonnegative(),
  openedBy: z.string(),
  chatId: z.string().nullable(),
  closedAt: z.string().nullable(),
  supervisorPresent: z.boolean().optional(),
  secretarySpoke: z.boolean().optional(),
});

/**
 * Sessions of every kind: joint study, lecture, exchange meeting, visit, mobilisation, training, summing-up, life meeting (S5, S6, S14). Opened
 * by the secretary, in force once closed; who was there is counted by their study hours.
 */
export const sessions: readonly Kind[] = SESSION_KINDS.map((name) => ({
  name,
  payload,
  form: null,
  about: 'unit',
  filedBy: ['secretary'],
  review: 'none',
  seenBy: ['member', 'secretary', 'first', 'office', 'supervisor'],
  ...(name === 'life-meeting' ? { sorts: { ...sorts, ...lifeSorts }, fromBody: true as const } : { sorts }),
}));
