import { unitName } from '../../src/app/names.ts';
import { countsForm, enterCounts, enterWords, wordsForm } from '../../src/app/opinion-entries.ts';
import { feedbackView, readFeedback } from '../../src/app/opinion-feedback.ts';
import { formOfRound, inviteAgain, openRound, roundForm } from '../../src/app/opinion-rounds.ts';
import {
  issuesView,
  issueView,
  mergeIssues,
  nextToSort,
  sortOpinion,
  splitOpinion,
  takeIntoLedger,
} from '../../src/app/opinion-sorting.ts';
import { deskView } from '../../src/app/opinion-views.ts';
import {
  countsForm as countsFields,
  enteredForm,
  mergeForm,
  roundForm as roundFields,
  sortForm,
  toLedgerForm,
} from '../../src/cards/actions.ts';
import { feedbackCard } from '../../src/cards/opinion-feedback.ts';
import { opinionFormCard } from '../../src/cards/opinion-form.ts';
import {
  countsFormCard,
  deskCard,
  enteredCard,
  roundFormCard,
  wordsFormCard,
} from '../../src/cards/opinion-solicit.ts';
import { issueCard, issuesCard, sortedCard, sortingCard } from '../../src/cards/opinion-sorting.ts';
import type { Words } from '../../src/cards/words/index.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressDesk({ app, now, openId, value }: Press<'opinion-desk'>): Promise<PressAnswer> {
  const view = await deskView(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: deskCard(view.value) } : refusePress(view.refusal);
}

export async function pressRoundForm({
  app,
  now,
  openId,
  value,
}: Press<'opinion-round-form'>): Promise<PressAnswer> {
  const view = await roundForm(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: roundFormCard(view.value) } : refusePress(view.refusal);
}

/** Opened: the desk takes the form's place. */
export async function pressRoundOpen({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'opinion-round-open'>): Promise<PressAnswer> {
  const filled = roundFields.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await openRound(app, { openId, unitId: value.unit, ...filled.data, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { sent } = outcome.value;
  return {
    toast: { type: 'success', say: (w) => w.opinionToasts.roundOpened(sent) },
    ...(await desk({ app, now }, openId, value.unit)),
  };
}

export async function pressRoundAgain({
  app,
  now,
  openId,
  value,
}: Press<'opinion-round-again'>): Promise<PressAnswer> {
  const outcome = await inviteAgain(app, { openId, roundId: value.round }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { sent } = outcome.value;
  return { toast: { type: 'success', say: (w) => w.opinionToasts.invitedAgain(sent) } };
}

/** Anonymous as the box: the form goes straight to whoever asks, and of the asking nothing is kept (section 7). */
export async function pressFormOpen({
  app,
  now,
  openId,
  value,
}: Press<'opinion-form-open'>): Promise<PressAnswer> {
  const view = await formOfRound(app, { openId, roundId: value.round }, now);
  if (!view.ok) return refusePress(view.refusal);
  return { unrecorded: opinionFormCard(view.value), toast: { type: 'info', say: (w) => w.toasts.formSent } };
}

export async function pressCountsForm({
  app,
  now,
  openId,
  value,
}: Press<'opinion-counts-form'>): Promise<PressAnswer> {
  const view = await countsForm(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: countsFormCard(view.value) } : refusePress(view.refusal);
}

export async function pressCounts({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'opinion-counts'>): Promise<PressAnswer> {
  const filled = countsFields.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await enterCounts(app, { openId, unitId: value.unit, counts: filled.data, cause }, now);
  return outcome.ok ? kept({ app, now }, value.unit, 'counts') : refusePress(outcome.refusal);
}

export async function pressWordsForm({
  app,
  now,
  openId,
  value,
}: Press<'opinion-words-form'>): Promise<PressAnswer> {
  const view = await wordsForm(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: wordsFormCard(view.value) } : refusePress(view.refusal);
}

/** The event of this press is recorded nowhere: the words lie sealed, and not in the inbox in the clear. */
export async function pressEnter({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'opinion-enter'>): Promise<PressAnswer> {
  const filled = enteredForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await enterWords(app, { openId, unitId: value.unit, ...filled.data, cause }, now);
  return outcome.ok ? kept({ app, now }, value.unit, 'words') : refusePress(outcome.refusal);
}

async function kept({ app }: Handling, unitId: string, what: 'words' | 'counts'): Promise<PressAnswer> {
  const unit = { id: unitId, name: await unitName(app, unitId) };
  return {
    toast: { type: 'success', say: (w) => w.opinionToasts.kept },
    card: enteredCard({ unit, what }),
  };
}

export async function pressSortNext({
  app,
  now,
  openId,
  value,
}: Press<'opinion-sort-next'>): Promise<PressAnswer> {
  const view = await nextToSort(app, { openId, unitId: value.unit }, now);
  if (!view.ok) return refusePress(view.refusal);
  return { unrecorded: await sortingOrDone({ app, now }, value.unit, view.value) };
}

/** Sorted: the next one takes its place on the card. */
export async function pressSort({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'opinion-sort'>): Promise<PressAnswer> {
  const filled = sortForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { area, target, issue, title } = filled.data;
  const outcome = await sortOpinion(
    app,
    {
      openId,
      opinionId: value.opinion,
      area,
      target,
      issueId: issue === 'new' ? null : issue,
      title,
      cause,
    },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { unitId } = outcome.value;
  const next = await nextToSort(app, { openId, unitId }, now);
  return {
    toast: { type: 'success', say: (w) => w.opinionToasts.sorted },
    ...(next.ok ? { card: await sortingOrDone({ app, now }, unitId, next.value) } : {}),
  };
}

async function sortingOrDone(
  { app }: Handling,
  unitId: string,
  view: Parameters<typeof sortingCard>[0] | null,
) {
  return view ? sortingCard(view) : sortedCard({ unit: { id: unitId, name: await unitName(app, unitId) } });
}

export async function pressIssues({
  app,
  now,
  openId,
  value,
}: Press<'opinion-issues'>): Promise<PressAnswer> {
  const view = await issuesView(app, { openId, unitId: value.unit, page: value.page ?? 1 }, now);
  if (!view.ok) return refusePress(view.refusal);
  return value.page === undefined ? { privately: issuesCard(view.value) } : { card: issuesCard(view.value) };
}

export async function pressIssue({ app, now, openId, value }: Press<'opinion-issue'>): Promise<PressAnswer> {
  const view = await issueView(app, { openId, issueId: value.issue, page: value.page ?? 1 }, now);
  if (!view.ok) return refusePress(view.refusal);
  return value.page === undefined ? { unrecorded: issueCard(view.value) } : { card: issueCard(view.value) };
}

/** Taken out: the issue is shown again, or the queue when it was its last original. */
export async function pressSplit({ app, now, openId, value }: Press<'opinion-split'>): Promise<PressAnswer> {
  const outcome = await splitOpinion(app, { openId, opinionId: value.opinion, issueId: value.issue }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { issueId, unitId } = outcome.value;
  const toast = { type: 'success' as const, say: (w: Words) => w.opinionToasts.split };
  const view = await issueView(app, { openId, issueId, page: 1 }, now);
  if (view.ok) return { toast, card: issueCard(view.value) };
  const next = await nextToSort(app, { openId, unitId }, now);
  return { toast, ...(next.ok ? { card: await sortingOrDone({ app, now }, unitId, next.value) } : {}) };
}

export async function pressMerge({
  app,
  now,
  openId,
  value,
  form,
}: Press<'opinion-merge'>): Promise<PressAnswer> {
  const filled = mergeForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await mergeIssues(app, { openId, issueId: value.issue, into: filled.data.issue }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const view = await issueView(app, { openId, issueId: outcome.value.issueId, page: 1 }, now);
  return {
    toast: { type: 'success', say: (w) => w.opinionToasts.merged },
    ...(view.ok ? { card: issueCard(view.value) } : {}),
  };
}

/** The issue goes into the ledger, and its card shows it there. */
export async function pressToLedger({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'opinion-to-ledger'>): Promise<PressAnswer> {
  const filled = toLedgerForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { owner, way, due = null } = filled.data;
  const outcome = await takeIntoLedger(app, { openId, issueId: value.issue, owner, way, due, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const view = await issueView(app, { openId, issueId: outcome.value.issueId, page: 1 }, now);
  return {
    toast: { type: 'success', say: (w) => w.opinionToasts.inLedger },
    ...(view.ok ? { card: issueCard(view.value) } : {}),
  };
}

export async function pressFeedbackOpen({
  app,
  now,
  openId,
  value,
}: Press<'feedback-open'>): Promise<PressAnswer> {
  const view = await feedbackView(app, { openId, page: value.page ?? 1 }, now);
  if (!view.ok) return refusePress(view.refusal);
  return value.page === undefined
    ? { unrecorded: feedbackCard(view.value) }
    : { card: feedbackCard(view.value) };
}

/** Read: the next unread take their place on the card. */
export async function pressFeedbackRead({
  app,
  now,
  openId,
  value,
}: Press<'feedback-read'>): Promise<PressAnswer> {
  const outcome = await readFeedback(app, { openId, opinionIds: value.opinions }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const view = await feedbackView(app, { openId, page: 1 }, now);
  return {
    toast: { type: 'success', say: (w) => w.opinionToasts.read },
    ...(view.ok ? { card: feedbackCard(view.value) } : {}),
  };
}

async function desk({ app, now }: Handling, openId: string, unitId: string): Promise<PressAnswer> {
  const view = await deskView(app, { openId, unitId }, now);
  return view.ok ? { card: deskCard(view.value) } : {};
}
