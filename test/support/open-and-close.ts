import { openQueue, type QueueOptions } from '../../jobs/queue.ts';

/** Uses a queue and closes it; ends by itself only when nothing is left open. */
const options = JSON.parse(process.env.QUEUE ?? '') as QueueOptions;
const queue = await openQueue({ ...options, log: { warn: () => undefined } });
let done = () => {};
const ran = new Promise<void>((resolve) => {
  done = resolve;
});
const workers = await queue.work(async () => done());
await queue.add('one', {});
await queue.add('never', {}, { delayMs: 3_600_000 });
await ran;
await workers.close();
await queue.close();
