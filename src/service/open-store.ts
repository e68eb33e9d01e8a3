import { loadBoxKey } from '../config/box-key.ts';
import type { Config } from '../config/config.ts';
import { openDatabase } from '../store/database.ts';
import { startEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import type { Db } from '../store/schema.ts';
import { createSeal } from '../store/seal.ts';
import type { Log } from './log.ts';

export interface Store {
  db: Db;
  connectionString: string;
  seal: ReturnType<typeof createSeal>;
  close(): Promise<void>;
}

/**
 * Opens the database named by the configuration, or the embedded one of its data folder, and brings its tables up
 * to date. Closing stops the embedded server unless another process still uses it.
 */
export async function openStore(config: Config, log: Log): Promise<Store> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded({
        dataDir: config.dataDir,
        log: (message, facts) => log.info(facts ?? {}, message),
      });
  const connectionString = config.databaseUrl ?? embedded?.connectionString ?? '';
  const db = openDatabase(connectionString, {
    onIdleError: (error) => log.warn({ error: error.message }, 'a database connection broke'),
  });
  const close = async () => {
    await db.destroy();
    await embedded?.stop();
  };
  try {
    await migrate(db);
    const seal = createSeal(await loadBoxKey(config.boxKey, config.dataDir));
    return { db, connectionString, seal, close };
  } catch (error) {
    await close();
    throw error;
  }
}
