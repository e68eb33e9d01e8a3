import { z } from 'zod';
import type { Job } from './job.ts';

/** Empties the words of what was closed long ago. */
export const purge: Job<object> = {
  name: 'purge',
  payload: z.object({}),
  everyMs: 86_400_000,
  run: (context, _payload, now) => context.purge(now),
};
