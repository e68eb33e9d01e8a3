import { answerFinding, closeFinding, sendFindingBack } from '../../src/app/inspect.ts';
import { answerForm, returnForm } from '../../src/cards/actions.ts';
import { findingDoneCard } from '../../src/cards/findings.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressFindingAnswer({
  app,
  now,
  openId,
  value,
  form,
}: Press<'finding-answer'>): Promise<PressAnswer> {
  const filled = answerForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await answerFinding(app, { openId, recordId: value.record, words: filled.data.words }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.stageOneToasts.answered },
    card: findingDoneCard(outcome.value),
  };
}

export async function pressFindingClose({
  app,
  now,
  openId,
  value,
}: Press<'finding-close'>): Promise<PressAnswer> {
  const outcome = await closeFinding(app, { openId, recordId: value.record }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.stageOneToasts.closed },
    card: findingDoneCard(outcome.value),
  };
}

export async function pressFindingBack({
  app,
  now,
  openId,
  value,
  form,
}: Press<'finding-back'>): Promise<PressAnswer> {
  const filled = returnForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { comment } = filled.data;
  const outcome = await sendFindingBack(app, { openId, recordId: value.record, comment }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return { toast: { type: 'success', say: (w) => w.toasts.returned } };
}
