import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import type { Db } from '../store/schema.ts';

/** Runs something on a fresh database beside the given one, on the same server, and drops it in any case. */
export async function onScratchDatabase<T>(
  connectionString: string,
  run: (db: Db) => Promise<T>,
): Promise<T> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const beside = openDatabase(connectionString, { connections: 1 });
  try {
    await sql`create database ${sql.id(name)}`.execute(beside);
    const address = new URL(connectionString);
    address.pathname = `/${name}`;
    const db = openDatabase(address.href);
    try {
      await migrate(db);
      return await run(db);
    } finally {
      await db.destroy();
      await sql`drop database ${sql.id(name)} with (force)`.execute(beside);
    }
  } finally {
    await beside.destroy();
  }
}
