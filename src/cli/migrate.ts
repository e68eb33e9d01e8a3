import type { Command } from 'commander';
import { openDatabase } from '../store/database.ts';
import { startEmbedded } from '../store/embedded.ts';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { surroundings, unreachable } from './session.ts';

/** The one command that opens the database as it is, because every other one brings it up to date first. */
export function migrateCommand(parent: Command): void {
  const command = parent
    .command('migrate')
    .description('更新数据库表结构 · bring the tables up to date')
    .option('--dry', '只列出，不改动 · change nothing')
    .option('--json', 'JSON');
  onRun(command, async (io) => {
    const { config, log } = surroundings();
    const embedded = config.databaseUrl
      ? null
      : await startEmbedded({
          dataDir: config.dataDir,
          log: (message, facts) => log.info(facts ?? {}, message),
        }).catch((error: unknown) => {
          throw unreachable(config, error);
        });
    const db = openDatabase(config.databaseUrl ?? embedded?.connectionString ?? '');
    try {
      const pending = await pendingMigrations(db).catch((error: unknown) => {
        throw unreachable(config, error);
      });
      const names = io.dry ? pending : await migrate(db).catch(refusedMigration);
      if (io.json) return io.printJson({ migrations: names, dry: io.dry });
      const list = names.join(', ');
      io.print(
        (names.length === 0
          ? text('数据库已是最新。', '資料庫已是最新。', 'The database is up to date.')
          : io.dry
            ? text(`将执行：${list}`, `將執行：${list}`, `Would run: ${list}`)
            : text(`已执行：${list}`, `已執行：${list}`, `Ran: ${list}`))[io.locale],
      );
    } finally {
      await db.destroy();
      await embedded?.stop();
    }
  });
}

function refusedMigration(error: unknown): never {
  const { message } = error as Error;
  throw new Refused(
    text(
      `数据库未能更新：${message}`,
      `資料庫未能更新：${message}`,
      `The database was not brought up to date: ${message}`,
    ),
  );
}
