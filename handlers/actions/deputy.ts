import { deputyForm, endDeputyEarly, nameDeputyFor } from '../../src/app/name-deputy.ts';
import { deputyForm as deputyAnswers } from '../../src/cards/actions.ts';
import { deputyEndedCard, deputyFormCard, deputyNamedCard } from '../../src/cards/deputy.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressDeputyOpen({
  app,
  now,
  openId,
  value,
}: Press<'deputy-open'>): Promise<PressAnswer> {
  const view = await deputyForm(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: deputyFormCard(view.value) } : refusePress(view.refusal);
}

export async function pressDeputyName({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'deputy-name'>): Promise<PressAnswer> {
  const filled = deputyAnswers.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { person, ...span } = filled.data;
  const outcome = await nameDeputyFor(
    app,
    { openId, unitId: value.unit, personId: person, ...span, cause },
    now,
  );
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.deputy.namedTitle },
    card: deputyNamedCard(outcome.value),
  };
}

export async function pressDeputyEnd({ app, now, openId, value }: Press<'deputy-end'>): Promise<PressAnswer> {
  const outcome = await endDeputyEarly(app, { openId, deputyId: value.deputy }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return {
    toast: { type: 'success', say: (w) => w.deputy.endedTitle },
    card: deputyEndedCard(outcome.value),
  };
}
