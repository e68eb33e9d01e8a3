import { enqueue } from '../store/outbox.ts';
import { jobOf } from '../store/outbox-view.ts';
import type { Db, Tx } from '../store/schema.ts';

/** The outbox key of a task's completion: apart from its words, so that bringing those up to date leaves it alone. */
const keyOf = (task: string): string => `complete:${task}`;

/**
 * The completion that a task in the messenger is known to have: as the bot set it, or as its owner did and the ledger
 * has heard. Whatever else the task is found to have is somebody's act. An ISO instant, null while it is to be done;
 * undefined when it is no longer known.
 * @param task the outbox key of the task
 */
export async function knownCompletion(db: Db | Tx, task: string): Promise<string | null | undefined> {
  return (await completionOf(db, task)).known;
}

async function completionOf(
  db: Db | Tx,
  task: string,
): Promise<{ known: string | null | undefined; queued: boolean }> {
  const set = await jobOf(db, keyOf(task));
  if (set?.job.do === 'task-update')
    return { known: set.state === 'sent' ? set.job.task.completedAt : set.job.was, queued: true };
  const made = set ? undefined : await jobOf(db, task);
  return { known: made?.job.do === 'task' ? made.job.task.completedAt : undefined, queued: false };
}

/** Has a task completed or opened again in the messenger, unless it is known to be so already. */
export async function setCompletion(db: Db | Tx, task: string, done: boolean, now: Date): Promise<void> {
  const { known, queued } = await completionOf(db, task);
  if (!queued && known !== undefined && (known !== null) === done) return;
  await put(db, task, { completedAt: done ? (known ?? now.toISOString()) : null, was: known }, now);
}

/** Notes what a task was found to have; nothing is left to be sent. */
export const noteCompletion = (
  db: Db | Tx,
  task: string,
  found: string | null,
  now: Date,
): Promise<unknown> => put(db, task, { completedAt: found, was: found }, now);

const put = (
  db: Db | Tx,
  of: string,
  { completedAt, was }: { completedAt: string | null; was: string | null | undefined },
  now: Date,
): Promise<unknown> => {
  const job = {
    do: 'task-update' as const,
    of,
    task: { completedAt },
    ...(was === undefined ? {} : { was }),
  };
  return enqueue(db, [{ key: keyOf(of), job }], now);
};

/** Whether two completions are one; the platform may keep seconds only. */
export const isSameCompletion = (one: string | null, other: string | null): boolean =>
  one === null || other === null
    ? one === other
    : Math.floor(Date.parse(one) / 1000) === Math.floor(Date.parse(other) / 1000);
