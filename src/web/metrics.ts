import { Hono } from 'hono';
import { Counter, Gauge, Registry } from 'prom-client';

/** What the process counts. Labels hold kinds and codes only, never a person, a unit or words. */
export interface Metrics {
  registry: Registry;
  eventReceived(kind: string): void;
  eventRefused(reason: string): void;
  outboxSent(): void;
  outboxDropped(reason: string): void;
  /** A moment of the calendar came; late: after the grace, because nobody was running. */
  dueFired(late: boolean): void;
  /** @param code the platform's code, 0 when it took the call, or a word such as `timeout` */
  platformCall(api: string, code: number | string): void;
  /** Every timer is on time at this real moment. Not called while one is late: then the gauge stands still. */
  heartbeat(at: Date): void;
}

/** Counters of one process, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `stagekeeper_${name}`, help, labelNames, registers: [registry] });
  const received = counter('events_received_total', 'Events of the platform taken in', 'kind');
  const refused = counter('events_refused_total', 'Requests to the webhook that were turned away', 'reason');
  const sent = counter('outbox_sent_total', 'Messages delivered');
  const dropped = counter('outbox_dropped_total', 'Messages given up', 'reason');
  const fired = counter('due_fired_total', 'Moments of the calendar that came', 'late');
  const calls = counter('platform_calls_total', 'Calls of the platform by their answer', 'api', 'code');
  const heartbeat = new Gauge({
    name: 'stagekeeper_heartbeat_seconds',
    help: 'Unix time at which every timer was last seen on time; silence is an alarm',
    registers: [registry],
  });
  return {
    registry,
    eventReceived: (kind) => received.inc({ kind }),
    eventRefused: (reason) => refused.inc({ reason }),
    outboxSent: () => sent.inc(),
    outboxDropped: (reason) => dropped.inc({ reason }),
    dueFired: (late) => fired.inc({ late: String(late) }),
    platformCall: (api, code) => calls.inc({ api, code: String(code) }),
    heartbeat: (at) => heartbeat.set(at.getTime() / 1000),
  };
}

/**
 * `GET /metrics` in Prometheus' text format.
 *
 * @param more further text in that format, such as the queue's own; a failure there hides nothing of ours
 */
export function metricsRoutes({ registry }: Metrics, more?: () => Promise<string>): Hono {
  const app = new Hono();
  app.get('/metrics', async (context) => {
    const [ours, others = ''] = await Promise.all([registry.metrics(), more?.().catch(() => '')]);
    return context.body(ours + others, 200, { 'content-type': registry.contentType });
  });
  return app;
}
