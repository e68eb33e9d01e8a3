import { type SqlBool, sql } from 'kysely';
import type { Db } from './schema.ts';

/** Stands where words or a name stood. */
export const gone = '（已删除）';

/** Kinds whose words are a person's own or about one person: what they wrote, what the committee wrote, what they answered. */
const wordy = sql.join(['self-analysis', 'appraisal']);

const without = sql`(payload - 'part') || (select coalesce(jsonb_object_agg(field, ${gone}::text), '{}')
  from jsonb_object_keys(payload) as field where field in ('words', 'answer'))`;
const isStill = sql<SqlBool>`(payload ? 'part' or coalesce(payload ->> 'words', ${gone}) <> ${gone})`;

/**
 * Takes the words of self-analyses and appraisals away, with the comments that sent them back: of one person, or of all
 * that were filed before an instant. What they count stays, and that there was an answer.
 */
export async function forgetWords(tx: Db, of: { personId: string } | { before: Date }): Promise<void> {
  const which =
    'personId' in of ? sql<SqlBool>`person_id = ${of.personId}` : sql<SqlBool>`filed_at < ${of.before}`;
  await sql`update record_version set payload = ${without}, reason = null
    where ${isStill} and record_id in (select id from record where kind in (${wordy}) and ${which})`.execute(
    tx,
  );
  await sql`update record set payload = ${without} where kind in (${wordy}) and ${which} and ${isStill}`.execute(
    tx,
  );
}

/**
 * Takes away whom somebody consulted, of all that were filed before an instant. Each stays one of its own in the counts:
 * its own id stands for the person.
 */
export async function forgetConsulted(tx: Db, of: { before: Date }): Promise<void> {
  const nameless = (id: string) =>
    sql`payload || jsonb_build_object('with', ${sql.ref(id)}, 'consulted', ${sql.ref(id)})`;
  const which = sql<SqlBool>`kind = 'consultation' and filed_at < ${of.before}`;
  await sql`update record_version set payload = ${nameless('record_id')}
    where payload ->> 'with' <> record_id::text and record_id in (select id from record where ${which})`.execute(
    tx,
  );
  await sql`update record set payload = ${nameless('id')} where ${which} and payload ->> 'with' <> id::text`.execute(
    tx,
  );
}
