import type { SurveyDeskView } from '../cards/survey-desk.ts';
import type { SurveyDrawView } from '../cards/survey-draw.ts';
import type { SurveyNewView } from '../cards/survey-open.ts';
import type { SurveyResultView } from '../cards/survey-result.ts';
import type { SurveyPayload } from '../domain/kinds/survey.ts';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { lotOf } from '../domain/sampling.ts';
import type { Template } from '../domain/template.ts';
import { recordsOfUnit } from '../store/records.ts';
import { listUnits, peopleByIds, unitById, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import { type StoredSurvey, surveyById, surveysOf } from '../store/surveys.ts';
import { surveysFor } from './answer-survey.ts';
import { campaignNow } from './campaign-now.ts';
import { resultView } from './close-survey.ts';
import { surveyClosesAt } from './open-survey.ts';
import type { App } from './ports.ts';
import { drawnOf, mostSurveyDays, type SurveyChoice, sha256 } from './survey-plan.ts';
import { allow, authorise, type Who } from './who.ts';

/** How many closed surveys a desk shows. */
const shownClosed = 3;

/**
 * What `/survey` shows somebody: the forms that wait for their own answer, the unit's results where they may see the
 * unit, and to officials the open surveys, of which not even they learn how many have answered.
 */
export async function surveyDesk(app: App, who: Who, unitId: string): Promise<Outcome<SurveyDeskView>> {
  const campaign = await campaignNow(app.db);
  const unit = await unitById(app.db, unitId);
  if (!campaign?.template.survey || !unit) return refused({ why: 'no-survey' });
  const sees = (await allow(app, who, 'see-unit', unitId)).ok;
  const opens = (await allow(app, who, 'open-survey', unitId)).ok;
  const draws = (await allow(app, who, 'repeat-draw', unitId)).ok;
  const all = sees ? await surveysOf(app.db, campaign.id, unitId) : [];
  const open = all.filter((one) => one.state === 'open');
  const closed: SurveyResultView[] = [];
  for (const one of all.filter((survey) => survey.state === 'closed').slice(0, shownClosed)) {
    const filed = await filedOf(app.db, one);
    if (filed) closed.push(resultView(campaign, unit.name, one.form, filed));
  }
  return done({
    unit: { id: unit.id, name: unit.name },
    mine: await surveysFor(app, who.person.id),
    open: (opens || draws ? open : []).map((one) => ({
      survey: one.id,
      about: one.measure ?? stageTitle(campaign.template, one.stage),
      round: one.round,
      people: drawnOf(one).length,
      closes: { on: one.closes_on, at: surveyClosesAt },
      mayClose: opens,
      mayDraw: draws && one.sample !== null,
    })),
    closed,
    mayOpen: opens,
  });
}

const stageTitle = (template: Template, no: number) =>
  template.stages.find((one) => one.number === no)?.title ?? '';

/** What the close of a survey filed. */
async function filedOf(db: Db, survey: StoredSurvey): Promise<SurveyPayload | undefined> {
  const records = await recordsOfUnit(db, survey.campaign_id, survey.unit_id, 'survey');
  return records.find((one) => one.payload.survey === survey.id)?.payload as SurveyPayload | undefined;
}

/** The form by which an official begins a survey, over a unit of theirs. */
export async function surveyNew(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<SurveyNewView>> {
  const who = await authorise(app, asked.openId, 'open-survey', asked.unitId, now);
  if (!who.ok) return who;
  const unit = await unitById(app.db, asked.unitId);
  const settings = (await campaignNow(app.db))?.template.survey;
  if (!unit || !settings) return refused({ why: 'no-survey' });
  const within = await unitTree(app.db, who.value.standsUnder[0] ?? unit.id);
  return done({
    unit: { id: unit.id, name: unit.name },
    units: (await listUnits(app.db))
      .filter((one) => within.includes(one.id) && one.kind === 'branch')
      .map(({ id, name }) => ({ id, name })),
    closesOn: addDays(localDateOf(now, app.timeZone), Math.min(7, mostSurveyDays)),
    fewest: settings.fewestAnswers,
    most: mostSurveyDays,
  });
}

/** A failed round as it would be held again: the same people by the same lot, a week long. */
export async function againChoice(app: App, surveyId: string, now: Date): Promise<Outcome<SurveyChoice>> {
  const survey = await surveyById(app.db, surveyId);
  if (!survey) return refused({ why: 'gone' });
  return done({
    unitId: survey.unit_id,
    about: survey.about,
    measure: survey.measure,
    circle: survey.circle.of,
    units: [],
    sample: survey.sample,
    closesOn: addDays(localDateOf(now, app.timeZone), 7),
    again: survey.id,
  });
}

/** The draw of a sample, made again from the seed: everybody of the circle with their lot, and whether it was drawn. */
export interface RepeatedDraw {
  unit: string;
  seed: string;
  sample: number;
  people: { id: string; name: string; unit: string; lot: string; drawn: boolean }[];
}

export async function repeatDraw(db: Db, survey: StoredSurvey): Promise<RepeatedDraw> {
  const units = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  const drawn = new Set(drawnOf(survey));
  const people = new Map((await peopleByIds(db, survey.population)).map((person) => [person.id, person]));
  return {
    unit: units.get(survey.unit_id) ?? '',
    seed: survey.seed,
    sample: survey.sample ?? survey.population.length,
    people: survey.population.map((id) => ({
      id,
      name: people.get(id)?.name ?? '',
      unit: units.get(people.get(id)?.unit_id ?? '') ?? '',
      lot: lotOf(id, survey.seed, sha256),
      drawn: drawn.has(id),
    })),
  };
}

/** The draw for a supervisor or the office, who repeat it; who was drawn is no secret to them, who answered is to all. */
export async function surveyDraw(
  app: App,
  asked: { openId: string; surveyId: string },
  now: Date,
): Promise<Outcome<SurveyDrawView>> {
  const survey = await surveyById(app.db, asked.surveyId);
  if (!survey) return refused({ why: 'gone' });
  const who = await authorise(app, asked.openId, 'repeat-draw', survey.unit_id, now);
  if (!who.ok) return who;
  const { unit, seed, sample, people } = await repeatDraw(app.db, survey);
  return done({
    survey: survey.id,
    unit,
    seed,
    sample,
    of: people.length,
    drawn: people.filter((one) => one.drawn).map((one) => one.name),
  });
}
