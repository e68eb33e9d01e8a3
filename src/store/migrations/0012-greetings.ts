import type { Kysely } from 'kysely';

/**
 * That somebody was greeted, without the instant: together with an opinion of the same day it would have told who
 * opened the private chat to speak (specification, section 7).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('person')
    .dropColumn('greeted_at')
    .addColumn('greeted', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
}
