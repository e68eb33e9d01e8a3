import { DEFAULT_MIGRATION_TABLE, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import * as firstWalk from './migrations/0001-first-walk.ts';
import * as gates from './migrations/0002-gates.ts';
import * as opinionForms from './migrations/0003-opinion-forms.ts';
import * as survey from './migrations/0004-survey.ts';
import * as readings from './migrations/0008-readings.ts';
import * as greetings from './migrations/0012-greetings.ts';
import type { Db } from './schema.ts';

/** Every version of the tables, in order. A released one is never changed, only followed. */
export const migrations: Record<string, Migration> = {
  '0001-first-walk': { up: firstWalk.up },
  '0002-gates': { up: gates.up },
  '0003-opinion-forms': { up: opinionForms.up },
  '0004-survey': { up: survey.up },
  '0008-readings': { up: readings.up },
  '0012-greetings': { up: greetings.up },
};

/**
 * Brings the tables to this program's version; several processes may do so at once.
 *
 * @returns names of the migrations that were run
 * @throws when the database was made by a newer program, or a migration failed (nothing of it is kept)
 */
export async function migrate(
  db: Db,
  table: Readonly<Record<string, Migration>> = migrations,
): Promise<string[]> {
  const provider: MigrationProvider = { getMigrations: async () => ({ ...table }) };
  const migrator = new Migrator({ db, provider });
  await refuseNewer(db, table);
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName ?? 'the first step';
    throw new Error(`The database could not be brought up to date at ${failed}: ${String(error)}`, {
      cause: error,
    });
  }
  return results.map((result) => result.migrationName);
}

/** Migrations that this program has and the database has not, in order. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const run = await migrationsRun(db);
  return Object.keys(migrations).filter((name) => !run.includes(name));
}

async function refuseNewer(db: Db, table: Readonly<Record<string, Migration>>): Promise<void> {
  const unknown = (await migrationsRun(db)).filter((name) => !(name in table));
  if (unknown.length === 0) return;
  throw new Error(
    `This database belongs to a newer Stagekeeper: it has ${unknown.join(', ')}, which this version does not know. Start the newer version, or restore the backup made before the update.`,
  );
}

async function migrationsRun(db: Db): Promise<string[]> {
  const found = await sql<{
    at: string | null;
  }>`select to_regclass(${DEFAULT_MIGRATION_TABLE})::text as at`.execute(db);
  if (!found.rows[0]?.at) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return rows.map((row) => row.name);
}
