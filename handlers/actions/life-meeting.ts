import {
  lifeMeetingForm as lifeMeetingFormView,
  noteSpoke,
  openSpeakingOrder,
  orderSpeakers,
  planLifeMeeting,
} from '../../src/app/life-meetings.ts';
import { lifeMeetingForm, speakingOrderForm } from '../../src/cards/actions.ts';
import { lifeMeetingFormCard, speakingOrderCard } from '../../src/cards/life-meeting.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressLifePlanOpen({
  app,
  now,
  openId,
  value,
}: Press<'life-plan-open'>): Promise<PressAnswer> {
  const view = await lifeMeetingFormView(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: lifeMeetingFormCard(view.value) } : refusePress(view.refusal);
}

export async function pressLifePlan({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'life-plan'>): Promise<PressAnswer> {
  const filled = lifeMeetingForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await planLifeMeeting(app, { openId, unitId: value.unit, ...filled.data, cause }, now);
  return outcome.ok
    ? { toast: { type: 'success', say: (w) => w.stageOneToasts.planned } }
    : refusePress(outcome.refusal);
}

export async function pressLifeOrderOpen({
  app,
  now,
  openId,
  value,
}: Press<'life-order-open'>): Promise<PressAnswer> {
  const view = await openSpeakingOrder(app, { openId, sessionId: value.session }, now);
  return view.ok ? { privately: speakingOrderCard(view.value) } : refusePress(view.refusal);
}

export async function pressLifeOrder({
  app,
  now,
  openId,
  value,
  form,
}: Press<'life-order'>): Promise<PressAnswer> {
  const filled = speakingOrderForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await orderSpeakers(
    app,
    { openId, sessionId: value.session, order: filled.data.order },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.life.toasts.ordered },
    card: speakingOrderCard(outcome.value),
  };
}

/** One tap: this one has spoken. */
export async function pressLifeSpoke({ app, now, openId, value }: Press<'life-spoke'>): Promise<PressAnswer> {
  const { session: sessionId, person: personId, spoke } = value;
  const outcome = await noteSpoke(app, { openId, sessionId, personId, spoke }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.life.toasts.spoke },
    card: speakingOrderCard(outcome.value),
  };
}
