import { randomBytes } from 'node:crypto';
import type { SurveyNoticeView } from '../cards/survey-notice.ts';
import { surveyNoticeCard } from '../cards/survey-notice.ts';
import type { SurveyPlanView } from '../cards/survey-open.ts';
import { instantOf } from '../domain/local-date.ts';
import { afterQuiet, momentsOf } from '../domain/ping.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { appendAudit } from '../store/audit.ts';
import { armDue, type DueRow, type NewDue } from '../store/due.ts';
import { listUnits, peopleByIds, unitById } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { keepKey } from '../store/survey-answers.ts';
import { insertSurvey, type StoredSurvey, surveyById } from '../store/surveys.ts';
import { pingRules } from './arm-calendar.ts';
import type { CampaignNow } from './campaign-now.ts';
import { idFrom } from './identity.ts';
import type { App } from './ports.ts';
import { drawnOf, planSurvey, type SurveyChoice, type SurveyPlan } from './survey-plan.ts';
import { tellCircle } from './tell-circle.ts';

/** On its last day a survey is open until then: results still go out before the quiet hours. */
export const surveyClosesAt = '20:00';

/** What would be opened, for the official to look at; nothing is stored and nothing told. */
export async function previewSurvey(
  app: App,
  asked: { openId: string; choice: SurveyChoice },
  now: Date,
): Promise<Outcome<SurveyPlanView>> {
  const plan = await planSurvey(app, asked, now);
  return plan.ok ? done(await planView(app, plan.value, null)) : plan;
}

/**
 * Opens a survey (S21): from here on nothing of it can be changed, whether or not anybody has answered. The whole
 * circle is asked in equal words, and the close is put on its row.
 */
export async function openSurvey(
  app: App,
  asked: { openId: string; choice: SurveyChoice; cause: string },
  now: Date,
): Promise<Outcome<SurveyPlanView>> {
  const planned = await planSurvey(app, asked, now);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const id = idFrom(asked.cause);
  const by = plan.who.person.id;
  const survey = {
    ...{ id, campaign_id: plan.campaign.id, unit_id: plan.unit.id, stage: plan.stage, about: plan.about },
    ...{ measure: plan.measure, round: plan.round, circle: plan.circle, population: plan.population },
    ...{ sample: plan.sample, seed: plan.seed, form: plan.form, closes_on: plan.closesOn },
    ...{ opened_by: by, opened_at: now },
  };
  const woken = await app.db.transaction().execute(async (tx) => {
    if (!(await insertSurvey(tx, survey))) return null;
    await keepKey(tx, id, app.seal.close(randomBytes(32).toString('base64')));
    const detail = {
      ...{ survey: id, stage: plan.stage, about: plan.about, measure: plan.measure, round: plan.round },
      ...{ circle: plan.circle, people: plan.population.length, sample: plan.sample, seed: plan.seed },
      ...{ closesOn: plan.closesOn, bar: plan.form.bar },
    };
    await appendAudit(tx, { actor: by, act: 'open-survey', unitId: plan.unit.id, detail }, now);
    const opened = { ...survey, state: 'open' as const, closed_by: null, closed_at: null };
    await askCircle(app, tx, { campaign: plan.campaign, survey: opened, again: false }, now);
    return armDue(tx, momentsFor(app, plan, id, now));
  });
  if (woken === null) return refused({ why: 'survey-open' });
  app.wake.due(woken);
  app.wake.courier();
  return done(await planView(app, plan, id));
}

/** The day before the close the whole circle is reminded, in the same words. */
export async function remindCircle(
  app: App,
  tx: Tx,
  of: { campaign: CampaignNow; row: DueRow },
  now: Date,
): Promise<void> {
  const survey = await surveyById(tx, of.row.item);
  if (survey?.state === 'open') await askCircle(app, tx, { campaign: of.campaign, survey, again: true }, now);
}

async function askCircle(
  app: App,
  tx: Tx,
  of: { campaign: CampaignNow; survey: StoredSurvey; again: boolean },
  now: Date,
): Promise<void> {
  const { survey, again, campaign } = of;
  const unit = await unitById(tx, survey.unit_id);
  const people = await peopleByIds(tx, drawnOf(survey));
  const view: SurveyNoticeView = {
    survey: survey.id,
    unit: unit?.name ?? '',
    measure: survey.measure,
    closes: { on: survey.closes_on, at: surveyClosesAt },
    sample: survey.sample === null ? null : { of: survey.population.length, seed: survey.seed },
    again,
  };
  const notBefore = afterQuiet(now, pingRules(app, campaign));
  const key = `survey-notice:${survey.id}:${again ? 'again' : 'opened'}`;
  await tellCircle(tx, people, { key, card: surveyNoticeCard(view), notBefore }, now);
}

/** The close, and one reminder before it: the last that the campaign's policy has at least a day after the opening. */
function momentsFor(app: App, plan: SurveyPlan, id: string, now: Date): NewDue[] {
  const row = (kind: string, at: Date): NewDue => ({
    key: `${kind}:${id}`,
    kind,
    unitId: plan.unit.id,
    item: id,
    moment: kind,
    audience: 'nobody',
    dueOn: plan.closesOn,
    at,
  });
  const rules = pingRules(app, plan.campaign);
  const item = { key: id, dueOn: plan.closesOn, anonymous: true };
  const dayAfter = new Date(now.getTime() + 86_400_000);
  const reminder = momentsOf(item, rules, { from: dayAfter })
    .filter(({ localDate }) => localDate < plan.closesOn)
    .at(-1);
  return [
    row('survey-close', instantOf(plan.closesOn, surveyClosesAt, app.timeZone)),
    ...(reminder ? [row('survey-reminder', reminder.at)] : []),
  ];
}

/** @param id null while it is only looked at */
async function planView(app: App, plan: SurveyPlan, id: string | null): Promise<SurveyPlanView> {
  const { circle, population, sample, form, unit } = plan;
  const stage = plan.campaign.template.stages.find((one) => one.number === plan.stage);
  const units = (await listUnits(app.db)).filter((one) => circle.units.includes(one.id));
  return {
    survey: id,
    unit: { id: unit.id, name: unit.name },
    stage: { no: plan.stage, name: stage?.title ?? '' },
    about: plan.about,
    measure: plan.measure,
    round: plan.round,
    circle: { of: circle.of, units: units.map((one) => ({ id: one.id, name: one.name })) },
    people: population.length,
    sample,
    seed: plan.seed,
    closes: { on: plan.closesOn, at: surveyClosesAt },
    questions: form.questions.map(({ title }) => title),
    bar: {
      choices: form.choices.filter((choice) => choice[form.bar.of]).map(({ title }) => title),
      atLeast: form.bar.atLeast,
    },
    fewest: form.fewestAnswers,
  };
}
