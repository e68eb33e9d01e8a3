import { z } from 'zod';
import type { Job } from './job.ts';

/** Says that every timer is on time; its silence is the alarm. */
export const heartbeat: Job<object> = {
  name: 'heartbeat',
  payload: z.object({}),
  everyMs: 60_000,
  run: (context, _payload, now) => context.beat(now),
};
