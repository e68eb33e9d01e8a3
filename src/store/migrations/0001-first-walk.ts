import { type Kysely, sql } from 'kysely';

/** Campaign, roster, calendar, deadlines, records, inbox, outbox, audit and the opinion box. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table campaign (
    id text primary key,
    template_key text not null,
    template jsonb not null,
    year integer not null,
    started_at timestamptz not null
  )`,
  `create table unit (
    id uuid primary key,
    name text not null unique,
    parent_id uuid references unit (id),
    kind text not null,
    batch integer,
    leading_body boolean not null,
    chat_id text unique,
    position integer not null,
    active boolean not null
  )`,
  `create table person (
    id uuid primary key,
    name text not null,
    open_id text unique,
    mobile text unique,
    email text unique,
    unit_id uuid not null references unit (id),
    home_unit_id uuid not null references unit (id),
    placement text not null,
    roles text[] not null,
    leader boolean not null,
    locale text,
    active boolean not null,
    position integer not null,
    greeted_at timestamptz,
    digest_on date
  )`,
  'create index person_by_unit on person (unit_id, position)',
  `create table unit_run (
    campaign_id text not null references campaign (id),
    unit_id uuid not null references unit (id),
    batch integer not null,
    stage integer not null,
    stage_opened_at timestamptz not null,
    primary key (campaign_id, unit_id)
  )`,
  `create table calendar_override (
    id uuid primary key,
    unit_id uuid not null references unit (id),
    key text not null,
    date date not null,
    reason text not null,
    set_by text not null,
    set_at timestamptz not null
  )`,
  `create table due (
    id uuid primary key,
    key text not null unique,
    kind text not null,
    unit_id uuid references unit (id),
    item text not null,
    moment text not null,
    audience text not null,
    due_on date not null,
    at timestamptz not null,
    version integer not null default 1,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'dropped', 'cancelled')),
    done_at timestamptz,
    late boolean not null default false,
    reason text
  )`,
  `create index due_waiting on due (at, id) where state = 'waiting'`,
  'create index due_by_item on due (unit_id, item)',
  `create table record (
    id uuid primary key,
    campaign_id text not null references campaign (id),
    kind text not null,
    unit_id uuid not null references unit (id),
    person_id uuid references person (id),
    parent_id uuid references record (id),
    payload jsonb not null,
    occurred_on date not null,
    state text not null,
    version integer not null,
    filed_by text not null,
    filed_at timestamptz not null
  )`,
  'create index record_by_unit on record (unit_id, kind)',
  'create index record_by_person on record (person_id, kind)',
  'create unique index record_once_in_session on record (parent_id, person_id, kind) where parent_id is not null',
  `create table record_version (
    record_id uuid not null references record (id),
    version integer not null,
    payload jsonb not null,
    state text not null,
    saved_by text not null,
    saved_at timestamptz not null,
    reason text,
    primary key (record_id, version)
  )`,
  `create table inbox (
    event_id text primary key,
    message_id text unique,
    kind text not null,
    payload jsonb,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
    attempts integer not null default 0,
    received_at timestamptz not null,
    done_at timestamptz,
    error text
  )`,
  `create index inbox_waiting on inbox (received_at) where state = 'waiting'`,
  `create table outbox (
    id uuid primary key,
    key text not null unique,
    job jsonb not null,
    uuid text not null,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dropped', 'unknown')),
    priority integer not null default 5,
    version integer not null default 1,
    attempts integer not null default 0,
    fence bigint,
    not_before timestamptz not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    message_id text,
    reason text
  )`,
  `create index outbox_open on outbox (priority, not_before) where state in ('waiting', 'sending')`,
  'create index outbox_by_message on outbox (message_id) where message_id is not null',
  `create table audit (
    seq bigint primary key,
    at timestamptz not null,
    actor text not null,
    act text not null,
    unit_id uuid references unit (id),
    detail jsonb not null,
    previous_hash text not null,
    hash text not null
  )`,
  `create function audit_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'audit is append-only'; end $$`,
  `create trigger audit_is_append_only before update or delete on audit
    for each row execute function audit_is_append_only()`,
  `create table opinion (
    id uuid not null,
    mixed boolean not null,
    unit_id uuid not null,
    day date not null,
    area text not null,
    target text not null,
    words_sealed bytea not null,
    adds_to uuid,
    receipt_hash text,
    receipt_until date,
    released_on date
  ) partition by list (mixed)`,
  'create table opinion_pool partition of opinion for values in (false)',
  'create table opinion_kept partition of opinion for values in (true)',
  'create index opinion_by_unit on opinion_kept (unit_id, target)',
  'create index opinion_by_receipt on opinion_kept (receipt_hash)',
  `create table opinion_reply (
    id uuid primary key,
    opinion_id uuid not null,
    day date not null,
    words_sealed bytea not null,
    author_id uuid not null
  )`,
  'create index opinion_reply_of on opinion_reply (opinion_id)',
  'create table meta (key text primary key, value jsonb not null)',
];
