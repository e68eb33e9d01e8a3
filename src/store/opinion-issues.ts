import type { Selectable } from 'kysely';
import type { Db, OpinionIssueTable, OpinionSortingTable } from './schema.ts';

export type StoredIssue = Selectable<OpinionIssueTable>;
export type StoredSorting = Selectable<OpinionSortingTable>;

export const addIssue = (db: Db, issue: StoredIssue): Promise<unknown> =>
  db
    .insertInto('opinion_issue')
    .values(issue)
    .onConflict((oc) => oc.doNothing())
    .execute();

export const issueById = (db: Db, id: string): Promise<StoredIssue | undefined> =>
  db.selectFrom('opinion_issue').selectAll().where('id', '=', id).executeTakeFirst();

/** Links an issue to its item in the ledger, once. */
export const linkToLedger = (db: Db, issueId: string, recordId: string): Promise<unknown> =>
  db
    .updateTable('opinion_issue')
    .set({ ledger_record_id: recordId })
    .where('id', '=', issueId)
    .where('ledger_record_id', 'is', null)
    .execute();

/** Issues of these units, in the order in which they were opened. */
export const issuesOf = (db: Db, unitIds: readonly string[]): Promise<StoredIssue[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion_issue')
        .selectAll()
        .where('unit_id', 'in', [...unitIds])
        .orderBy('opened_on')
        .orderBy('id')
        .execute();

/** @returns false when somebody else sorted it meanwhile */
export const sortInto = async (db: Db, sorting: StoredSorting): Promise<boolean> =>
  (await db
    .insertInto('opinion_sorting')
    .values(sorting)
    .onConflict((oc) => oc.doNothing())
    .returning('opinion_id')
    .executeTakeFirst()) !== undefined;

export const sortingsOf = (db: Db, unitIds: readonly string[]): Promise<StoredSorting[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('opinion_sorting')
        .innerJoin('opinion_issue', 'opinion_issue.id', 'opinion_sorting.issue_id')
        .selectAll('opinion_sorting')
        .where('opinion_issue.unit_id', 'in', [...unitIds])
        .orderBy('opinion_id')
        .execute();

/** How an opinion is sorted now; undefined when it stands in the queue. */
export const sortingOf = (db: Db, opinionId: string): Promise<StoredSorting | undefined> =>
  db.selectFrom('opinion_sorting').selectAll().where('opinion_id', '=', opinionId).executeTakeFirst();

/** Takes an opinion out of this issue: it stands in the queue again. @returns false when it is not in it */
export const unsort = async (db: Db, opinionId: string, issueId: string): Promise<boolean> =>
  (await db
    .deleteFrom('opinion_sorting')
    .where('opinion_id', '=', opinionId)
    .where('issue_id', '=', issueId)
    .returning('opinion_id')
    .executeTakeFirst()) !== undefined;

/** All originals of one issue go to another. */
export const moveOriginals = (db: Db, from: string, to: string): Promise<unknown> =>
  db.updateTable('opinion_sorting').set({ issue_id: to }).where('issue_id', '=', from).execute();

/** An issue without originals, and not in the ledger, is none. */
export const dropIfEmpty = (db: Db, issueId: string): Promise<unknown> =>
  db
    .deleteFrom('opinion_issue')
    .where('id', '=', issueId)
    .where('ledger_record_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('opinion_sorting').select('opinion_id').where('issue_id', '=', issueId))),
    )
    .execute();
