import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db, Schema } from './schema.ts';

export interface DatabaseOptions {
  /** Connections at most; default 10. */
  connections?: number;
  /** Hears of connections that broke while nobody used them (the pool replaces them). */
  onIdleError?: (error: Error) => void;
}

/**
 * Opens the tables over a pool of connections. Days come as 'YYYY-MM-DD' (a Date would move them between
 * zones), bigint as number (sequence numbers and fences stay far below 2^53), instants as Date.
 * Close it with `db.destroy()`.
 */
export function openDatabase(connectionString: string, options: DatabaseOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'stagekeeper',
    types: { getTypeParser: readAs },
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

const { builtins } = pg.types;
const readers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, Number],
]);

const readAs: typeof pg.types.getTypeParser = ((oid: number, format?: 'text') =>
  readers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser;
