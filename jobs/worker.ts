import type { AnyJob } from './index.ts';
import type { JobContext } from './job.ts';
import type { Queue, QueueLog } from './queue.ts';

export interface Workers {
  /** Stops taking jobs and waits for those under way. */
  close(): Promise<void>;
}

export interface WorkersOptions {
  queue: Queue;
  context: JobContext;
  jobs: readonly AnyJob[];
  clock: { now(): Date };
  log: QueueLog;
  concurrency?: number;
}

/** Runs the jobs of the table and has the queue tick for those with a schedule. */
export async function startWorkers({
  queue,
  context,
  jobs,
  clock,
  log,
  concurrency = 4,
}: WorkersOptions): Promise<Workers> {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const workers = await queue.work(
    async ({ name, payload }) => {
      const job = byName.get(name);
      // A newer or older process may share the queue; its rows are found by the sweep of one that knows them.
      if (!job) log.warn({ job: name }, 'a job of an unknown name was left out');
      await job?.run(context, payload, clock.now());
    },
    { concurrency },
  );
  for (const { name, everyMs } of jobs) if (everyMs) await queue.every(name, everyMs);
  return workers;
}
