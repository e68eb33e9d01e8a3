import { adoptPlan, publishPlan } from '../../src/app/plans.ts';
import { adoptForm } from '../../src/cards/actions.ts';
import { plansCard } from '../../src/cards/plans.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressPlanAdopt({
  app,
  now,
  openId,
  value,
  form,
}: Press<'plan-adopt'>): Promise<PressAnswer> {
  const filled = adoptForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { record: recordId, version } = value;
  const view = await adoptPlan(app, { openId, recordId, version, ...filled.data }, now);
  if (!view.ok) return refusePress(view.refusal);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.adopted },
    card: plansCard(view.value),
  };
}

export async function pressPlanPublish({
  app,
  now,
  openId,
  value,
}: Press<'plan-publish'>): Promise<PressAnswer> {
  const { record: recordId, version } = value;
  const view = await publishPlan(app, { openId, recordId, version }, now);
  if (!view.ok) return refusePress(view.refusal);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.published },
    card: plansCard(view.value),
  };
}
