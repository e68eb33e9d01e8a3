import type { Receiver } from '../../handlers/receive.ts';
import type { Courier } from '../../jobs/courier.ts';
import type { JobContext } from '../../jobs/job.ts';
import { errorKind } from '../app/error-kind.ts';
import { fireDue } from '../app/fire-due.ts';
import { fireUntil } from '../app/fire-until.ts';
import { beat } from '../app/heartbeat.ts';
import type { App } from '../app/ports.ts';
import { purge } from '../app/purge.ts';
import { writeRipeMarks } from '../app/survey-marks.ts';
import { newSweepMemory, sweep } from '../app/sweep.ts';
import type { Clock } from '../clock.ts';
import type { InboundEvent } from '../messenger/inbound.ts';
import { type DueRow, readDue } from '../store/due.ts';
import { type InboxRow, readEvent } from '../store/inbox.ts';
import type { Metrics } from '../web/metrics.ts';
import type { Log } from './log.ts';

const minuteMs = 60_000;

/** What time does in this process: the jobs' context, and the moving of a trial's clock. */
export function createTime(of: {
  app: App;
  clock: Clock;
  courier: Courier;
  receiver: Receiver;
  metrics: Metrics;
  log: Log;
  /** Notes how far a trial's clock has come. */
  keepClock: () => Promise<void>;
}) {
  const { app, clock, courier, receiver, metrics, log, keepClock } = of;
  const memory = newSweepMemory();
  /** While a trial's clock is moved only the mover fires, so that moments keep their order. Jobs are hints and may be passed over. */
  let moving: Promise<unknown> | null = null;
  const halting = new AbortController();
  const halted = new Promise<void>((resolve) => {
    halting.signal.addEventListener('abort', () => resolve(), { once: true });
  });

  async function fire(row: DueRow, now: Date): Promise<void> {
    const fired = await fireDue(app, row, now);
    if (fired === 'done') metrics.dueFired(now.getTime() - row.at.getTime() > minuteMs);
  }

  /** A press leaves no payload: it was answered at once, or its process died and the person pressed again. */
  async function handle(event: InboxRow): Promise<void> {
    if (event.payload) await receiver.handleAgain(revive(event.payload));
    else await receiver.giveUp(event.eventId);
  }

  const runSweep = (now: Date, everything: boolean) =>
    sweep(
      {
        db: app.db,
        wake: app.wake,
        fire,
        handle,
        onError: (error, what) => log.error({ ...what, error: nameOf(error) }, 'a row failed'),
      },
      memory,
      now,
      { horizon: new Date(now.getTime() + 2 * minuteMs * Math.max(clock.speed, 0)), everything },
    );

  const context: JobContext = {
    async fireDue(id, version, now) {
      if (moving) return;
      const row = await readDue(app.db, id);
      if (row?.version === version && row.state === 'waiting') await fire(row, now);
    },
    async handleEvent(eventId) {
      const event = await readEvent(app.db, eventId);
      if (event?.state === 'waiting') await handle(event);
    },
    async sweep(now) {
      if (moving) return;
      await runSweep(now, false);
      await writeRipeMarks(app);
    },
    async beat(now) {
      await keepClock();
      const result = await beat(app.db, now, {
        courierAlive: courier.isAlive(),
        graceMs: 2 * minuteMs * Math.max(clock.speed, 1),
      });
      if (result.ok) metrics.heartbeat(new Date());
      else log.error({ why: result.why }, 'the heartbeat is silent');
    },
    purge: (now) => purge(app.db, now),
  };

  return {
    context,
    /** After a start: everything that waited while nobody ran. */
    catchUp: (now: Date) => runSweep(now, true),
    /** Moves a trial's clock through every moment on the way, in order; nobody was away, so the heartbeat moves along. */
    async moveTo(at: Date) {
      const move = fireUntil(
        {
          db: app.db,
          now: () => clock.now(),
          setNow: (moment) => clock.set(moment < clock.now() ? clock.now() : moment, 0),
          fire,
          flush: async () => {
            await receiver.settled();
            await Promise.race([courier.flush(), halted]);
          },
          halted: () => halting.signal.aborted,
          onError: (error, row) => log.error({ key: row.key, error: nameOf(error) }, 'a moment failed'),
        },
        at,
      ).then(async (moved) => {
        await context.beat(clock.now());
        return moved;
      });
      moving = move;
      try {
        return await move;
      } finally {
        moving = null;
      }
    },
    /** Before a stop: a move under way ends with the moment that it is at. */
    async halt(): Promise<void> {
      halting.abort();
      await moving?.catch(() => undefined);
    },
  };
}

/** The kind of error, and its message when it is ours; the database's may quote what a person wrote. */
export const nameOf = (error: unknown): string =>
  error instanceof Error && !('severity' in error)
    ? `${error.name}: ${error.message}`.slice(0, 300)
    : errorKind(error);

/** An event as it lies in the inbox: instants are text there. */
function revive(payload: object): InboundEvent {
  const event = payload as Record<string, unknown>;
  return (typeof event.at === 'string' ? { ...event, at: new Date(event.at) } : event) as InboundEvent;
}
