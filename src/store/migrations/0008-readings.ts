import { type Kysely, sql } from 'kysely';

/** How many read what was published: a keyed hash for each reader, so that one is counted once and none is named. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table reading (
    record_id uuid not null references record (id),
    reader text not null,
    primary key (record_id, reader)
  )`.execute(db);
}
