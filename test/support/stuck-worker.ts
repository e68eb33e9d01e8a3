import { openQueue, type QueueOptions } from '../../jobs/queue.ts';

/** A worker that takes a job, says so and never ends it: to be killed. */
const options = JSON.parse(process.env.QUEUE ?? '') as QueueOptions;
const queue = await openQueue({ ...options, log: { warn: () => undefined } });
await queue.work(async () => {
  process.stdout.write('taken\n');
  await new Promise(() => undefined);
});
