import { setTimeout as pause } from 'node:timers/promises';
import { deliverOnce } from '../app/deliver-outbox.ts';
import type { App } from '../app/ports.ts';
import type { Clock } from '../clock.ts';
import type { Messenger } from '../messenger/client.ts';
import type { Quota } from '../messenger/quota.ts';
import { nextOutboxAt, outboxCounts } from '../store/outbox-view.ts';
import type { Db } from '../store/schema.ts';
import type { Metrics } from '../web/metrics.ts';
import type { Log } from './log.ts';
import { nameOf } from './time.ts';
import { withFiles } from './with-files.ts';

/** What the courier does in one round, and what it asks when somebody waits for it. */
export function createDelivery(of: {
  db: Db;
  clock: Clock;
  quota: Quota;
  messenger: Messenger;
  metrics: Metrics;
  log: Log;
  /** Once it is built: files are made by it when they are sent. */
  app: () => App;
}) {
  const { db, clock, quota, messenger, metrics, log } = of;
  return {
    async deliver(fence: number, stopping: AbortSignal): Promise<{ settled: number }> {
      const round = await deliverOnce(
        {
          db,
          platform: withFiles(messenger, of.app, clock),
          quota,
          speed: clock.speed,
          pause: (ms) => pause(ms, undefined, { signal: stopping }).catch(() => undefined),
          stopping,
          onError: (error) => log.error({ error: nameOf(error) }, 'a message was not delivered'),
        },
        fence,
        clock.now(),
      );
      for (let sent = 0; sent < round.sent; sent += 1) metrics.outboxSent();
      for (let dropped = 0; dropped < round.dropped; dropped += 1) metrics.outboxDropped('given-up');
      if (round.gone.length > 0)
        await db.updateTable('person').set({ active: false }).where('open_id', 'in', round.gone).execute();
      return { settled: round.sent + round.dropped + round.unknown };
    },
    async pending(): Promise<number> {
      const next = await nextOutboxAt(db, new Date(0));
      const { waiting, sending } = await outboxCounts(db);
      return next !== null && next > clock.now() ? 0 : waiting + sending;
    },
  };
}
