import { z } from 'zod';
import { SESSION_KINDS } from '../study.ts';
import type { Kind } from './kind.ts';

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
 * Sessions of every kind: joint study, lecture, exchange meeting, visit, mobilisation, training (S5, S6, S14). Opened
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
  sorts: {
    'supervisor-present': (record) => record.payload.supervisorPresent === true,
    'secretary-spoke': (record) => record.payload.secretarySpoke === true,
  },
}));
