import { type ExpressionBuilder, sql } from 'kysely';
import { personByOpenId, unitById } from '../store/roster.ts';
import type { Db, Schema } from '../store/schema.ts';
import { surveysAsking } from '../store/surveys.ts';
import type { App } from './ports.ts';

/** Records about a person, filed by them, or naming them as the other side. */
const concerns = (eb: ExpressionBuilder<Schema, 'record'>, personId: string) =>
  eb.or([
    eb('person_id', '=', personId),
    eb('filed_by', '=', personId),
    eb(sql`payload ->> 'with'`, '=', personId),
  ]);

/**
 * An appraisal belongs to the one it is about, once it is delivered: who wrote it for others takes none of them along
 * (S15).
 */
const isOthersAppraisal = (eb: ExpressionBuilder<Schema, 'record'>, personId: string) =>
  eb.and([eb('kind', '=', 'appraisal'), eb('person_id', 'is distinct from', personId)]);

/** Ids of the records that a person may have every word of. */
const ownRecords = (db: Db, personId: string) =>
  db
    .selectFrom('record')
    .select('id')
    .where((eb) => concerns(eb, personId))
    .where((eb) => eb.not(isOthersAppraisal(eb, personId)));

/** Every version of what concerns a person, as it stood; of their appraisal what was delivered, never a draft. */
const versionsOf = (db: Db, personId: string) =>
  db
    .selectFrom('record_version')
    .selectAll()
    .where('record_id', 'in', ownRecords(db, personId))
    .where((eb) =>
      eb.or([
        eb('state', '=', 'filed'),
        eb('record_id', 'not in', eb.selectFrom('record').select('id').where('kind', '=', 'appraisal')),
      ]),
    )
    .orderBy('saved_at')
    .execute();

/** What a person decided about others' records, without the others' words. */
const decisionsOf = (db: Db, personId: string) =>
  db
    .selectFrom('record_version')
    .select(['record_id', 'version', 'state', 'saved_at', 'reason'])
    .where('saved_by', '=', personId)
    .where('record_id', 'not in', ownRecords(db, personId))
    .orderBy('saved_at')
    .execute();

/**
 * All that is stored of a person (specification, section 7), as plain data; null when nobody has this open id.
 * Opinions, their receipts and answers to surveys are not among it: nothing stored says whose they are; that somebody
 * was asked is stored, not whether they answered.
 */
export async function exportPerson(app: App, openId: string): Promise<Record<string, unknown> | null> {
  const { db } = app;
  const person = await personByOpenId(db, openId);
  if (!person) return null;
  const mentioned = `%${openId}%`;
  const unit = await unitById(db, person.unit_id);
  const home = await unitById(db, person.home_unit_id);
  const answers = await db
    .selectFrom('opinion_reply')
    .selectAll()
    .where('author_id', '=', person.id)
    .orderBy('day')
    .execute();
  return {
    person: { ...person, unit: unit?.name, home_unit: home?.name },
    records: await db
      .selectFrom('record')
      .selectAll()
      .where((eb) => concerns(eb, person.id))
      .where((eb) =>
        eb.or([
          eb('kind', '!=', 'appraisal'),
          eb.and([eb('person_id', '=', person.id), eb('state', '=', 'filed')]),
        ]),
      )
      .orderBy('filed_at')
      .execute(),
    record_versions: await versionsOf(db, person.id),
    decisions: await decisionsOf(db, person.id),
    dates_moved: await db
      .selectFrom('calendar_override')
      .selectAll()
      .where('set_by', '=', person.id)
      .orderBy('set_at')
      .execute(),
    exemptions: await db
      .selectFrom('exemption')
      .selectAll()
      .where((eb) => eb.or([eb('person_id', '=', person.id), eb('granted_by', '=', person.id)]))
      .orderBy('granted_at')
      .execute(),
    gates: await db
      .selectFrom('gate_application')
      .select([
        'id',
        'unit_id',
        'stage',
        'state',
        'applied_by',
        'applied_at',
        'decided_by',
        'decided_at',
        'findings',
      ])
      .where((eb) => eb.or([eb('applied_by', '=', person.id), eb('decided_by', '=', person.id)]))
      .orderBy('applied_at')
      .execute(),
    deputies: await db
      .selectFrom('deputy')
      .selectAll()
      .where((eb) => eb.or([eb('person_id', '=', person.id), eb('named_by', '=', person.id)]))
      .orderBy('named_at')
      .execute(),
    answers_given: answers.map(({ id, day, words_sealed }) => ({
      id,
      day,
      words: app.seal.open(words_sealed),
    })),
    surveys_asked: await surveysAsking(db, person.id),
    messages_received: await db
      .selectFrom('inbox')
      .selectAll()
      .where(sql<boolean>`payload::text like ${mentioned}`)
      .orderBy('received_at')
      .execute(),
    messages_sent: await db
      .selectFrom('outbox')
      .select(['key', 'job', 'state', 'created_at', 'sent_at', 'message_id'])
      .where((eb) => eb.or([eb('key', 'like', mentioned), sql<boolean>`job::text like ${mentioned}`]))
      .orderBy('created_at')
      .execute(),
    audit: await db
      .selectFrom('audit')
      .select(['seq', 'at', 'actor', 'act', 'unit_id', 'detail'])
      .where((eb) =>
        eb.or([eb('actor', '=', person.id), sql<boolean>`detail::text like ${`%${person.id}%`}`]),
      )
      .orderBy('seq')
      .execute(),
  };
}
