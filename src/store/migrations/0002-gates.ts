import { type Kysely, sql } from 'kysely';

/** Applications for a gate with what was signed, exemptions, and deputies for a time. */
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
  `create table exemption (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    person_id uuid not null references person (id),
    requirement text not null,
    reason text not null,
    granted_by text not null,
    granted_at timestamptz not null,
    unique (campaign_id, person_id, requirement)
  )`,
  `create table deputy (
    id uuid primary key,
    unit_id uuid not null references unit (id),
    role text not null,
    person_id uuid not null references person (id),
    from_day date not null,
    to_day date not null,
    named_by text not null,
    named_at timestamptz not null
  )`,
];
