import { deadlineDue } from './deadline-due.ts';
import { heartbeat } from './heartbeat.ts';
import { inbox } from './inbox.ts';
import type { Job } from './job.ts';
import { purge } from './purge.ts';
import { reconcile } from './reconcile.ts';

/** Everything that time does, by hand. The courier is not a job but an office: see courier.ts. */
export const jobs: readonly AnyJob[] = [
  known(deadlineDue),
  known(inbox),
  known(reconcile),
  known(heartbeat),
  known(purge),
];

/** A job whose payload is still to be parsed. */
export type AnyJob = Pick<Job<unknown>, 'name' | 'everyMs'> & {
  run(context: Parameters<Job<unknown>['run']>[0], payload: unknown, now: Date): Promise<unknown>;
};

function known<Payload>(job: Job<Payload>): AnyJob {
  return { ...job, run: (context, payload, now) => job.run(context, job.payload.parse(payload), now) };
}
