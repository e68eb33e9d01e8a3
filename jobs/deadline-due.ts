import { z } from 'zod';
import type { Job } from './job.ts';

const payload = z.object({ id: z.uuid(), version: z.int().positive() });

/** A moment has come. The row decides whether it still counts: a moved one has another version. */
export const deadlineDue: Job<z.infer<typeof payload>> = {
  name: 'deadline-due',
  payload,
  run: (context, { id, version }, now) => context.fireDue(id, version, now),
};
