import type { Selectable } from 'kysely';
import type { Db, OpinionFeedbackTable } from './schema.ts';

export type StoredFeedback = Selectable<OpinionFeedbackTable>;

/** Hands opinions to people, each once. @returns those that are new */
export const handOver = (db: Db, rows: readonly StoredFeedback[]): Promise<StoredFeedback[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : db
        .insertInto('opinion_feedback')
        .values([...rows])
        .onConflict((oc) => oc.doNothing())
        .returningAll()
        .execute();

export const feedbackOf = (db: Db, opinionIds: readonly string[]): Promise<StoredFeedback[]> =>
  opinionIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion_feedback')
        .selectAll()
        .where('opinion_id', 'in', [...opinionIds])
        .execute();

/** What was handed to one person: the unread first, each part in an order that means nothing. */
export const feedbackTo = (db: Db, personId: string): Promise<StoredFeedback[]> =>
  db
    .selectFrom('opinion_feedback')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy((eb) => eb('read_on', 'is not', null))
    .orderBy('opinion_id')
    .execute();

/** Notes that a person has read these; the first day stays. */
export const markRead = (
  db: Db,
  of: { personId: string; opinionIds: readonly string[]; day: string },
): Promise<unknown> =>
  of.opinionIds.length === 0
    ? Promise.resolve(null)
    : db
        .updateTable('opinion_feedback')
        .set({ read_on: of.day })
        .where('person_id', '=', of.personId)
        .where('opinion_id', 'in', [...of.opinionIds])
        .where('read_on', 'is', null)
        .execute();
