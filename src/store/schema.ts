import type { ColumnType, Generated, JSONColumnType, Kysely, Transaction } from 'kysely';

/** A timestamptz: read as Date, written as Date. */
type Instant = ColumnType<Date, Date, Date>;
/** A calendar day 'YYYY-MM-DD' in the campaign's zone (the driver is told not to make Dates of it). */
type Day = string;
type Json<T extends object | null> = JSONColumnType<T>;

/** One campaign that runs here; the template is the snapshot it was started with. */
export interface CampaignTable {
  id: string;
  template_key: string;
  template: Json<object>;
  /** Year in which the first batch starts; template days are relative to it. */
  year: number;
  started_at: Instant;
}

export interface UnitTable {
  id: string;
  name: string;
  parent_id: string | null;
  kind: string;
  batch: number | null;
  leading_body: boolean;
  chat_id: string | null;
  /** Order of the roster: lists of units and people always follow it. */
  position: number;
  active: boolean;
}

export interface PersonTable {
  id: string;
  name: string;
  open_id: string | null;
  mobile: string | null;
  email: string | null;
  /** The participating unit, the one place where a member is counted. */
  unit_id: string;
  home_unit_id: string;
  placement: string;
  roles: ColumnType<string[], string[], string[]>;
  leader: boolean;
  /** Chosen with /lang or given in the roster; null follows the messenger's own language. */
  locale: string | null;
  /** False once the directory says that the person left: never written to again. */
  active: boolean;
  position: number;
  /** Welcomed in the private chat; written for several people at once, so that it tells no day of anybody. */
  greeted: boolean;
  /** Day of the last digest: one a day at most, by compare-and-set. */
  digest_on: Day | null;
}

/** A unit's way through the campaign. `stage` is the stage really open; the calendar never moves it. */
export interface UnitRunTable {
  campaign_id: string;
  unit_id: string;
  batch: number;
  stage: number;
  stage_opened_at: Instant;
}

export interface CalendarOverrideTable {
  id: string;
  unit_id: string;
  key: string;
  date: Day;
  reason: string;
  set_by: string;
  set_at: Instant;
}

/** Everything that time does. The row is the truth; the queue only wakes the code. */
export interface DueTable {
  id: string;
  /** Stable: kind, unit, item and moment; holds nothing that moves. */
  key: string;
  kind: string;
  unit_id: string | null;
  item: string;
  moment: string;
  audience: string;
  /** The day the item itself is due, for the words of the ping. */
  due_on: Day;
  at: Instant;
  version: Generated<number>;
  state: ColumnType<DueState, DueState | undefined, DueState>;
  done_at: Instant | null;
  /** Sent after its moment (outage, late start): the ping says so. */
  late: ColumnType<boolean, boolean | undefined, boolean>;
  reason: string | null;
}
export type DueState = 'waiting' | 'done' | 'dropped' | 'cancelled';

/** What people file. Current version here, every version in record_version. */
export interface RecordTable {
  id: string;
  campaign_id: string;
  kind: string;
  unit_id: string;
  /** The person it is about or who counts for it; null when the unit files it. */
  person_id: string | null;
  /** The session a check-in belongs to. */
  parent_id: string | null;
  payload: Json<Record<string, unknown>>;
  /** The day of the evidence, not of its entry. */
  occurred_on: Day;
  state: string;
  version: number;
  filed_by: string;
  filed_at: Instant;
}

export interface RecordVersionTable {
  record_id: string;
  version: number;
  payload: Json<Record<string, unknown>>;
  state: string;
  saved_by: string;
  saved_at: Instant;
  reason: string | null;
}

/** Each inbound event once, before it is acknowledged. Anonymous matters never come here. */
export interface InboxTable {
  event_id: string;
  message_id: string | null;
  kind: string;
  payload: Json<object> | null;
  state: ColumnType<InboxState, InboxState | undefined, InboxState>;
  attempts: Generated<number>;
  received_at: Instant;
  done_at: Instant | null;
  error: string | null;
}
export type InboxState = 'waiting' | 'done' | 'failed';

/** Each outbound message once, by its key. */
export interface OutboxTable {
  id: string;
  key: string;
  /** What the courier does with it: see OutboxJob in outbox.ts. */
  job: Json<object>;
  /** The platform's idempotency key, fixed before the first attempt. */
  uuid: string;
  state: ColumnType<OutboxState, OutboxState | undefined, OutboxState>;
  priority: Generated<number>;
  version: Generated<number>;
  attempts: Generated<number>;
  /** Fencing number of the courier that holds the row while it is 'sending'. */
  fence: ColumnType<number | null, number | null | undefined, number | null>;
  not_before: Instant;
  created_at: Instant;
  sent_at: Instant | null;
  /** The platform's id of what was sent (om_… or bm-…). */
  message_id: string | null;
  reason: string | null;
}
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'dropped' | 'unknown';

export interface AuditTable {
  seq: number;
  at: Instant;
  actor: string;
  act: string;
  unit_id: string | null;
  detail: Json<Record<string, unknown>>;
  previous_hash: string;
  hash: string;
}

/** Readers of what was published, each a keyed hash. */
export interface ReadingTable {
  record_id: string;
  reader: string;
}

/**
 * Words from the opinion box. Partitioned: `mixed = false` is a small pool whose file is rewritten in
 * shuffled order with every new opinion, so that neither row order nor transaction ids tell who came when.
 */
export interface OpinionTable {
  id: string;
  mixed: boolean;
  unit_id: string;
  day: Day;
  area: string;
  /** `leading-body`, `branch`, `member`, or `member:` and a person's id. */
  target: string;
  words_sealed: Buffer;
  /** By which way it came: the box, a form, or a channel that the secretary enters. */
  channel: ColumnType<string, string | undefined, string>;
  /** The round of the form it came by, until it is released; then only the round's count is left. */
  round_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** The opinion that these words add to, when the same unknown author wrote again with the receipt. */
  adds_to: string | null;
  receipt_hash: string | null;
  receipt_until: Day | null;
  released_on: Day | null;
}

/** An official's answer to an opinion. */
export interface OpinionReplyTable {
  id: string;
  opinion_id: string;
  day: Day;
  words_sealed: Buffer;
  author_id: string;
}

/**
 * A round of opinion forms to a circle (S9). What each of the circle did stands nowhere: `returned` grows with the day's
 * release only.
 */
export interface OpinionRoundTable {
  id: string;
  campaign_id: string;
  unit_id: string;
  /** A key of the template's circles. */
  circle: string;
  /** As in an opinion. */
  target: string;
  sent: number;
  returned: Generated<number>;
  opened_on: Day;
  closes_on: Day;
  opened_by: string;
}

/** What several opinions come to, in the words of those who sorted them (S10). */
export interface OpinionIssueTable {
  id: string;
  unit_id: string;
  title: string;
  opened_on: Day;
  /** The item of the ledger that it was taken into. */
  ledger_record_id: string | null;
}

/** Where a released opinion was sorted to. Its own area and target stay as its author chose them. */
export interface OpinionSortingTable {
  opinion_id: string;
  issue_id: string;
  area: string;
  target: string;
  sorted_on: Day;
  sorted_by: string;
}

/** To whom an opinion was handed, as what it is about, and on which day they said that they read it (S11). */
export interface OpinionFeedbackTable {
  opinion_id: string;
  person_id: string;
  target: string;
  delivered_on: Day;
  read_on: Day | null;
}

/** A unit applies for a stage's gate; what was signed stays as it was. */
export interface GateApplicationTable {
  id: string;
  campaign_id: string;
  unit_id: string;
  stage: number;
  state: ColumnType<GateState, GateState, GateState>;
  /** The measured requirements as they stood when applied, then as signed. */
  snapshot: Json<object>;
  applied_by: string;
  applied_at: Instant;
  decided_by: string | null;
  decided_at: Instant | null;
  findings: string | null;
}
export type GateState = 'applied' | 'signed' | 'sent-back';

/** A signed gate looked at again after something of its stage changed, with what stood then. */
export interface GateReviewTable {
  id: string;
  application_id: string;
  snapshot: Json<object>;
  reviewed_by: string;
  reviewed_at: Instant;
}

/** A requirement of one stage waived for one person by the office, with a reason; never for a branch. */
export interface ExemptionTable {
  id: string;
  campaign_id: string;
  person_id: string;
  stage: number;
  requirement: string;
  reason: string;
  granted_by: string;
  granted_at: Instant;
}

/** A new date that a secretary asks the office for. */
export interface ExtensionAskTable {
  id: string;
  campaign_id: string;
  unit_id: string;
  /** As in calendar_override. */
  key: string;
  date: Day;
  reason: string;
  state: ColumnType<ExtensionState, ExtensionState, ExtensionState>;
  asked_by: string;
  asked_at: Instant;
  decided_by: string | null;
  decided_at: Instant | null;
  comment: string | null;
}
export type ExtensionState = 'asked' | 'granted' | 'refused';

/** Somebody who holds an office for a time in place of another. */
export interface DeputyTable {
  id: string;
  unit_id: string;
  role: string;
  person_id: string;
  from_day: Day;
  to_day: Day;
  named_by: string;
  named_at: Instant;
  /** Who ended it before its time; such a row gives nothing any more. */
  ended_by: string | null;
}

/** A survey as an official opened it: whom it asks, by which lot, with which form. Nothing in it says who answered. */
export interface SurveyTable {
  id: string;
  campaign_id: string;
  unit_id: string;
  stage: number;
  about: SurveyAbout;
  /** The important measure it is about. */
  measure: string | null;
  round: number;
  /** Who is asked, in the words of the form: whose circle, in which units. */
  circle: Json<{ of: 'everyone' | 'masses'; units: string[] }>;
  /** Ids of all people of the circle when it was opened, in roster order; a sample is drawn of them. */
  population: Json<string[]>;
  /** How many were drawn; null when the whole circle is asked. */
  sample: number | null;
  seed: string;
  form: Json<object>;
  opened_by: string;
  opened_at: Instant;
  closes_on: Day;
  state: ColumnType<'open' | 'closed', 'open' | 'closed', 'open' | 'closed'>;
  closed_by: string | null;
  closed_at: Instant | null;
}
export type SurveyAbout = 'stage' | 'measure';

/**
 * Filled forms of open surveys, sealed; counted and removed at the close. Partitioned so that every new one moves all
 * of them to the other side in random order: one file, one transaction id, no order of arrival.
 */
export interface SurveyAnswerTable {
  survey_id: string;
  side: boolean;
  sealed: Buffer;
}

/** The key under which an open survey's marks are hashed, sealed; destroyed at the close. */
export interface SurveyKeyTable {
  survey_id: string;
  sealed: Buffer;
}

/** That somebody has answered, as a keyed hash; written in batches, destroyed at the close. */
export interface SurveyMarkTable {
  survey_id: string;
  mark: string;
}

export interface MetaTable {
  key: string;
  value: Json<object>;
}

export interface Schema {
  campaign: CampaignTable;
  unit: UnitTable;
  person: PersonTable;
  unit_run: UnitRunTable;
  calendar_override: CalendarOverrideTable;
  due: DueTable;
  record: RecordTable;
  record_version: RecordVersionTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  audit: AuditTable;
  opinion: OpinionTable;
  opinion_reply: OpinionReplyTable;
  opinion_round: OpinionRoundTable;
  opinion_issue: OpinionIssueTable;
  opinion_sorting: OpinionSortingTable;
  opinion_feedback: OpinionFeedbackTable;
  gate_application: GateApplicationTable;
  gate_review: GateReviewTable;
  exemption: ExemptionTable;
  extension_ask: ExtensionAskTable;
  deputy: DeputyTable;
  survey: SurveyTable;
  survey_answer: SurveyAnswerTable;
  survey_key: SurveyKeyTable;
  survey_mark: SurveyMarkTable;
  reading: ReadingTable;
  meta: MetaTable;
}

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;
