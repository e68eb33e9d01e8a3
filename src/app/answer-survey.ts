import type { SurveyFormView } from '../cards/survey-form.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { type Answer, readAnswer } from '../domain/survey.ts';
import { unitById } from '../store/roster.ts';
import { pourAnswer } from '../store/survey-answers.ts';
import { openSurveys, type StoredSurvey, surveyById } from '../store/surveys.ts';
import { campaignNow } from './campaign-now.ts';
import { surveyClosesAt } from './open-survey.ts';
import type { App } from './ports.ts';
import { hasAnswered, markOf } from './survey-marks.ts';
import { drawnOf } from './survey-plan.ts';
import { authorise } from './who.ts';

/** An open survey in which this person is asked and has not answered yet, with their mark. */
interface Asked {
  survey: StoredSurvey;
  mark: string;
}

/** The form of one open survey for the private chat of somebody whom it asks. Nothing of the opening is kept. */
export async function surveyForm(
  app: App,
  asked: { openId: string; surveyId: string },
): Promise<Outcome<SurveyFormView>> {
  const found = await askedOf(app, asked);
  return found.ok ? done(await formView(app, found.value.survey)) : found;
}

/** The forms that wait for this person's answer, those that close first at the head. */
export async function surveysFor(app: App, personId: string): Promise<SurveyFormView[]> {
  const campaign = await campaignNow(app.db);
  const views: SurveyFormView[] = [];
  for (const survey of campaign ? await openSurveys(app.db, campaign.id) : []) {
    if (!drawnOf(survey).includes(personId)) continue;
    const mark = await markOf(app, survey.id, personId);
    if (mark !== null && !(await hasAnswered(app, survey.id, mark))) views.push(await formView(app, survey));
  }
  return views;
}

/**
 * Takes a filled form. Who filled it ends here: the mark against a second answer is held in memory, and the one
 * transaction writes the sealed answer and nothing else (section 7).
 */
export async function submitAnswer(
  app: App,
  asked: { openId: string; surveyId: string; given: Readonly<Record<string, unknown>> },
): Promise<Outcome<{ unit: string }>> {
  const found = await askedOf(app, asked);
  if (!found.ok) return found;
  const { survey, mark } = found.value;
  const answer = readAnswer(survey.form, asked.given);
  if (answer === null) return refused({ why: 'every-question' });
  if (!app.marks.take(survey.id, mark)) return refused({ why: 'answered' });
  let stored = false;
  try {
    stored = await pourAnswer(app.db, { surveyId: survey.id, sealed: sealAnswer(app, answer) });
  } finally {
    app.marks.settle(survey.id, mark, stored);
  }
  if (!stored) return refused({ why: 'survey-closed' });
  return done({ unit: (await unitById(app.db, survey.unit_id))?.name ?? '' });
}

async function askedOf(app: App, of: { openId: string; surveyId: string }): Promise<Outcome<Asked>> {
  const who = await authorise(app, of.openId, 'speak', null, null);
  if (!who.ok) return who;
  const survey = await surveyById(app.db, of.surveyId);
  if (!survey) return refused({ why: 'gone' });
  if (!drawnOf(survey).includes(who.value.person.id)) return refused({ why: 'not-asked-here' });
  const mark = survey.state === 'open' ? await markOf(app, survey.id, who.value.person.id) : null;
  if (mark === null) return refused({ why: 'survey-closed' });
  if (await hasAnswered(app, survey.id, mark)) return refused({ why: 'answered' });
  return done({ survey, mark });
}

async function formView(app: App, survey: StoredSurvey): Promise<SurveyFormView> {
  return {
    survey: survey.id,
    unit: (await unitById(app.db, survey.unit_id))?.name ?? '',
    measure: survey.measure,
    closes: { on: survey.closes_on, at: surveyClosesAt },
    questions: survey.form.questions,
    choices: survey.form.choices.map(({ key, title }) => ({ key, title })),
    fewest: survey.form.fewestAnswers,
  };
}

/** Two digits a question: every answer is as long as any other, also when it is sealed. */
const sealAnswer = (app: Pick<App, 'seal'>, answer: Answer): Buffer =>
  app.seal.close(answer.map((place) => String(place).padStart(2, '0')).join(''));

export const openAnswer = (app: Pick<App, 'seal'>, sealed: Buffer): Answer =>
  (app.seal.open(sealed).match(/\d\d/g) ?? []).map(Number);
