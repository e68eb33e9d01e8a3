import type { IssuesView, IssueView, SortingView } from '../cards/opinion-sorting.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { Area, Target } from '../domain/opinions.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit, hasDone } from '../store/audit.ts';
import {
  addIssue,
  dropIfEmpty,
  issueById,
  issuesOf,
  linkToLedger,
  moveOriginals,
  type StoredIssue,
  sortInto,
  sortingOf,
  unsort,
} from '../store/opinion-issues.ts';
import { opinionById, opinionsByIds } from '../store/opinions.ts';
import { unitById } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { showOpinions } from './box.ts';
import { campaignNow } from './campaign-now.ts';
import { fileByForm } from './file-record.ts';
import { idFrom } from './identity.ts';
import { ownersFor } from './ledger-owners.ts';
import { type OpinionsStanding, standingOfOpinions } from './opinion-standing.ts';
import { isOffered, targetOptions } from './opinion-targets.ts';
import type { App } from './ports.ts';
import { settlePings } from './settle-pings.ts';
import { allow, authorise } from './who.ts';

/** So many issues are offered for a merge; the newest ones. */
const mostOffered = 40;
const issuesPerPage = 8;
const originalsPerPage = 3;

/** The next released opinion that nobody has sorted; null when the queue is empty (S10). */
export async function nextToSort(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<SortingView | null>> {
  const who = await authorise(app, asked.openId, 'sort-opinions', asked.unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const { opinions, issues } = await standingOfOpinions(app.db, [unit.id]);
  const waiting = opinions.filter((one) => one.issueId === null);
  const [next] = waiting;
  if (!next) return done(null);
  const [opinion] = await showOpinions(app, [next]);
  if (!opinion) return done(null);
  return done({
    unit: { id: unit.id, name: unit.name },
    opinion,
    targets: await targetOptions(app.db, unit),
    issues: issues.slice(-mostOffered).map(({ id, title }) => ({ id, title })),
    left: waiting.length - 1,
  });
}

/**
 * Sorts one released opinion by area and target into an issue of its unit, or into a new one with a title. The words,
 * and what their author chose, stay as they are.
 */
export async function sortOpinion(
  app: App,
  asked: {
    openId: string;
    opinionId: string;
    area: Area;
    target: Target;
    /** An issue's id; null for a new one. */
    issueId: string | null;
    title: string;
    cause: string;
  },
  now: Date,
): Promise<Outcome<{ unitId: string }>> {
  const opinion = await opinionById(app.db, asked.opinionId);
  if (!opinion?.released_on || opinion.adds_to) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'sort-opinions', opinion.unit_id, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, opinion.unit_id);
  if (!unit || !(await isOffered(app.db, unit, asked.target))) return refused({ why: 'gone' });
  const day = localDateOf(now, app.timeZone);
  const existing = asked.issueId === null ? null : await issueById(app.db, asked.issueId);
  if (asked.issueId !== null && existing?.unit_id !== unit.id) return refused({ why: 'gone' });
  const title = asked.title.trim();
  if (!existing && title === '') return refused({ why: 'issue-title' });
  const issue: StoredIssue = existing ?? {
    id: idFrom(`${asked.cause} issue`),
    unit_id: unit.id,
    title,
    opened_on: day,
    ledger_record_id: null,
  };
  const sorted = await app.db.transaction().execute(async (tx) => {
    if (!existing) await addIssue(tx, issue);
    const written = await sortInto(tx, {
      opinion_id: opinion.id,
      issue_id: issue.id,
      area: asked.area,
      target: asked.target,
      sorted_on: day,
      sorted_by: who.value.person.id,
    });
    if (!written) {
      await dropIfEmpty(tx, issue.id);
      return false;
    }
    await appendAudit(
      tx,
      {
        actor: who.value.person.id,
        act: 'sort-opinion',
        unitId: unit.id,
        detail: { opinion: opinion.id, issue: issue.id },
      },
      now,
    );
    return true;
  });
  if (!sorted)
    return (await isSortedSo(app.db, { ...asked, by: who.value.person.id, title }))
      ? done({ unitId: unit.id })
      : refused({ why: 'changed-meanwhile' });
  await settle(app, unit.id, now);
  return done({ unitId: unit.id });
}

/** Whether an opinion stands sorted by this person in this very way: the same form was pressed before. */
async function isSortedSo(
  db: Db,
  asked: { opinionId: string; area: Area; target: Target; issueId: string | null; title: string; by: string },
): Promise<boolean> {
  const sorting = await sortingOf(db, asked.opinionId);
  if (sorting?.sorted_by !== asked.by || sorting.area !== asked.area || sorting.target !== asked.target)
    return false;
  if (asked.issueId !== null) return sorting.issue_id === asked.issueId;
  return (await issueById(db, sorting.issue_id))?.title === asked.title;
}

/** Takes an opinion out of this issue and back into the queue; one that stands there already is left there. */
export async function splitOpinion(
  app: App,
  asked: { openId: string; opinionId: string; issueId: string },
  now: Date,
): Promise<Outcome<{ unitId: string; issueId: string }>> {
  const opinion = await opinionById(app.db, asked.opinionId);
  if (!opinion) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'sort-opinions', opinion.unit_id, now);
  if (!who.ok) return who;
  const { issueId } = asked;
  const left = await app.db.transaction().execute(async (tx) => {
    if (!(await unsort(tx, opinion.id, issueId))) return (await sortingOf(tx, opinion.id)) === undefined;
    await dropIfEmpty(tx, issueId);
    await appendAudit(
      tx,
      {
        actor: who.value.person.id,
        act: 'split-opinion',
        unitId: opinion.unit_id,
        detail: { opinion: opinion.id, issue: issueId },
      },
      now,
    );
    return true;
  });
  if (!left) return refused({ why: 'changed-meanwhile' });
  await settle(app, opinion.unit_id, now);
  return done({ unitId: opinion.unit_id, issueId });
}

/** Merges one issue into another of the same unit: every original goes along. Merged by the same person before, it is done. */
export async function mergeIssues(
  app: App,
  asked: { openId: string; issueId: string; into: string },
  now: Date,
): Promise<Outcome<{ issueId: string }>> {
  const from = await issueById(app.db, asked.issueId);
  const into = await issueById(app.db, asked.into);
  if (!from && into) {
    const who = await authorise(app, asked.openId, 'sort-opinions', into.unit_id, now);
    if (!who.ok) return who;
    const merged = { from: asked.issueId, into: into.id };
    const before = { actor: who.value.person.id, act: 'merge-issues', detail: merged } as const;
    return (await hasDone(app.db, before)) ? done({ issueId: into.id }) : refused({ why: 'gone' });
  }
  if (!from || !into || from.unit_id !== into.unit_id || from.id === into.id) return refused({ why: 'gone' });
  if (from.ledger_record_id) return refused({ why: 'changed-meanwhile' });
  const who = await authorise(app, asked.openId, 'sort-opinions', from.unit_id, now);
  if (!who.ok) return who;
  await app.db.transaction().execute(async (tx) => {
    await moveOriginals(tx, from.id, into.id);
    await dropIfEmpty(tx, from.id);
    await appendAudit(
      tx,
      {
        actor: who.value.person.id,
        act: 'merge-issues',
        unitId: from.unit_id,
        detail: { from: from.id, into: into.id },
      },
      now,
    );
  });
  return done({ issueId: into.id });
}

/** The issues of a unit with how many originals each has, a page at a time. */
export async function issuesView(
  app: App,
  asked: { openId: string; unitId: string; page: number },
  now: Date,
): Promise<Outcome<IssuesView>> {
  const who = await authorise(app, asked.openId, 'read-opinions', asked.unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, asked.unitId);
  if (!unit) return refused({ why: 'gone' });
  const standing = await standingOfOpinions(app.db, [unit.id]);
  const pages = Math.max(1, Math.ceil(standing.issues.length / issuesPerPage));
  const page = Math.min(pages, Math.max(1, asked.page));
  return done({
    unit: { id: unit.id, name: unit.name },
    issues: standing.issues
      .slice((page - 1) * issuesPerPage, page * issuesPerPage)
      .map((issue) => lineOf(issue, standing)),
    page,
    pages,
  });
}

/** One issue with its originals, a page at a time. */
export async function issueView(
  app: App,
  asked: { openId: string; issueId: string; page: number },
  now: Date,
): Promise<Outcome<IssueView>> {
  const issue = await issueById(app.db, asked.issueId);
  if (!issue) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'read-opinions', issue.unit_id, now);
  if (!who.ok) return who;
  const standing = await standingOfOpinions(app.db, [issue.unit_id]);
  const originals = standing.opinions.filter((one) => one.issueId === issue.id).map(({ id }) => id);
  const pages = Math.max(1, Math.ceil(originals.length / originalsPerPage));
  const page = Math.min(pages, Math.max(1, asked.page));
  const shown = originals.slice((page - 1) * originalsPerPage, page * originalsPerPage);
  return done({
    ...lineOf(issue, standing),
    unit: issue.unit_id,
    opinions: await showOpinions(app, await opinionsByIds(app.db, shown)),
    others: (await issuesOf(app.db, [issue.unit_id]))
      .filter(({ id }) => id !== issue.id)
      .slice(-mostOffered)
      .map(({ id, title }) => ({ id, title })),
    owners:
      issue.ledger_record_id === null && (await allow(app, who.value, 'file-for-unit', issue.unit_id)).ok
        ? await ownersFor(app, issue.unit_id)
        : [],
    page,
    pages,
  });
}

/**
 * An issue becomes an item of the ledger, with an owner and a way of handling; from then on the opinions behind it are
 * counted as taken in, and as solved or explained once the item is.
 */
export async function takeIntoLedger(
  app: App,
  asked: {
    openId: string;
    issueId: string;
    owner: string;
    way: 'now' | 'by-date';
    due: string | null;
    cause: string;
  },
  now: Date,
): Promise<Outcome<{ issueId: string }>> {
  const issue = await issueById(app.db, asked.issueId);
  if (!issue) return refused({ why: 'gone' });
  if (issue.ledger_record_id && issue.ledger_record_id !== idFrom(asked.cause))
    return refused({ why: 'changed-meanwhile' });
  const { openId, owner, way, due, cause } = asked;
  const payload = { words: issue.title, owner, way, due, from: { of: 'issue', id: issue.id } };
  const filed = await fileByForm(
    app,
    { openId, kind: 'ledger-item', unitId: issue.unit_id, payload, cause },
    now,
  );
  if (!filed.ok) return filed;
  await linkToLedger(app.db, issue.id, idFrom(cause));
  return done({ issueId: issue.id });
}

/** How far an issue is: as far as the last of its originals. */
function lineOf(issue: StoredIssue, standing: OpinionsStanding): IssuesView['issues'][number] {
  const own = standing.opinions.filter((one) => one.issueId === issue.id);
  const ledger = own[0]?.ledger ?? null;
  return {
    id: issue.id,
    title: issue.title,
    areas: [...new Set(own.map((one) => (one.sorting?.area ?? one.area) as Area))],
    originals: own.length,
    state:
      ledger === 'solved' || ledger === 'explained'
        ? ledger
        : ledger === 'open'
          ? 'in-ledger'
          : own.length > 0 && own.every((one) => one.fedBack)
            ? 'fed-back'
            : 'sorted',
  };
}

async function settle(app: App, unitId: string, now: Date): Promise<void> {
  const campaign = await campaignNow(app.db);
  if (campaign) await settlePings(app, campaign, unitId, now);
}
