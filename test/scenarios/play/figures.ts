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
      select split_part(key, ':', 1) || ' (' || (job->>'do') || ')' as name, count(*) as n
      from outbox where state = 'sent' and job->>'do' not in ('patch') group by 1 order by 1`),
    'people told in batches': await count(sql`
      select 'people' as name, coalesce(sum(jsonb_array_length(job->'openIds')), 0) as n from outbox where state = 'sent' and job->>'do' = 'batch-card'`),
    'not sent': await count(
      sql`select state || coalesce(': ' || reason, '') as name, count(*) as n from outbox where state <> 'sent' group by 1 order by 1`,
    ),
    answered: await count(sql`
      select kind || ' ' || state as name, count(*) as n from record group by 1
      union all select 'study hours', sum((payload->>'hours')::numeric) from record where kind = 'study-hour' and state = 'filed'
      union all select 'corrections', count(*) from record_version where version > 1
      union all select 'opinions', count(*) from opinion
      union all select 'opinions released', count(*) from opinion where released_on is not null
      union all select 'answers to opinions', count(*) from opinion_reply
      order by 1`),
    due: await count(sql`
      select kind || case when kind = 'ping' then ' to ' || audience else '' end || ': ' || state || coalesce(' (' || reason || ')', '') as name, count(*) as n
      from due group by 1 order by 1`),
    overdue: await count(sql`
      select item as name, count(distinct unit_id) as n from due
      where kind = 'ping' and state = 'done' and moment like 'after-%' group by 1 order by 1`),
    stages: await count(
      sql`select 'stage ' || stage as name, count(*) as n from unit_run group by 1 order by 1`,
    ),
  };
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
