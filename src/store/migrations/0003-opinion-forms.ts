import { type Kysely, sql } from 'kysely';

/**
 * Opinion forms by circle, the channel of each opinion, its sorting into issues, and its feedback to those it is about.
 * The round of a form stands on its opinion until it is released and is then taken off: only the round's count is left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table opinion add column channel text not null default 'box'`,
  'alter table opinion add column round_id uuid',
  `create table opinion_round (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    unit_id uuid not null references unit (id),
    circle text not null,
    target text not null,
    sent integer not null,
    returned integer not null default 0,
    opened_on date not null,
    closes_on date not null,
    opened_by text not null
  )`,
  'create index opinion_round_by_unit on opinion_round (unit_id)',
  `create table opinion_issue (
    id uuid primary key,
    unit_id uuid not null references unit (id),
    title text not null,
    opened_on date not null,
    ledger_record_id uuid references record (id)
  )`,
  'create index opinion_issue_by_unit on opinion_issue (unit_id)',
  `create table opinion_sorting (
    opinion_id uuid primary key,
    issue_id uuid not null references opinion_issue (id),
    area text not null,
    target text not null,
    sorted_on date not null,
    sorted_by text not null
  )`,
  'create index opinion_sorting_by_issue on opinion_sorting (issue_id)',
  `create table opinion_feedback (
    opinion_id uuid not null,
    person_id uuid not null references person (id),
    target text not null,
    delivered_on date not null,
    read_on date,
    primary key (opinion_id, person_id, target)
  )`,
  'create index opinion_feedback_by_person on opinion_feedback (person_id)',
];
