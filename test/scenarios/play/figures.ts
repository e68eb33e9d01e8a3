import { sql } from 'kysely';
import type { Db } from '../../../src/store/schema.ts';

export type Figures = Record<string, Record<string, number>>;

/** What was sent, answered, due and overdue: every figure read back from the database. */
export async function readFigures(db: Db): Promise<Figures> {
  const count = async (
    query: ReturnType<typeof sql<{ name: string; n: string }>>,
  ): Promise<Record<string, number>> => {
    const { rows } = await query.execute(db);
    return Object.fromEntries(rows.map((row) => [row.name, Number(row.n)]));
  };
  return {
    sent: await count(sql`
      select case
          when key like 'digest:%' and job->>'do' = 'batch-card' then 'digests in batches'
          when key like 'digest:%' then 'digests, single'
          when key like 'session:%' then 'session cards'
          when job->>'do' = 'patch' then 'cards kept up to date'
          when job->>'do' = 'react' then 'reactions'
          when split_part(key, ':', 1) in ('opening', 'stage-opened', 'review-window') then 'milestones: ' || split_part(key, ':', 1)
          when split_part(key, ':', 1) in ('reply', 'press') then 'answers to commands and taps'
          else split_part(key, ':', 1) || ' cards' end as name, count(*) as n
      from outbox where state = 'sent' group by 1
      union all select 'people told in batches', coalesce(sum(jsonb_array_length(job->'openIds')), 0)
      from outbox where state = 'sent' and job->>'do' = 'batch-card'
      order by 1`),
    'not sent': await count(
      sql`select state || coalesce(': ' || reason, '') as name, count(*) as n from outbox where state <> 'sent' group by 1 order by 1`,
    ),
    answered: await count(sql`
      select kind || ' ' || state as name, count(*) as n from record where kind <> 'study-hour' group by 1
      union all select case when parent_id is null then 'own study ' else 'check-ins ' end || state, count(*)
        from record where kind = 'study-hour' group by 1
      union all select 'study hours', coalesce(sum((payload->>'hours')::numeric), 0)
        from record where kind = 'study-hour' and state = 'filed'
      union all select 'corrections of hours', count(*) from record_version join record on record.id = record_id
        where record_version.version > 1 and kind = 'study-hour'
      union all select 'opinions', count(*) from opinion
      union all select 'opinions released', count(*) from opinion where released_on is not null
      union all select 'answers to opinions', count(*) from opinion_reply
      order by 1`),
    due: await count(sql`
      select kind || case when kind = 'ping' then ' to ' || audience else '' end || ': ' || state || coalesce(' (' || reason || ')', '') as name, count(*) as n
      from due group by 1 order by 1`),
    overdue: await count(sql`
      select item || ' · ' || unit.name as name, count(*) as n from due join unit on unit.id = due.unit_id
      where due.kind = 'ping' and due.state = 'done' and due.moment like 'after-%' group by 1 order by 1`),
    stages: await count(
      sql`select 'stage ' || stage as name, count(*) as n from unit_run group by 1 order by 1`,
    ),
  };
}

/** The platform's own counts against the database's: what the bot says it sent is what was received. */
export async function unlikeThePlatform(
  db: Db,
  platform: Record<string, number>,
  handed: number,
): Promise<string[]> {
  const { rows } = await sql<Record<string, string>>`
    select count(*) filter (where job->>'do' in ('card', 'reply-card', 'text', 'file')) as messages_sent,
      count(*) filter (where job->>'do' = 'batch-card') as batch_sent,
      coalesce(sum(jsonb_array_length(job->'openIds')) filter (where job->>'do' = 'batch-card'), 0) as batch_people,
      count(*) filter (where job->>'do' = 'react') as reactions
    from outbox where state = 'sent'`.execute(db);
  const ours = Object.fromEntries(Object.entries(rows[0] ?? {}).map(([name, n]) => [name, Number(n)]));
  // Forms and lists of the opinion box go out past the outbox; only who asked for them knows of them.
  ours.messages_sent = (ours.messages_sent ?? 0) + handed;
  return Object.entries(ours)
    .filter(([name, n]) => platform[name] !== n)
    .map(([name, n]) => `${name}: the bot says ${n}, the platform ${platform[name]}`);
}

/** The figures as a plain table. */
export function printFigures(figures: Figures): string {
  return Object.entries(figures)
    .map(([title, rows]) => {
      const width = Math.max(0, ...Object.keys(rows).map((name) => name.length));
      const lines = Object.entries(rows).map(
        ([name, n]) => `  ${name.padEnd(width)}  ${String(n).padStart(7)}`,
      );
      return [title, ...(lines.length > 0 ? lines : ['  none'])].join('\n');
    })
    .join('\n');
}
