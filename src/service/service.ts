import { Hono } from 'hono';
import { createReceiver } from '../../handlers/receive.ts';
import { startCourier } from '../../jobs/courier.ts';
import { jobs } from '../../jobs/index.ts';
import { openQueue } from '../../jobs/queue.ts';
import { createWake } from '../../jobs/wake.ts';
import { startWorkers } from '../../jobs/worker.ts';
import { campaignNow } from '../app/campaign-now.ts';
import { electCourier } from '../app/courier-office.ts';
import { outageBefore } from '../app/heartbeat.ts';
import type { App } from '../app/ports.ts';
import { reportOutage } from '../app/report-outage.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { loadSessionKey } from '../config/session-key.ts';
import { createMessenger } from '../messenger/client.ts';
import { startLongConnection } from '../messenger/long-connection.ts';
import { createQuota } from '../messenger/quota.ts';
import { webhookRoute } from '../messenger/webhook.ts';
import type { DemoOrganisation, Sandbox } from '../sandbox/index.ts';
import { nextDueAt } from '../store/due.ts';
import { nextOutboxAt } from '../store/outbox-view.ts';
import { devClockRoutes } from '../web/dev-clock.ts';
import { healthRoutes } from '../web/health.ts';
import { createMetrics, metricsRoutes } from '../web/metrics.ts';
import { pageRoutes } from '../web/pages.ts';
import { createServer } from '../web/server.ts';
import { createSessions } from '../web/session.ts';
import { buildApp } from './build-app.ts';
import { createDelivery } from './delivery.ts';
import { createDoor } from './door.ts';
import { createFront } from './front.ts';
import type { Log } from './log.ts';
import { openStore } from './open-store.ts';
import { pagesOf } from './pages.ts';
import { openPlatform } from './platform.ts';
import { organisationFor, otherTrial, sandboxCampaign } from './sandbox-campaign.ts';
import { seedSandbox } from './seed-sandbox.ts';
import { keepSlashPanel } from './slash-panel.ts';
import { createTime, nameOf } from './time.ts';
import { keepTrialClock } from './trial-clock.ts';

export interface Service {
  url: string;
  app: App;
  sandbox: Sandbox | null;
  /** Ends everything that was started, in the opposite order. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  config: Config;
  clock: Clock;
  log: Log;
  /** Multiplies every frequency limit, the sandbox's and ours: for trials at speed. */
  quotaScale?: number;
  /** Who lives in the sandbox; the whole demo organisation when absent. */
  organisation?: DemoOrganisation;
}

/** A restart within this campaign time is no outage. */
const outageFromMs = 10 * 60_000;

/** Starts the bot: database, queue, courier, workers, web and the way to the platform; in the sandbox, that too. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, clock, log, quotaScale = 1, organisation } = options;
  const trial = config.platform.kind === 'sandbox' ? await sandboxCampaign(config) : null;
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) {
      await close().catch((error: unknown) =>
        log.error({ error: nameOf(error) }, 'something did not stop cleanly'),
      );
    }
  };
  try {
    const store = await openStore(config, log);
    closing.push(store.close);
    // Before the clock is noted: a trial that is refused must not move the time of the one under way.
    const under = config.sandboxCampaign ? await campaignNow(store.db) : null;
    if (under && under.template.key !== trial?.key) throw otherTrial(config, under.template);
    if (clock.movable) closing.push(() => keepTrialClock(config, clock));
    const metrics = createMetrics();
    const queue = await openQueue({
      redisUrl: config.redisUrl,
      connectionString: store.connectionString,
      log,
    });
    closing.push(() => queue.close());

    const front = createFront();
    const web = await createServer({
      routes: [front.routes],
      host: config.http.host,
      port: config.http.port,
      onError: (error) => log.error({ error: nameOf(error) }, 'a page failed'),
    });
    closing.push(() => web.close());
    const pages = pagesOf(config, web.url);
    const lives = organisation ?? (trial ? organisationFor(trial) : undefined);
    const platform = openPlatform(
      config,
      clock,
      { url: web.url, pages },
      { quotaScale, organisation: lives },
    );
    const { sandbox } = platform;
    if (sandbox) {
      sandbox.attach(web.server);
      closing.push(() => sandbox.close());
    }
    const messenger = createMessenger({
      ...platform,
      log,
      onCall: ({ api, outcome }) => metrics.platformCall(api, outcome),
    });
    const quota = createQuota({ scale: quotaScale, monotonicMs: () => performance.now() });
    const delivery = createDelivery({ db: store.db, clock, quota, messenger, metrics, log, app: () => app });
    const courier = startCourier({
      elect: () => electCourier(store.db, store.connectionString),
      deliver: delivery.deliver,
      pending: delivery.pending,
      log,
    });
    closing.push(() => courier.stop());
    const app: App = buildApp(config, store, {
      messenger,
      wake: createWake({ queue, clock, courier: courier.wake, log }),
      pages,
      queued: () => queue.byName(),
    });

    const receiver = createReceiver({
      app,
      now: clock.now,
      onFailure: (error, what) =>
        log.error(
          what.anonymous ? { kind: what.kind } : { ...what, error: nameOf(error) },
          'an event was not handled',
        ),
    });
    closing.push(() => receiver.settled());
    const door = createDoor({ receiver, messenger, metrics, log });
    const time = createTime({
      app,
      clock,
      courier,
      receiver,
      metrics,
      log,
      keepClock: async () => (clock.movable ? keepTrialClock(config, clock) : undefined),
    });
    closing.push(time.halt);

    const sessions = createSessions({
      key: await loadSessionKey(config.sessionKey, config.dataDir),
      secure: pages.origin.startsWith('https:'),
      now: () => new Date(),
    });
    front.open([
      healthRoutes({
        checks: { database: () => nextDueAt(store.db), queue: () => queue.counts(), platform: door.check },
        onFailure: (name) => log.warn({ name }, 'a health check failed'),
      }),
      metricsRoutes(metrics, () => queue.native.exportPrometheusMetrics()),
      ...(clock.movable
        ? [
            devClockRoutes({
              clock,
              moveTo: (at) => time.moveTo(at).finally(() => keepTrialClock(config, clock)),
              nextDue: () => nextMoment(app, clock),
            }),
          ]
        : []),
      new Hono().route(
        '/lark/events',
        webhookRoute({
          encryptKey: platform.encryptKey ?? '',
          verificationToken: platform.verificationToken ?? '',
          onEvent: door.take,
          now: () => new Date(),
          onRefused: metrics.eventRefused,
        }),
      ),
      pageRoutes({ app, sessions, now: clock.now, origin: pages.origin }),
      ...(sandbox ? [sandbox.app] : []),
    ]);
    if (sandbox && trial)
      await seedSandbox(app, { organisation: sandbox.organisation, template: trial }, clock.now());

    const outage = await outageBefore(app.db, clock.now(), outageFromMs * Math.max(clock.speed, 1));
    const startedAt = clock.now();
    await time.catchUp(startedAt);
    if (outage) await reportOutage(app, outage, startedAt);
    const workers = await startWorkers({ queue, context: time.context, jobs, clock, log });
    closing.push(() => workers.close());
    await time.context.beat(clock.now());
    await door.open();
    await keepSlashPanel(messenger, log);
    if (config.platform.transport === 'webhook') {
      await sandbox?.setPush({ mode: 'webhook', url: `${web.url}/lark/events` });
    } else {
      const { appId, appSecret } = platform;
      const connection = startLongConnection({
        appId,
        appSecret,
        domain: platform.domain,
        log,
        onEvent: door.take,
      });
      closing.push(() => connection.stop());
    }
    return { url: web.url, app, sandbox, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The next instant at which the clock's moving would do something: a deadline, or a message held until a later hour. */
async function nextMoment(app: App, clock: Clock): Promise<Date | null> {
  const instants = [await nextDueAt(app.db, clock.now()), await nextOutboxAt(app.db, clock.now())].filter(
    (at): at is Date => at !== null && at > clock.now(),
  );
  return instants.sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
}
