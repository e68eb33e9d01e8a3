import { type RawBuilder, sql } from 'kysely';
import { localDateOf } from '../domain/local-date.ts';
import { appendAudit } from '../store/audit.ts';
import { forgetWords, gone } from '../store/forget-words.ts';
import { type Person, personByOpenId } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { campaignEnd } from './campaign-end.ts';
import { campaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';

export type Forgotten =
  | { ok: true; records: number; messages: number }
  | { ok: false; why: 'unknown-person' }
  | { ok: false; why: 'campaign-runs'; until: string };

/**
 * Removes what names a person: name, mobile, email, open id, the words of their self-analysis and of their appraisal, and
 * the messages from, to and about them. Their records stay without them, for the unit's figures are history
 * (specification, section 7: after the campaign).
 */
export async function forgetPerson(
  app: App,
  asked: { openId: string; by: string; dry: boolean; force: boolean },
  now: Date,
): Promise<Forgotten> {
  const person = await personByOpenId(app.db, asked.openId);
  if (!person) return { ok: false, why: 'unknown-person' };
  const campaign = await campaignNow(app.db);
  const until = campaign ? await campaignEnd(app.db, campaign) : null;
  if (!asked.force && until !== null && localDateOf(now, app.timeZone) <= until)
    return { ok: false, why: 'campaign-runs', until };
  if (asked.dry) return { ok: true, ...(await held(app.db, person)) };
  return app.db.transaction().execute(async (tx) => {
    const kept = await held(tx, person);
    await takeNamesAway(tx, person);
    await appendAudit(
      tx,
      {
        actor: asked.by,
        act: 'forget-person',
        unitId: person.unit_id,
        detail: { person: person.id, forced: asked.force },
      },
      now,
    );
    return { ok: true, ...kept };
  });
}

async function held(db: Db, person: Person): Promise<{ records: number; messages: number }> {
  const records = await db
    .selectFrom('record')
    .select(sql<string>`count(*)`.as('n'))
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ n: string }>`
    select (select count(*) from inbox where ${mentions(sql`payload::text`, person)})
         + (select count(*) from outbox where ${mentions(sql`job::text`, person)}) as n`.execute(db);
  return { records: Number(records.n), messages: Number(rows[0]?.n ?? 0) };
}

async function takeNamesAway(tx: Db, person: Person): Promise<void> {
  const openId = person.open_id as string;
  await tx
    .updateTable('person')
    .set({ name: gone, open_id: null, mobile: null, email: null, locale: null })
    .where('id', '=', person.id)
    .execute();
  const unnamed = sql`jsonb_set(payload, '{openedBy}', to_jsonb(${gone}::text))`;
  await sql`update record set payload = ${unnamed} where filed_by = ${person.id} and payload ? 'openedBy'`.execute(
    tx,
  );
  await sql`update record_version set payload = ${unnamed}
    where payload ? 'openedBy' and record_id in (select id from record where filed_by = ${person.id})`.execute(
    tx,
  );
  await forgetWords(tx, { personId: person.id });
  const holdsId = (column: RawBuilder<unknown>) => sql`strpos(${column}, ${openId}) > 0`;
  await sql`update inbox set payload = null, error = null, state = case when state = 'waiting' then 'done' else state end
    where ${mentions(sql`payload::text`, person)}
      and (state <> 'waiting' or ${holdsId(sql`payload::text`)})`.execute(tx);
  // What still waits for this person is not said any more; others get theirs.
  await sql`update outbox set state = 'dropped', reason = 'forgotten'
    where state in ('waiting', 'sending') and job->'to'->>'openId' = ${openId}`.execute(tx);
  await sql`update outbox set job = jsonb_set(job, '{openIds}', (job->'openIds') - ${openId}::text)
    where state = 'waiting' and job->'openIds' ? ${openId}`.execute(tx);
  // Key and fate stay, so that nothing is said twice.
  await sql`update outbox set job = jsonb_build_object('do', job->'do', 'emptied', true)
    where state not in ('waiting', 'sending') and ${mentions(sql`job::text`, person)}`.execute(tx);
  await sql`update outbox set key = replace(key, ${openId}, ${person.id}) where strpos(key, ${openId}) > 0`.execute(
    tx,
  );
}

/** Whether a text holds the open id, a contact or the name. */
function mentions(column: RawBuilder<unknown>, person: Person): RawBuilder<boolean> {
  const words = [person.open_id, person.mobile, person.email, person.name].filter((word) => word !== null);
  const each = words.map((word) => sql<boolean>`strpos(${column}, ${word}) > 0`);
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}
