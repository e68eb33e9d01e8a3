import {
  addToOpinion,
  answerOpinion,
  boxFormView,
  followUpOf,
  openReceipt,
  readOpinion,
  submitOpinion,
} from '../../src/app/box.ts';
import { answerForm, opinionForm, receiptAddForm, receiptOpenForm } from '../../src/cards/actions.ts';
import { opinionFormCard } from '../../src/cards/opinion-form.ts';
import { opinionAnswerCard, opinionAnsweredCard } from '../../src/cards/opinions.ts';
import { followUpCard, receiptCard } from '../../src/cards/receipt.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/**
 * The handlers of the opinion box. They never use `cause`, never queue anything, and answer only within the
 * callback or straight into the private chat: nothing of them is recorded but the words (section 7).
 */
export async function pressBoxOpen({ app, now, openId, value }: Press<'box-open'>): Promise<PressAnswer> {
  const view = await boxFormView(app, openId, value.unit, now);
  if (!view.ok) return refusePress(view.refusal);
  return { unrecorded: opinionFormCard(view.value), toast: { type: 'info', say: (w) => w.toasts.formSent } };
}

/** The form's card gives way to the receipt, shown this once. */
export async function pressOpinionSubmit({
  app,
  now,
  openId,
  value,
  form,
}: Press<'opinion-submit'>): Promise<PressAnswer> {
  const filled = opinionForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await submitOpinion(
    app,
    { openId, unitId: value.unit, roundId: value.round ?? null, ...filled.data },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return { toast: { type: 'success', say: (w) => w.toasts.opinionTaken }, card: receiptCard(outcome.value) };
}

export async function pressReceiptOpen({
  app,
  now,
  openId,
  form,
}: Press<'receipt-open'>): Promise<PressAnswer> {
  const filled = receiptOpenForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await openReceipt(app, { openId, code: filled.data.code }, now);
  return outcome.ok ? { card: followUpCard(followUpOf(outcome.value)) } : refusePress(outcome.refusal);
}

export async function pressReceiptAdd({
  app,
  now,
  openId,
  form,
}: Press<'receipt-add'>): Promise<PressAnswer> {
  const filled = receiptAddForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await addToOpinion(app, { openId, ...filled.data }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.opinionAdded },
    card: followUpCard(followUpOf(outcome.value)),
  };
}

/** An official asks for the form to answer one released opinion. */
export async function pressAnswerOpen({
  app,
  now,
  openId,
  value,
}: Press<'opinion-answer-open'>): Promise<PressAnswer> {
  const outcome = await readOpinion(app, { openId, opinionId: value.opinion }, now);
  return outcome.ok
    ? { unrecorded: opinionAnswerCard({ opinion: outcome.value }) }
    : refusePress(outcome.refusal);
}

/** An official's answer: recorded and audited like any act of an official. */
export async function pressOpinionAnswer({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'opinion-answer'>): Promise<PressAnswer> {
  const filled = answerForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await answerOpinion(
    app,
    { openId, opinionId: value.opinion, words: filled.data.words, cause },
    now,
  );
  return outcome.ok
    ? {
        toast: { type: 'success', say: (w) => w.toasts.answered },
        card: opinionAnsweredCard({ opinion: outcome.value }),
      }
    : refusePress(outcome.refusal);
}
