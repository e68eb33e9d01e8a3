import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { sql } from 'kysely';
import type { Db } from '../../src/store/schema.ts';

export interface Line {
  where: string;
  text: string;
}

/** Every row of every table of every schema that is not PostgreSQL's own, as text. */
export async function everyRow(db: Db): Promise<Line[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(db);
  const lines: Line[] = [];
  for (const { schema, name } of tables) {
    // The partitions are read by themselves.
    if (name === 'opinion' || name === 'survey_answer') continue;
    const { rows } = await sql<{ text: string }>`
      select to_jsonb(t)::text as text from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    lines.push(...rows.map(({ text }) => ({ where: `${schema}.${name}`, text })));
  }
  return lines;
}

/** How many rows each table has. */
export async function rowCounts(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { where } of await everyRow(db)) counts[where] = (counts[where] ?? 0) + 1;
  return counts;
}

/** Files of a folder with their bytes as latin1, the stand-in of the messenger's own memory left out. */
export function everyFile(folder: string, but: readonly string[] = ['sandbox.json']): Line[] {
  return readdirSync(folder).flatMap((name): Line[] => {
    const path = join(folder, name);
    if (but.includes(name)) return [];
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return everyFile(path, but);
    return found?.isFile() ? [{ where: path, text: readFileSync(path, 'latin1') }] : [];
  });
}

/** A text as its bytes stand in a file read as latin1. */
export const asBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Every key with everything under it. */
export async function everyKey(redis: Redis): Promise<string[]> {
  const read: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, 0, -1),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  const lines: string[] = [];
  for (const key of await redis.keys('*'))
    lines.push(`${key} ${JSON.stringify(await read[await redis.type(key)]?.(key))}`);
  return lines;
}
