import { submitAnswer, surveyForm } from '../../src/app/answer-survey.ts';
import { closeSurveyNow } from '../../src/app/close-survey.ts';
import { openSurvey, previewSurvey } from '../../src/app/open-survey.ts';
import { againChoice, surveyDraw, surveyNew } from '../../src/app/survey-desk.ts';
import type { SurveyChoice } from '../../src/app/survey-plan.ts';
import { type CardAction, surveyNewForm } from '../../src/cards/actions.ts';
import { surveyDrawCard } from '../../src/cards/survey-draw.ts';
import { surveyFormCard, surveyTakenCard } from '../../src/cards/survey-form.ts';
import { surveyCheckCard, surveyNewCard, surveyOpenedCard } from '../../src/cards/survey-open.ts';
import { surveyResultCard } from '../../src/cards/survey-result.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

/** The form goes straight into the private chat; nothing of the asking is recorded (section 7). */
export async function pressSurveyEnter({ app, openId, value }: Press<'survey-enter'>): Promise<PressAnswer> {
  const view = await surveyForm(app, { openId, surveyId: value.survey });
  if (!view.ok) return refusePress(view.refusal);
  return { unrecorded: surveyFormCard(view.value), toast: { type: 'info', say: (w) => w.toasts.formSent } };
}

/** Never uses `cause`, never queues anything: thanks take the form's place, and the answer is all that is kept. */
export async function pressSurveySubmit({
  app,
  openId,
  value,
  form,
}: Press<'survey-submit'>): Promise<PressAnswer> {
  const taken = await submitAnswer(app, { openId, surveyId: value.survey, given: form });
  if (!taken.ok) return refusePress(taken.refusal);
  return {
    toast: { type: 'success', say: (w) => w.surveyToasts.taken },
    card: surveyTakenCard(taken.value),
  };
}

export async function pressSurveyNew({ app, now, openId, value }: Press<'survey-new'>): Promise<PressAnswer> {
  const view = await surveyNew(app, { openId, unitId: value.unit }, now);
  return view.ok ? { privately: surveyNewCard(view.value) } : refusePress(view.refusal);
}

export async function pressSurveyCheck({
  app,
  now,
  openId,
  value,
  form,
}: Press<'survey-check'>): Promise<PressAnswer> {
  const filled = surveyNewForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { on, measure, ...chosen } = filled.data;
  const choice: SurveyChoice = {
    ...chosen,
    unitId: value.unit,
    measure: chosen.about === 'measure' ? measure : null,
    closesOn: on,
    again: null,
  };
  const view = await previewSurvey(app, { openId, choice }, now);
  return view.ok ? { card: surveyCheckCard(view.value, sendOf(choice)) } : refusePress(view.refusal);
}

export async function pressSurveyAgain({
  app,
  now,
  openId,
  value,
}: Press<'survey-again'>): Promise<PressAnswer> {
  const choice = await againChoice(app, value.survey, now);
  if (!choice.ok) return refusePress(choice.refusal);
  const view = await previewSurvey(app, { openId, choice: choice.value }, now);
  return view.ok
    ? { privately: surveyCheckCard(view.value, sendOf(choice.value)) }
    : refusePress(view.refusal);
}

export async function pressSurveySend({
  app,
  now,
  openId,
  value,
  cause,
}: Press<'survey-send'>): Promise<PressAnswer> {
  const { action: _, unit, ...chosen } = value;
  const opened = await openSurvey(app, { openId, choice: { ...chosen, unitId: unit }, cause }, now);
  if (!opened.ok) return refusePress(opened.refusal);
  return {
    toast: { type: 'success', say: (w) => w.surveyToasts.opened },
    card: surveyOpenedCard(opened.value),
  };
}

export async function pressSurveyClose({
  app,
  now,
  openId,
  value,
}: Press<'survey-close'>): Promise<PressAnswer> {
  const closed = await closeSurveyNow(app, { openId, surveyId: value.survey }, now);
  if (!closed.ok) return refusePress(closed.refusal);
  return {
    toast: { type: 'success', say: (w) => w.surveyToasts.closed },
    card: surveyResultCard(closed.value),
  };
}

export async function pressSurveyDraw({
  app,
  now,
  openId,
  value,
}: Press<'survey-draw'>): Promise<PressAnswer> {
  const view = await surveyDraw(app, { openId, surveyId: value.survey }, now);
  return view.ok ? { privately: surveyDrawCard(view.value) } : refusePress(view.refusal);
}

/** The button that opens exactly what was shown. */
const sendOf = ({ unitId, ...choice }: SurveyChoice): Extract<CardAction, { action: 'survey-send' }> => ({
  action: 'survey-send',
  unit: unitId,
  ...choice,
  units: [...choice.units],
});
