import { setTimeout as wait } from 'node:timers/promises';
import { startCourier } from '../../jobs/courier.ts';
import { electCourier } from '../../src/app/courier-office.ts';
import { deliverOnce } from '../../src/app/deliver-outbox.ts';
import { createMessenger } from '../../src/messenger/client.ts';
import { createQuota } from '../../src/messenger/quota.ts';
import { withFiles } from '../../src/service/with-files.ts';
import { openDatabase } from '../../src/store/database.ts';
import { pendingMessages } from '../../src/store/outbox-view.ts';

const noon = new Date('2026-01-24T04:00:00Z');

/** The courier as it is put together in production, with real client and quota, at a standing campaign time. */
export function startTestCourier({
  connectionString,
  domain,
  appId,
}: {
  connectionString: string;
  domain: string;
  appId: string;
}) {
  const db = openDatabase(connectionString);
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const platform = withFiles(
    createMessenger({ appId, appSecret: 'secret', domain, log }),
    () => {
      throw new Error('no files here');
    },
    { now: () => noon },
  );
  const quota = createQuota({ scale: 1, monotonicMs: () => performance.now() });
  const courier = startCourier({
    elect: () => electCourier(db, connectionString),
    async deliver(fence, stopping) {
      const pause = (ms: number) => wait(ms, undefined, { signal: stopping }).catch(() => undefined);
      const ports = { db, platform, quota, speed: 1, pause, stopping, onError: () => undefined };
      const { sent, dropped, unknown } = await deliverOnce(ports, fence, noon);
      return { settled: sent + dropped + unknown };
    },
    pending: () => pendingMessages(db, noon),
    log,
    pollMs: 50,
  });
  return {
    ...courier,
    async stop() {
      await courier.stop();
      await db.destroy();
    },
  };
}
