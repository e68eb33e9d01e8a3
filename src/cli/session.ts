import { lastBeat } from '../app/heartbeat.ts';
import type { App } from '../app/ports.ts';
import { type Config, loadDotEnv, readConfig } from '../config/config.ts';
import { buildApp, wakeNobody } from '../service/build-app.ts';
import { createLog, type Log } from '../service/log.ts';
import { openStore, type Store } from '../service/open-store.ts';
import { trialStart } from '../service/trial-clock.ts';
import { text } from './io.ts';
import { Refused } from './refused.ts';

/** Who acts here, in the audit. */
export const actor = 'cli';

export interface Session {
  app: App;
  config: Config;
  store: Store;
  /** The campaign's time at the start of the command. */
  now: Date;
}

/** Opens the database that the service uses, or would use, runs the command on it, and closes what was opened. */
export async function withSession<T>(
  run: (session: Session) => Promise<T>,
  { directory = false } = {},
): Promise<T> {
  const { config, log } = surroundings();
  const store = await openStore(config, log).catch((error: unknown) => {
    throw unreachable(config, error);
  });
  try {
    const messenger = directory ? await messengerOf(config, log) : null;
    const app = buildApp(config, store, { messenger, wake: wakeNobody });
    return await run({ app, config, store, now: await campaignTime(config, app) });
  } finally {
    await store.close();
  }
}

/** Configuration and a log that is quiet unless LOG_LEVEL asks for more: standard error belongs to the command. */
export function surroundings(): { config: Config; log: Log } {
  loadDotEnv();
  const config = readConfig(process.env);
  return { config, log: createLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }) };
}

/** A database that does not answer, with what to look at; never the address, which may hold a password. */
export function unreachable(config: Config, error: unknown): Refused {
  const { code, message } = error as { code?: string; message?: string };
  const why = code ?? message ?? '';
  return config.databaseUrl
    ? new Refused(
        text(
          `连不上 DATABASE_URL 所指的数据库（${why}），请核对地址，并确认数据库已启动。`,
          `連不上 DATABASE_URL 所指的資料庫（${why}），請核對位址，並確認資料庫已啟動。`,
          `The database of DATABASE_URL cannot be used (${why}); check the address and that it is running.`,
        ),
      )
    : new Refused(
        text(
          `${config.dataDir} 里的数据库打不开（${why}），请查看其中的 postgres.log。`,
          `${config.dataDir} 裡的資料庫打不開（${why}），請查看其中的 postgres.log。`,
          `The database in ${config.dataDir} cannot be opened (${why}); see postgres.log there.`,
        ),
      );
}

/** A trial's clock runs in the service: what it noted when it was moved, or its last heartbeat, whichever is later. */
async function campaignTime(config: Config, app: App): Promise<Date> {
  const trial = await trialStart(config);
  if (!trial) return new Date();
  const beat = await lastBeat(app.db);
  return beat && beat > trial.start ? beat : trial.start;
}

/** The sandbox lives in the service's process and can't be asked from here. */
async function messengerOf(config: Config, log: Log) {
  if (config.platform.kind !== 'app') return null;
  const { createMessenger } = await import('../messenger/client.ts');
  return createMessenger({ ...config.platform, log });
}
