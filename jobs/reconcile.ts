import { z } from 'zod';
import type { Job } from './job.ts';

/** Finds what the queue forgot, once a minute. */
export const reconcile: Job<object> = {
  name: 'reconcile',
  payload: z.object({}),
  everyMs: 60_000,
  run: (context, _payload, now) => context.sweep(now),
};
