import { exemptPerson, exemptView, takeExemptionBack } from '../../src/app/exempt.ts';
import { exemptForm, revokeForm } from '../../src/cards/actions.ts';
import { exemptCard } from '../../src/cards/exempt.ts';
import type { Say } from '../../src/cards/kit.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The office waives one requirement for one person. */
export async function pressExempt({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'exempt-grant'>): Promise<PressAnswer> {
  const filled = exemptForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { person, requirement, reason } = filled.data;
  const outcome = await exemptPerson(
    app,
    { openId, unitId: value.unit, personId: person, requirement, reason, cause },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return shown({ app, now }, { openId, unitId: value.unit }, (w) => w.exempt.granted);
}

export async function pressExemptRevoke({
  app,
  now,
  openId,
  form,
}: Press<'exempt-revoke'>): Promise<PressAnswer> {
  const filled = revokeForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await takeExemptionBack(app, { openId, exemptionId: filled.data.exemption }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return shown({ app, now }, { openId, unitId: outcome.value.unitId }, (w) => w.exempt.revoked);
}

async function shown(
  { app, now }: Handling,
  asked: { openId: string; unitId: string },
  say: Say,
): Promise<PressAnswer> {
  const view = await exemptView(app, asked, now);
  return { toast: { type: 'success', say }, ...(view.ok ? { card: exemptCard(view.value) } : {}) };
}
