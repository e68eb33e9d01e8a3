import { type Kysely, sql } from 'kysely';

/** Satisfaction surveys, their sealed answers, and the marks of who has answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// No foreign key leads from answers, keys or marks to a survey: its check would write the answer's transaction
// id into the survey's row.
const statements = [
  `create table survey (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    unit_id uuid not null references unit (id),
    stage integer not null,
    about text not null check (about in ('stage', 'measure')),
    measure text,
    round integer not null,
    circle jsonb not null,
    population jsonb not null,
    sample integer,
    seed text not null,
    form jsonb not null,
    opened_by text not null,
    opened_at timestamptz not null,
    closes_on date not null,
    state text not null check (state in ('open', 'closed')),
    closed_by text,
    closed_at timestamptz
  )`,
  'create unique index survey_round on survey (campaign_id, unit_id, stage, about, measure, round) nulls not distinct',
  `create index survey_open on survey (campaign_id) where state = 'open'`,
  `create table survey_answer (
    survey_id uuid not null,
    side boolean not null,
    sealed bytea not null
  ) partition by list (side)`,
  'create table survey_answer_here partition of survey_answer for values in (false)',
  'create table survey_answer_there partition of survey_answer for values in (true)',
  'create table survey_key (survey_id uuid primary key, sealed bytea not null)',
  'create table survey_mark (survey_id uuid not null, mark text not null, primary key (survey_id, mark))',
];
