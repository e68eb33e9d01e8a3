import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { movableClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config/config.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { sandboxCampaign } from '../../src/service/sandbox-campaign.ts';
import { seedSandbox } from '../../src/service/seed-sandbox.ts';
import { type Service, startService } from '../../src/service/service.ts';
import type { Db } from '../../src/store/schema.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { createDoings } from './doings.ts';
import { smallOrganisation } from './small-organisation.ts';
import { until } from './until.ts';

/** Monday in the first week of the campaign, ten in the morning in Shanghai. */
const mondayMorning = '2026-01-26T10:00:00+08:00';

export interface HouseOptions {
  /** Where the campaign's clock stands, ISO with offset. */
  at?: string;
  /** The embedded database in the data folder, instead of a database on the run's server. */
  embedded?: boolean;
  environment?: Record<string, string>;
  /** A platform beside the service, as a real one is: with these branches only, and as its console is set up. */
  beside?: {
    branches: readonly string[];
    transport?: 'webhook' | 'long-connection';
    encryptKey?: string;
    groupMsg?: boolean;
    /** The campaign that is under way, by its name; the built-in one when absent. */
    campaign?: string;
    /** Its chat page, built there. */
    pageDir?: string;
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The whole product in this process, with its sandbox, its clock standing still, and people to speak as. */
export async function openHouse(options: HouseOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stagekeeper-house-'));
  const database: TestDatabase | null = options.embedded ? null : await testDatabase();
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  let service: Service | null = null;
  let clock = movableClock(new Date(options.at ?? mondayMorning), 0);

  const transport = options.beside?.transport ?? 'webhook';
  const encryptKey = options.beside?.encryptKey;
  const app = {
    appId: `cli_${randomBytes(8).toString('hex')}`,
    appSecret: randomUUID(),
    verificationToken: randomUUID(),
    ...(encryptKey ? { encryptKey } : {}),
  };
  const beside = options.beside
    ? await startSandbox({
        now: () => clock.now(),
        signedAt: () => new Date(),
        app,
        organisation: smallOrganisation(options.beside.branches),
        quotaScale: 1000,
        callbackLimitMs: 30_000,
        permissions: { groupMsg: options.beside.groupMsg ?? false },
        ...(options.beside.pageDir ? { pageDir: options.beside.pageDir } : {}),
        repushDelaysMs: [300, 1_000, 3_000, 6_000],
        longConnection: { reconnectNonce: 0.05, reconnectInterval: 0.1, pingInterval: 5 },
      })
    : null;

  const running = (): Service => {
    if (!service) throw new Error('the house is closed');
    return service;
  };
  const sandbox = (): Sandbox => {
    const found = beside ?? running().sandbox;
    if (!found) throw new Error('there is no sandbox');
    return found;
  };
  const db = (): Db => running().app.db;

  async function start(environment: Record<string, string> = {}): Promise<void> {
    const config = readConfig({
      DATA_DIR: folder,
      PORT: '0',
      LARK_TRANSPORT: transport,
      BOX_KEY: Buffer.alloc(32, 7).toString('base64'),
      CLOCK_START: clock.now().toISOString(),
      CLOCK_SPEED: '0',
      ...(database ? { DATABASE_URL: database.connectionString } : {}),
      ...(beside
        ? {
            LARK_APP_ID: app.appId,
            LARK_APP_SECRET: app.appSecret,
            LARK_VERIFICATION_TOKEN: app.verificationToken,
            LARK_DOMAIN: beside.url,
            ...(encryptKey ? { LARK_ENCRYPT_KEY: encryptKey } : {}),
          }
        : {}),
      ...options.environment,
      ...environment,
    });
    service = await startService({ config, clock, log, quotaScale: 1000 });
    if (!beside) return;
    const template = await sandboxCampaign({ ...config, sandboxCampaign: options.beside?.campaign });
    await seedSandbox(service.app, { organisation: beside.organisation, template }, clock.now());
    beside.allowRedirect(`${service.url}/login/return`);
    if (transport === 'webhook') await beside.setPush({ mode: 'webhook', url: `${service.url}/lark/events` });
    else await until(() => beside.connections() > 0);
  }

  async function stop(): Promise<void> {
    const ending = service;
    service = null;
    await ending?.stop();
  }

  /** Pushes an event by the webhook as the platform would; the answer as it came back. */
  async function push(type: string, event: object, eventId: string = randomUUID()) {
    const { credentials } = sandbox();
    const header = {
      event_id: eventId,
      event_type: type,
      create_time: String(clock.now().getTime()),
      token: credentials.verificationToken,
      app_id: credentials.appId,
      tenant_key: 'tenant',
    };
    const answer = await fetch(`${running().url}/lark/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ schema: '2.0', header, event }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  await start();
  return {
    folder,
    logged,
    /** Origin of the platform and its chat page. */
    get platformUrl() {
      return beside?.url ?? running().url;
    },
    /** For a command line beside the service. */
    databaseUrl: database?.connectionString ?? '',
    get db() {
      return db();
    },
    get service() {
      return running();
    },
    get sandbox() {
      return sandbox();
    },
    now: () => clock.now(),
    ...createDoings({ sandbox, db, now: () => clock.now() }),
    /** Moves the campaign's clock through every moment on the way. */
    async moveTo(at: string): Promise<void> {
      const answer = await fetch(`${running().url}/dev/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ at: new Date(at).toISOString() }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    push,
    /** A press that no card of this person's offered: forged, forwarded, or replayed; each of a card of its own, or of one named. */
    async forge(openId: string, value: unknown, form: object = {}, card = `om_${randomUUID()}`) {
      const answer = await push('card.action.trigger', {
        operator: { open_id: openId },
        token: 'c-forged',
        action: { tag: 'button', value, form_value: form },
        context: { open_message_id: card, open_chat_id: 'oc_forged' },
      });
      const toast = answer.body.toast as { type: string; content: string } | undefined;
      return { toast, card: answer.body.card };
    },
    stop,
    /** Starts again on the same folder and database, at a later time when one is given, and with other settings. */
    async startAgain(at?: string, environment?: Record<string, string>): Promise<void> {
      clock = movableClock(at ? new Date(at) : clock.now(), 0);
      await start(environment);
    },
    async close(): Promise<void> {
      await stop();
      await beside?.close();
      await database?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
