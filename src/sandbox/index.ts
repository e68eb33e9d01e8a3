import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { clocksOf } from './clock.ts';
import { type Credentials, inventCredentials, stableId } from './credentials.ts';
import { createEvents } from './events/events.ts';
import { createLongConnection } from './events/long-connection.ts';
import type { Transport } from './events/transport.ts';
import { createWebhook } from './events/webhook.ts';
import { createFaults } from './faults.ts';
import { createLimiter } from './limits.ts';
import type { Push, SandboxOptions } from './options.ts';
import { demoOrganisation } from './organisation.ts';
import { mountPeopleApi } from './people/api.ts';
import { mountPage } from './people/page.ts';
import { createPeople } from './people/people.ts';
import { mountStream } from './people/stream.ts';
import { createCardTokens } from './platform/card-tokens.ts';
import { createLoginCodes } from './platform/login-codes.ts';
import { mountPlatform } from './platform/mount.ts';
import { createOnce } from './platform/once.ts';
import type { Platform } from './platform/platform.ts';
import { createTokens } from './platform/token.ts';
import { createRecord } from './record.ts';
import { keepSaving, parseState, readState, type SavedState } from './state-file.ts';
import { createWorld } from './world.ts';

export type { Credentials } from './credentials.ts';
export type { Push, SandboxOptions } from './options.ts';
export { demoOrganisation } from './organisation.ts';
export type { DemoOrganisation } from './types.ts';

const botName = '转段助手';

/**
 * A local stand-in for Feishu's Open Platform: the unmodified SDK runs against it, and people act in it over /sandbox/api.
 * Nothing is printed. `app` may be served by any server; `attach` takes the long connection's upgrades on that server.
 */
export function createSandbox(options: SandboxOptions) {
  const credentials: Credentials = options.app ?? inventCredentials();
  const clocks = clocksOf(options.now);
  const organisation = options.organisation ?? demoOrganisation();
  const bot = { open_id: stableId('ou', 'bot'), name: botName };
  const world = createWorld(clocks, organisation, bot);
  const faults = createFaults();
  const record = createRecord();
  const tenantKey = stableId('t', organisation.name).slice(2, 18);
  const closing = new AbortController();
  const long = createLongConnection(
    {
      PingInterval: options.longConnection?.pingInterval ?? 120,
      ReconnectCount: -1,
      ReconnectInterval: options.longConnection?.reconnectInterval ?? 120,
      ReconnectNonce: options.longConnection?.reconnectNonce ?? 30,
    },
    options.longConnection?.fragmentBytes ?? 65_536,
  );
  const hook = (url: string) => createWebhook(url, credentials, options.signedAt ?? options.now);
  let transport: Transport =
    options.push?.mode === 'webhook' ? hook(options.push.url).transport : long.transport;

  const events = createEvents({
    clocks,
    credentials,
    tenantKey,
    faults,
    record,
    transport: () => transport,
    pushLimitMs: options.pushLimitMs ?? 3000,
    callbackLimitMs: options.callbackLimitMs ?? 3000,
    repushDelaysMs: options.repushDelaysMs ?? [15_000, 300_000, 3_600_000, 21_600_000],
  });
  const platform: Platform = {
    clocks,
    credentials,
    tenantKey,
    world,
    limiter: createLimiter(clocks.monotonic, options.quotaScale ?? 1),
    faults,
    record,
    tokens: createTokens(clocks.monotonic),
    cardTokens: createCardTokens(clocks.now),
    logins: createLoginCodes(clocks.monotonic),
    redirectUrls: new Set(options.redirectUrls),
    once: createOnce(clocks.now),
    events,
    tasks: new Map(),
    permissions: options.permissions ?? { groupMsg: false },
  };
  const people = createPeople(platform);

  const snapshot = (): SavedState => ({
    version: 1,
    world: world.snapshot(),
    sent: platform.once.snapshot(),
    pending: events.pending(),
  });
  function restore(state: unknown): void {
    const saved = parseState(state);
    world.restore(saved.world);
    platform.once.restore(saved.sent);
    events.resume(saved.pending);
  }

  const app = new Hono();
  mountPlatform(app, platform, long, options.baseUrl);
  mountStream(app, world, closing.signal);
  mountPeopleApi(app, platform, people, {
    devClock: options.devClock ?? false,
    menu: options.menu ?? [],
    kill: () => long.kill(),
  });
  mountPage(app, options.pageDir ?? 'dist/sandbox-page');

  let killer: NodeJS.Timeout | undefined;
  faults.onChange(() => {
    clearInterval(killer);
    const every = faults.get().kill_sockets_every_ms;
    killer = every === null ? undefined : setInterval(() => long.kill(), every);
  });

  const saved = options.stateFile ? readState(options.stateFile) : undefined;
  if (saved) restore(saved);
  const saving = options.stateFile ? keepSaving(options.stateFile, world, snapshot) : undefined;

  return {
    app,
    attach: (server: Server): void => long.attach(server),
    organisation,
    credentials,
    /** The bot as the platform knows it. */
    bot,
    people,
    world,
    faults,
    log: record.since,
    counts: () => ({ ...record.counts }),
    /** Long connections that have pinged, and so receive events. */
    connections: long.connected,
    killSockets: long.kill,
    /** Registers an address that a login may come back to, as in the app's security settings. */
    allowRedirect: (url: string): void => void platform.redirectUrls.add(url),
    /** Changes how the bot is reached; a webhook must answer the challenge within a second, or this rejects. */
    async setPush(push: Push): Promise<void> {
      if (push.mode === 'long-connection') {
        transport = long.transport;
        return;
      }
      const webhook = hook(push.url);
      if (!(await webhook.verify()))
        throw new Error(`The request URL ${push.url} did not answer the challenge.`);
      transport = webhook.transport;
    },
    snapshot,
    restore,
    /** Ends sockets, streams and timers, and saves the state. Safe to call twice. */
    async close(): Promise<void> {
      if (closing.signal.aborted) return;
      saving?.stop();
      closing.abort();
      clearInterval(killer);
      events.close();
      long.close();
    },
  };
}

export type Sandbox = ReturnType<typeof createSandbox>;

/** Runs a sandbox on its own port (a free one when none is given). */
export async function startSandbox(
  options: SandboxOptions & { host?: string; port?: number },
): Promise<Sandbox & { url: string }> {
  const sandbox = createSandbox(options);
  const server = createServer(getRequestListener(sandbox.app.fetch));
  sandbox.attach(server);
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...sandbox,
    url: `http://${host}:${port}`,
    async close(): Promise<void> {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
