import { type Kysely, sql } from 'kysely';

/** Applications for a gate with what was signed and reviewed again, exemptions, extensions asked for, and deputies for a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table gate_application (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    unit_id uuid not null references unit (id),
    stage integer not null,
    state text not null check (state in ('applied', 'signed', 'sent-back')),
    snapshot jsonb not null,
    applied_by text not null,
    applied_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    findings text
  )`,
  `create unique index gate_application_open on gate_application (campaign_id, unit_id, stage) where state <> 'sent-back'`,
  `create table gate_review (
    id uuid primary key,
    application_id uuid not null references gate_application (id),
    snapshot jsonb not null,
    reviewed_by text not null,
    reviewed_at timestamptz not null
  )`,
  'create index gate_review_of on gate_review (application_id, reviewed_at)',
  `create table exemption (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    person_id uuid not null references person (id),
    stage integer not null,
    requirement text not null,
    reason text not null,
    granted_by text not null,
    granted_at timestamptz not null,
    unique (campaign_id, person_id, stage, requirement)
  )`,
  `create table extension_ask (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    unit_id uuid not null references unit (id),
    key text not null,
    date date not null,
    reason text not null,
    state text not null check (state in ('asked', 'granted', 'refused')),
    asked_by text not null,
    asked_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    comment text
  )`,
  `create table deputy (
    id uuid primary key,
    unit_id uuid not null references unit (id),
    role text not null,
    person_id uuid not null references person (id),
    from_day date not null,
    to_day date not null,
    named_by text not null,
    named_at timestamptz not null,
    ended_by text,
    check (from_day <= to_day)
  )`,
  'create index deputy_by_person on deputy (person_id, to_day)',
];
