import { done, type Outcome } from '../domain/refusal.ts';
import { dueCounts } from '../store/due.ts';
import { inboxCounts } from '../store/inbox.ts';
import { outboxCounts, refusedMessages } from '../store/outbox-view.ts';
import { lastBeat } from './heartbeat.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';

/** What waits and what could not be done: numbers, kinds and codes, never a payload or a person. */
export interface QueuesView {
  /** Null when the queue does not answer; everything else stands in the database. */
  jobs: { name: string; state: string; count: number; of: number }[] | null;
  due: { waiting: number; late: number };
  inbox: Awaited<ReturnType<typeof inboxCounts>>;
  outbox: Awaited<ReturnType<typeof outboxCounts>>;
  refusals: Awaited<ReturnType<typeof refusedMessages>>;
  /** The last moment at which every timer was on time, in the campaign's time. */
  heartbeat: Date | null;
}

/** For the office of the whole. */
export async function queuesView(app: App, who: Who, now: Date): Promise<Outcome<QueuesView>> {
  const allowed = await allow(app, who, 'see-queues', who.standsUnder[0] ?? who.unit.id);
  if (!allowed.ok) return allowed;
  return done({
    jobs: await (app.queued?.() ?? Promise.resolve(null)).catch(() => null),
    due: await dueCounts(app.db, now),
    inbox: await inboxCounts(app.db),
    outbox: await outboxCounts(app.db),
    refusals: await refusedMessages(app.db),
    heartbeat: await lastBeat(app.db),
  });
}
