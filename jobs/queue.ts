import {
  createPostgresBackend,
  Queue as RedisQueue,
  Worker as RedisWorker,
  type WorkerOptions,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';

/** What the queue says about itself; never payloads. */
export interface QueueLog {
  warn(fields: object, message: string): void;
}

export interface QueueOptions {
  /** Redis when given, otherwise PostgreSQL's backend of the same library. */
  redisUrl?: string | undefined;
  connectionString: string;
  /** Name of the queue; one name is shared by all processes of an installation. */
  prefix?: string;
  log: QueueLog;
}

/** Jobs of one name in one state. */
export interface QueuedJobs {
  name: string;
  state: 'waiting' | 'active' | 'delayed' | 'failed';
  count: number;
  /** All jobs in this state, whatever their name. */
  of: number;
}

/** A job in a worker's hands; it may come more than once. */
export interface Delivery {
  name: string;
  payload: unknown;
}

/**
 * Hints that wake the right code at the right moment. Rows in the database are the truth: everything here may be
 * lost or come twice.
 */
export interface Queue {
  kind: 'redis' | 'postgres';
  /**
   * Adds a job, after `delayMs` real milliseconds. An id that is already waiting adds nothing; once the job ended,
   * the id is free again. Ids hold no `:` and are no bare integers (BullMQ refuses them).
   */
  add(name: string, payload: object, options?: { delayMs?: number; id?: string }): Promise<void>;
  /** Adds a job every `everyMs`; ticks that found no worker are not made up for. */
  every(name: string, everyMs: number): Promise<void>;
  /** Runs jobs until closed; closing waits for those under way. */
  work(
    run: (job: Delivery) => Promise<unknown>,
    options?: { concurrency?: number },
  ): Promise<{ close(): Promise<void> }>;
  counts(): Promise<Record<QueuedJobs['state'], number>>;
  /**
   * What waits by name and state, never what it holds. Counted over at most `namesFrom` jobs of a state, so that a long queue
   * is not read whole; `of` says how many there are.
   */
  byName(): Promise<QueuedJobs[]>;
  /** BullMQ's own object, for the queue view and its metrics. */
  native: RedisQueue;
  close(): Promise<void>;
}

/** PostgreSQL schema of the queue's own tables. */
const SCHEMA = 'queue';
/** A killed worker's jobs run again after some 8 s instead of the usual minute. */
const SPEEDY: Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'drainDelay'> = {
  lockDuration: 5_000,
  stalledInterval: 5_000,
  maxStalledCount: 10,
  drainDelay: 1,
};
const OPENING_MS = 10_000;
/** Jobs of a state whose names are read. */
const namesFrom = 500;

/** Opens the queue; rejects within 10 s, with what to look at, when its server does not answer. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { redisUrl, log, prefix = 'stagekeeper' } = options;
  const kind = redisUrl ? 'redis' : 'postgres';
  if (redisUrl) await mustAnswer(redisUrl);
  const { Queue, Worker, connection } = redisUrl ? onRedis(redisUrl) : onPostgres(options.connectionString);
  const hear = (error: Error) => log.warn({ kind, error: error.message }, 'the queue had an error');

  const native = new Queue(prefix, {
    connection: connection(1),
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  native.on('error', hear);
  await native.waitUntilReady().catch(async (error: unknown) => {
    await native.close().catch(() => undefined);
    throw error;
  });

  async function counts(): Promise<Record<QueuedJobs['state'], number>> {
    const found = await native.getJobCounts('waiting', 'active', 'delayed', 'failed');
    const of = (state: string) => found[state] ?? 0;
    return { waiting: of('waiting'), active: of('active'), delayed: of('delayed'), failed: of('failed') };
  }

  return {
    kind,
    native,
    async add(name, payload, { delayMs, id } = {}) {
      await native.add(name, payload, {
        ...(delayMs !== undefined && { delay: Math.max(0, Math.round(delayMs)) }),
        ...(id !== undefined && { jobId: id }),
      });
    },
    async every(name, everyMs) {
      await native.upsertJobScheduler(`every-${name}`, { every: everyMs }, { name, data: {} });
    },
    async work(run, { concurrency = 4 } = {}) {
      const worker = new Worker(prefix, (job) => run({ name: job.name, payload: job.data }), {
        connection: connection(null),
        concurrency,
        ...SPEEDY,
      });
      worker.on('error', hear);
      worker.on('failed', (job, error) => log.warn({ job: job?.name, error: error.name }, 'a job failed'));
      await worker.waitUntilReady();
      return { close: () => worker.close() };
    },
    counts,
    async byName() {
      const all = await counts();
      const rows = await Promise.all(
        (['waiting', 'active', 'delayed', 'failed'] as const).map(async (state) => {
          const jobs = all[state] === 0 ? [] : await native.getJobs([state], 0, namesFrom - 1);
          const names = new Map<string, number>();
          for (const job of jobs) if (job) names.set(job.name, (names.get(job.name) ?? 0) + 1);
          return [...names]
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, count]) => ({ name, state, count, of: all[state] }));
        }),
      );
      return rows.flat();
    },
    close: () => native.close(),
  };
}

/** Adding fails fast when Redis is away, because the sweep makes up for a lost hint; a worker waits for it. */
function onRedis(url: string) {
  const connection = (maxRetriesPerRequest: number | null) => ({ url, maxRetriesPerRequest });
  return { Queue: RedisQueue, Worker: RedisWorker, connection };
}

function onPostgres(connectionString: string) {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = () => ({
    connectionString,
    schema: SCHEMA,
    migrate: true,
    max: 3,
    connectionTimeoutMillis: OPENING_MS,
  });
  // The two backends differ in the type of their connection only, which stays inside this file.
  return { Queue, Worker, connection } as unknown as ReturnType<typeof onRedis>;
}

/** BullMQ itself would wait for Redis without end. */
async function mustAnswer(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: OPENING_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.ping();
  } catch (error) {
    throw new Error('The queue got no answer from Redis: check REDIS_URL, or leave it out.', {
      cause: error,
    });
  } finally {
    redis.disconnect();
  }
}
