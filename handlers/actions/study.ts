import { correctHours } from '../../src/app/correct-hours.ts';
import { myHoursView } from '../../src/app/my-hours.ts';
import { correctOwnHours, recordOwnStudy } from '../../src/app/own-study.ts';
import { hoursForm, myHoursForm, studyForm } from '../../src/cards/actions.ts';
import { myHoursCard } from '../../src/cards/my-hours.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressStudySubmit({
  app,
  now,
  openId,
  form,
  cause,
}: Press<'study-submit'>): Promise<PressAnswer> {
  const filled = studyForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const outcome = await recordOwnStudy(app, { openId, ...filled.data, cause }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  const { hours, total } = outcome.value;
  return {
    toast: { type: 'success', say: (w) => w.toasts.studyLogged(hours, total) },
    ...(await myHours(app, openId, now)),
  };
}

export async function pressMyHours({ app, now, openId }: Press<'my-hours'>): Promise<PressAnswer> {
  return myHours(app, openId, now);
}

/** The person's own correction, the same day only; 0 takes the entry back. */
export async function pressMyHoursCorrect({
  app,
  now,
  openId,
  form,
}: Press<'my-hours-correct'>): Promise<PressAnswer> {
  const filled = myHoursForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { entry, hours } = filled.data;
  const outcome = await correctOwnHours(app, { openId, recordId: entry, hours }, now);
  if (!outcome.ok) return refusePress(outcome.refusal);
  return { toast: { type: 'success', say: (w) => w.toasts.corrected }, ...(await myHours(app, openId, now)) };
}

export async function pressHoursCorrect({
  app,
  now,
  openId,
  value,
  form,
  cause,
}: Press<'hours-correct'>): Promise<PressAnswer> {
  const filled = hoursForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { person, hours, reason, on } = filled.data;
  const outcome = await correctHours(
    app,
    { openId, personId: person, sessionId: value.session ?? null, on: on ?? null, hours, reason, cause },
    now,
  );
  return outcome.ok
    ? { toast: { type: 'success', say: (w) => w.toasts.corrected } }
    : refusePress(outcome.refusal);
}

async function myHours(app: Press['app'], openId: string, now: Date): Promise<PressAnswer> {
  const view = await myHoursView(app, openId, now);
  return view.ok ? { card: myHoursCard(view.value) } : refusePress(view.refusal);
}
