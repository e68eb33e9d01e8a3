import { applyGate, decideOnGate, gateView } from '../../src/app/gate.ts';
import { reviewGate } from '../../src/app/signed-gates.ts';
import { whoIs } from '../../src/app/who.ts';
import { returnForm } from '../../src/cards/actions.ts';
import { gateCard, gateDecidedCard } from '../../src/cards/gate.ts';
import { gateReviewedCard } from '../../src/cards/gate-again.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressGateApply({
  app,
  now,
  openId,
  value,
  cause,
}: Press<'gate-apply'>): Promise<PressAnswer> {
  const outcome = await applyGate(app, { openId, unitId: value.unit, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const who = await whoIs(app, openId, now);
  const view = who ? await gateView(app, who, value.unit, now) : null;
  return {
    toast: { type: 'success', say: (w) => w.toasts.gateApplied },
    ...(view?.ok ? { card: gateCard(view.value) } : {}),
  };
}

export async function pressGateSign({ app, now, openId, value }: Press<'gate-sign'>): Promise<PressAnswer> {
  const outcome = await decideOnGate(
    app,
    { openId, unitId: value.unit, applicationId: value.application, findings: null },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.gateSigned },
    card: gateDecidedCard({ ...outcome.value, findings: null }),
  };
}

export async function pressGateSendBack({
  app,
  now,
  openId,
  value,
  form,
}: Press<'gate-send-back'>): Promise<PressAnswer> {
  const filled = returnForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const findings = filled.data.comment;
  const outcome = await decideOnGate(
    app,
    { openId, unitId: value.unit, applicationId: value.application, findings },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.returned },
    card: gateDecidedCard({ ...outcome.value, findings }),
  };
}

/** The supervisor looked again at a stage that changed after its signature. */
export async function pressGateReview({
  app,
  now,
  openId,
  value,
  cause,
}: Press<'gate-review'>): Promise<PressAnswer> {
  const outcome = await reviewGate(
    app,
    { openId, unitId: value.unit, applicationId: value.application, cause },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return { toast: { type: 'success', say: (w) => w.again.doneTitle }, card: gateReviewedCard(outcome.value) };
}
