import { decideAppraisal, draftAppraisal, nextAppraisal } from '../../src/app/appraisals.ts';
import { acknowledgeAppraisal, appraisalList, openAppraisal } from '../../src/app/read-appraisals.ts';
import { answerForm, personForm, returnForm } from '../../src/cards/actions.ts';
import {
  appraisalCard,
  appraisalListCard,
  appraisalOpenedCard,
  appraisalTaskCard,
} from '../../src/cards/appraisal.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The next of the queue in the pressed card's place: words of an appraisal travel in the answer and lie in no outbox. */
async function nextCard(
  { app, now }: Handling,
  asked: { openId: string; unitId: string },
): Promise<Pick<PressAnswer, 'card'>> {
  const next = await nextAppraisal(app, asked, now);
  return next.ok ? { card: appraisalTaskCard(next.value) } : {};
}

export async function pressAppraiseDraft(press: Press<'appraise-draft'>): Promise<PressAnswer> {
  const { app, now, openId, value, form } = press;
  const filled = answerForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { unit: unitId, person: personId, version } = value;
  const outcome = await draftAppraisal(
    app,
    { openId, unitId, personId, version, words: filled.data.words },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.appraisal.toasts.drafted },
    ...(await nextCard(press, { openId, unitId })),
  };
}

export async function pressAppraiseConfirm(press: Press<'appraise-confirm'>): Promise<PressAnswer> {
  const { app, now, openId, value } = press;
  const { record: recordId, version } = value;
  const outcome = await decideAppraisal(app, { openId, recordId, version, comment: null }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.appraisal.toasts.confirmed },
    ...(await nextCard(press, { openId, unitId: outcome.value.unitId })),
  };
}

export async function pressAppraiseReturn(press: Press<'appraise-return'>): Promise<PressAnswer> {
  const { app, now, openId, value, form } = press;
  const filled = returnForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { record: recordId, version } = value;
  const outcome = await decideAppraisal(app, { openId, recordId, version, ...filled.data }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.returned },
    ...(await nextCard(press, { openId, unitId: outcome.value.unitId })),
  };
}

export async function pressAppraiseList({
  app,
  now,
  openId,
  value,
}: Press<'appraise-list'>): Promise<PressAnswer> {
  const view = await appraisalList(app, { openId, unitId: value.unit }, now);
  return view.ok ? { card: appraisalListCard(view.value) } : refusePress(view.refusal);
}

/** What is delivered opens for those with the right; what is not yet, for those who write it. */
export async function pressAppraiseOpen({
  app,
  now,
  openId,
  value,
  form,
}: Press<'appraise-open'>): Promise<PressAnswer> {
  const filled = personForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { person } = filled.data;
  const view = await openAppraisal(app, { openId, personId: person }, now);
  if (view.ok) return { card: appraisalOpenedCard(view.value) };
  if (view.refusal.why !== 'not-delivered') return refusePress(view.refusal);
  const task = await nextAppraisal(app, { openId, unitId: value.unit, person }, now);
  return task.ok ? { card: appraisalTaskCard(task.value) } : refusePress(view.refusal);
}

export async function pressAppraiseAcknowledge({
  app,
  now,
  openId,
  value,
}: Press<'appraise-acknowledge'>): Promise<PressAnswer> {
  const { record: recordId, version } = value;
  const view = await acknowledgeAppraisal(app, { openId, recordId, version, answer: null }, now);
  return view.ok
    ? { toast: { type: 'success', say: (w) => w.appraisal.toasts.signed }, card: appraisalCard(view.value) }
    : refusePress(view.refusal);
}

export async function pressAppraiseAnswer({
  app,
  now,
  openId,
  value,
  form,
}: Press<'appraise-answer'>): Promise<PressAnswer> {
  const filled = answerForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { record: recordId, version } = value;
  const answer = filled.data.words;
  const view = await acknowledgeAppraisal(app, { openId, recordId, version, answer }, now);
  return view.ok
    ? { toast: { type: 'success', say: (w) => w.appraisal.toasts.answered }, card: appraisalCard(view.value) }
    : refusePress(view.refusal);
}
