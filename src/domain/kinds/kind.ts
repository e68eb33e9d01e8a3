import type { z } from 'zod';
import type { KindName } from '../kind-names.ts';
import type { LocalDate } from '../local-date.ts';
import type { Outcome } from '../refusal.ts';
import type { Role } from '../rights.ts';
import type { Template, Words } from '../template.ts';

/** Where a record stands: being written, planned (a meeting to come), open (a session under way), waiting for its review, in force, sent back, or taken back. */
export type RecordState = 'draft' | 'planned' | 'open' | 'submitted' | 'filed' | 'returned' | 'withdrawn';

/** A record as the rules read it. */
export interface RecordFact {
  id: string;
  kind: KindName;
  personId: string | null;
  state: RecordState;
  occurredOn: string;
  /** The stage in which the unit stood when it was filed. */
  stage: number;
  payload: Readonly<Record<string, unknown>>;
}

/** One field of a kind's form; its name is the payload's, its words stand under the same name in the interface. */
export type Field =
  | { name: string; as: 'line'; most: number; optional?: true }
  | { name: string; as: 'text'; most: number; rows: number; optional?: true }
  | { name: string; as: 'number'; optional?: true }
  | { name: string; as: 'day'; optional?: true }
  | { name: string; as: 'choice'; of: readonly string[]; optional?: true }
  /** A member of the unit. */
  | { name: string; as: 'member'; optional?: true }
  /** A leader of the unit, of its leading body, or of the tree below it. */
  | { name: string; as: 'leader'; optional?: true }
  /** A member of the unit, or one of its leading body. */
  | { name: string; as: 'person'; optional?: true }
  /** A unit below the leader's own. */
  | { name: string; as: 'unit'; optional?: true }
  /** Entries of the same few fields, added one by one before all is filed together. */
  | { name: string; as: 'rows'; most: number; of: readonly RowField[]; optional?: true };

/** A field within a row. */
export type RowField = Exclude<Field, { as: 'rows' }>;

/**
 * Who looks at a record before it is in force. With `receipt` what was handed in counts from then on, in time or not; the
 * office takes receipt of it or sends it back, and then it is owed again.
 */
export type Review = 'none' | 'secretary' | 'office' | 'receipt';

/** What one sort of a kind has of its own. */
export type Variant = Partial<Pick<Kind, 'form' | 'about' | 'filedBy' | 'review'>>;

/**
 * A kind of record: what it holds, who files it about whom, who reviews it, and what of it can be counted. Adding a
 * system is adding a kind here, its words, and a line in a template (docs/adding-a-kind.md).
 */
export interface Kind {
  name: KindName;
  /** What is stored; fields of the form are checked by it too. */
  payload: z.ZodType<Record<string, unknown>>;
  /** Its form in order; null for what is filed by a gesture of its own (a tap, a session, the gate). */
  form: readonly Field[] | null;
  /** Whether each record is about one member or about the unit as a whole. */
  about: 'member' | 'unit';
  /** The command by which it is filed, for a kind without a form. */
  command?: 'talk' | 'analysis' | 'appraise';
  /**
   * In force only once the person named in the payload's `with` said so by one tap; with `by-both` it then stands for
   * that person, too. Whoever says no leaves nothing behind.
   */
  confirmed?: 'by-other' | 'by-both';
  /** Its fields are counted by the requirements of another kind, too. */
  partOf?: KindName;
  /** The field of its form that names the person it is about, where that is not the one who files it. */
  subject?: string;
  /** Its words are long: read in pages, and draft beside draft. */
  long?: true;
  /** The field by which a newer record takes an older one's place in lists; the older ones stay as history. */
  newestBy?: string;
  /** Filed only from the day on which the unit's look-back window opens (004). */
  opensWith?: 'review-window';
  /**
   * It is itself something to be done by a day: the payload's field with the day, and the sort that says it is done.
   * `by` names who owes it, where that is not the one it is about; null is whoever answers for the unit. `named` is the
   * field that calls it: such a record asks in whatever stage it was filed, others where the stage's gate reads them.
   * `besides` are sorts that a stage asks of all records together, by its own day.
   */
  asks?: {
    due: string;
    done: string;
    by?: (record: RecordFact) => string | null;
    named?: string;
    besides?: readonly string[];
    /**
     * The requirement, by its `of`, beside which single records ask for more once `due` has a day; without it each
     * record asks and the requirement is no duty of its own.
     */
    beside?: string;
    /** What it is called, where that is not the requirement's title. */
    title?: (template: Template) => Words | undefined;
  };
  /** Once in force it is sent to its circle; its payload says which (`Circle`), or every group under the office. */
  published?: true;
  /** Sorts of it that differ by a field of the payload, each with a form and rights of its own. */
  variants?: { field: string; of: Readonly<Record<string, Variant>> };
  /** Makes of the form's answers what is stored, or says why it can't be; `inWeek` is seven days on. */
  begin?: (
    payload: Record<string, unknown>,
    at: { on: LocalDate; by: string; inWeek: LocalDate },
  ) => Outcome<Record<string, unknown>>;
  /** The command under which it goes on once it is filed. */
  goesOn?: 'plan' | 'ledger';
  /** A day that passes changes its sorts: that alone undoes no signed gate (specification, section 5.2). */
  changesWithTime?: true;
  /** A file sent to the bot may stand in place of the words. */
  takesFile?: true;
  /** Offered to those who may file it in their own list, whether or not anything asks for it. */
  offered?: true;
  /** Who may file one; `member` files for themselves. */
  filedBy: readonly Role[];
  review: Review;
  /**
   * Held by the leading body for all the units under it: what it filed as `of: leading-body` counts for them too, and is
   * asked where a leading body stands over the unit.
   */
  fromBody?: true;
  /**
   * Whether a record in force waits for the person it is about. Until there is one, the duty is its unit's: nobody is
   * reminded of what they cannot do yet.
   */
  theirTurn?: (record: RecordFact) => boolean;
  /** Asked anew in each stage: what an earlier stage filed does not count for a later one. */
  eachStage?: true;
  /** Who may read one besides its author and its reviewer. */
  seenBy: readonly Role[];
  /** Sorts of record that a requirement's `of` may name. */
  sorts: Readonly<Record<string, (record: RecordFact, today: LocalDate) => boolean>>;
  /**
   * For a share of what records hold (answers) instead of a share of records: the part and the whole of one, by the
   * names that a requirement's `of` may use. Of nothing there is then no share at all.
   */
  amounts?: Readonly<Record<string, (record: RecordFact) => { part: number; whole: number }>>;
  /** Of the records that fit only the newest counts, and no others: a later round takes an earlier one's place. */
  newest?: (record: RecordFact) => boolean;
}

/** A kind as it is for one of its sorts; the kind itself where it has none, or none of that name. */
export const variantOf = (kind: Kind, of: unknown): Kind => ({
  ...kind,
  ...(typeof of === 'string' ? kind.variants?.of[of] : undefined),
});

/** Whether a record counts: filed without a review, or approved. */
export const isInForce = (record: Pick<RecordFact, 'state'>): boolean => record.state === 'filed';
