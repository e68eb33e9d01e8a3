import { z } from 'zod';
import type { Job } from './job.ts';

const payload = z.object({ eventId: z.string().min(1) });

/** An event was received and is to be handled. The payload stays in its row, never in the queue. */
export const inbox: Job<z.infer<typeof payload>> = {
  name: 'inbox',
  payload,
  run: (context, { eventId }, now) => context.handleEvent(eventId, now),
};
