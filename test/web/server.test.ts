import { once } from 'node:events';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { healthRoutes } from '../../src/web/health.ts';
import { createMetrics, metricsRoutes } from '../../src/web/metrics.ts';
import { createServer, type WebServer } from '../../src/web/server.ts';

const open: WebServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close(0);
});

async function serve(routes: Hono[], port = 0, errors: unknown[] = []): Promise<WebServer> {
  const server = await createServer({
    routes,
    host: '127.0.0.1',
    port,
    onError: (error) => errors.push(error),
  });
  open.push(server);
  return server;
}

test('routes of several parts stand side by side; the rest is 404', async () => {
  const { url } = await serve([
    new Hono().get('/a', (c) => c.text('a')),
    new Hono().get('/b', (c) => c.text('b')),
  ]);
  const answers = await Promise.all(['/a', '/b', '/c'].map((path) => fetch(url + path)));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 404]);
});

test('what a route throws is told to the log, not to the caller', async () => {
  const errors: unknown[] = [];
  const broken = new Hono().get('/', () => {
    throw new Error('password is 123');
  });
  const { url } = await serve([broken], 0, errors);
  const answer = await fetch(url);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('123');
  expect(errors).toHaveLength(1);
});

test('a taken port is refused with the mend', async () => {
  const { port } = await serve([]);
  await expect(serve([], port)).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is taken. Stop the other program, or set PORT.`,
  );
});

test('closing ends WebSockets too, and twice is once', async () => {
  const { server, url, close } = await serve([]);
  const sockets = new WebSocketServer({ server });
  const client = new WebSocket(url.replace('http', 'ws'));
  await once(client, 'open');
  const ended = once(client, 'close');
  await close(10);
  await close(10);
  await ended;
  sockets.close();
});

test('readyz names what cannot be used, also when it hangs, and healthz does not care', async () => {
  const failures: string[] = [];
  let broken = true;
  const app = healthRoutes({
    checks: {
      database: async () => 1,
      queue: async () => {
        if (broken) throw new Error('redis://user:password@host');
      },
      platform: () => (broken ? new Promise(() => undefined) : Promise.resolve()),
    },
    onFailure: (name) => failures.push(name),
    patienceMs: 20,
  });
  const answer = await app.request('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    ok: false,
    failed: ['queue', 'platform'],
    checks: { database: true, queue: false, platform: false },
  });
  expect(failures.sort()).toEqual(['platform', 'queue']);
  expect((await app.request('/healthz')).status).toBe(200);
  broken = false;
  expect((await app.request('/readyz')).status).toBe(200);
});

test('metrics count, each process for itself, and stay readable when the queue’s own fail', async () => {
  const metrics = createMetrics();
  createMetrics().eventReceived('message');
  metrics.eventReceived('message');
  metrics.eventRefused('stale');
  metrics.outboxSent();
  metrics.outboxDropped('left');
  metrics.dueFired(true);
  metrics.platformCall('im.message.create', 230020);
  metrics.heartbeat(new Date(1_500));
  const answer = await metricsRoutes(metrics, () => Promise.reject(new Error('gone'))).request('/metrics');
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const lines = (await answer.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  expect(lines).toEqual([
    'stagekeeper_events_received_total{kind="message"} 1',
    'stagekeeper_events_refused_total{reason="stale"} 1',
    'stagekeeper_outbox_sent_total 1',
    'stagekeeper_outbox_dropped_total{reason="left"} 1',
    'stagekeeper_due_fired_total{late="true"} 1',
    'stagekeeper_platform_calls_total{api="im.message.create",code="230020"} 1',
    'stagekeeper_heartbeat_seconds 1.5',
  ]);
  const both = await metricsRoutes(metrics, async () => 'queue_jobs 3\n').request('/metrics');
  expect(await both.text()).toContain('queue_jobs 3');
});
