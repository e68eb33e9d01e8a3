import { sql } from 'kysely';
import type { Db } from '../../src/store/schema.ts';
import type { Evidence, Secret, Trace } from './attacks.ts';

/** Partitions that hold anonymous rows. */
const anonymous = {
  opinion: ['opinion_kept', 'opinion_pool'],
  survey: ['survey_answer_here', 'survey_answer_there'],
} as const;

interface Row {
  xmin: string;
  text: string;
}

/**
 * All that the database tells, read as its superuser: the anonymous rows with transaction and place, and of every
 * other table each row that names exactly one of the people.
 * @param keyOf which submission a row is, known to the test alone
 */
export async function readEvidence(
  db: Db,
  of: {
    kind: keyof typeof anonymous;
    keyOf: (row: Record<string, unknown>) => string;
    /** By open id. */
    people: readonly string[];
  },
): Promise<Evidence> {
  const secrets = await secretsOf(db, anonymous[of.kind], of.keyOf);
  const { rows: ids } = await sql<{ id: string; open_id: string }>`
    select id::text, open_id from person where open_id is not null`.execute(db);
  const names = new Map(
    ids.flatMap(({ id, open_id }) => [[id, open_id] as const, [open_id, open_id] as const]),
  );
  return { secrets, traces: await tracesOf(db, names), people: of.people };
}

async function secretsOf(
  db: Db,
  partitions: readonly string[],
  keyOf: (row: Record<string, unknown>) => string,
): Promise<Secret[]> {
  const found: { key: string; xmin: number; place: number; bytes: string; day: string | null }[] = [];
  for (const [at, table] of partitions.entries()) {
    const { rows } = await sql<Row & { row: Record<string, unknown> }>`
      select xmin::text, to_jsonb(t)::text as text, to_jsonb(t) as row from ${sql.table(table)} t order by ctid`.execute(
      db,
    );
    for (const [place, { xmin, text, row }] of rows.entries()) {
      const day = typeof row.day === 'string' ? row.day : null;
      const id = typeof row.id === 'string' ? row.id : text;
      found.push({ key: keyOf(row), xmin: Number(xmin), place: at * 1e6 + place, bytes: id, day });
    }
  }
  const byBytes = [...found].sort((one, other) => (one.bytes < other.bytes ? -1 : 1));
  return found.map(({ bytes: _, ...secret }, at) => ({
    ...secret,
    byBytes: byBytes.indexOf(found[at] as (typeof found)[number]),
  }));
}

/** Every id in a row's text that is somebody's. */
const idLike = /ou_[0-9a-z]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function tracesOf(db: Db, names: ReadonlyMap<string, string>): Promise<Trace[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(db);
  const hidden = new Set<string>([...anonymous.opinion, ...anonymous.survey, 'opinion', 'survey_answer']);
  const traces: Trace[] = [];
  for (const { schema, name } of tables) {
    if (hidden.has(name)) continue;
    const { rows } = await sql<Row>`
      select xmin::text, to_jsonb(t)::text as text from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    for (const { xmin, text } of rows) {
      const people = new Set((text.match(idLike) ?? []).flatMap((id) => names.get(id) ?? []));
      const [person] = people;
      if (people.size !== 1 || person === undefined) continue;
      const day =
        /"(?:received|created|filed|at|greeted)[a-z_]*": ?"(\d{4}-\d\d-\d\d)/.exec(text)?.[1] ?? null;
      traces.push({ person, xmin: Number(xmin), table: name, day });
    }
  }
  return traces;
}
