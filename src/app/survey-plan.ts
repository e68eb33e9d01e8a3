import { createHash, randomBytes } from 'node:crypto';
import { addDays, localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { drawSample } from '../domain/sampling.ts';
import { areTooClose, barOf, type SurveyForm } from '../domain/survey.ts';
import { peopleOf, type Unit, unitById, unitTree } from '../store/roster.ts';
import type { SurveyAbout } from '../store/schema.ts';
import { type StoredSurvey, surveysOf } from '../store/surveys.ts';
import { type CampaignNow, campaignNow, placeOf } from './campaign-now.ts';
import type { App } from './ports.ts';
import { authorise, type Who } from './who.ts';

/** A card can be pressed for 14 days (platform: card JSON 2.0), and so can the notice that asks people to answer. */
export const mostSurveyDays = 14;

/** What an official chose on the form. */
export interface SurveyChoice {
  unitId: string;
  about: SurveyAbout;
  /** The important measure, when it is about one. */
  measure: string | null;
  circle: 'everyone' | 'masses' | 'units';
  /** For a circle of named units. */
  units: readonly string[];
  sample: number | null;
  closesOn: string;
  /** The failed round that is held again, with the same people. */
  again: string | null;
}

/** Everything settled about a survey but its lot; nothing is stored yet. */
export interface SurveyPlan {
  who: Who;
  campaign: CampaignNow;
  unit: Unit;
  stage: number;
  round: number;
  about: SurveyAbout;
  measure: string | null;
  circle: { of: 'everyone' | 'masses'; units: string[] };
  population: string[];
  sample: number | null;
  seed: string;
  form: SurveyForm;
  closesOn: string;
}

/**
 * Checks what an official means to ask, and draws the lot. The same for the preview and for the opening, so that
 * nothing is opened that was not shown; only the seed is new each time, or the failed round's.
 */
export async function planSurvey(
  app: App,
  asked: { openId: string; choice: SurveyChoice },
  now: Date,
): Promise<Outcome<SurveyPlan>> {
  const { openId, choice } = asked;
  const who = await authorise(app, openId, 'open-survey', choice.unitId, now);
  if (!who.ok) return who;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const settings = campaign.template.survey;
  const unit = await unitById(app.db, choice.unitId);
  if (!settings || !unit?.active) return refused({ why: 'no-survey' });
  const place = await placeOf(app.db, campaign, unit.id);
  if (!place) return refused({ why: 'not-in-campaign', unit: unit.name });
  const today = localDateOf(now, app.timeZone);
  if (choice.closesOn <= today || choice.closesOn > addDays(today, mostSurveyDays))
    return refused({ why: 'survey-days', most: mostSurveyDays });

  const stage = place.run.stage;
  const before = (await surveysOf(app.db, campaign.id, unit.id)).filter((one) => one.stage === stage);
  const measure = choice.about === 'measure' ? choice.measure : null;
  const rounds = before.filter((one) => one.about === choice.about && one.measure === measure);
  if (rounds.some((one) => one.state === 'open')) return refused({ why: 'survey-open' });
  const first = choice.again === null ? undefined : rounds.find((one) => one.id === choice.again);
  const circle = first ? first.circle : await circleOf(app, who.value, unit, choice);
  const population = first ? first.population : await populationOf(app, circle);
  const sample = first ? first.sample : choice.sample;
  const form: SurveyForm = {
    choices: settings.choices,
    questions: settings.questions,
    fewestAnswers: settings.fewestAnswers,
    bar: barOf(campaign.template, settings, { stage, about: choice.about }),
  };
  const least = settings.fewestAnswers;
  if ((sample ?? population.length) < least || population.length < least)
    return refused({ why: 'circle-small', least });
  const most = population.length - least;
  if (sample !== null && sample > most) return refused({ why: 'sample-close', most });
  const seed = first ? first.seed : randomBytes(8).toString('hex');
  const drawn = drawnOf({ population, sample, seed });
  if (before.some((one) => areTooClose(drawn, drawnOf(one), least)))
    return refused({ why: 'circles-close', least });
  const round = rounds.length + 1;
  const { about, closesOn } = choice;
  return done({
    ...{ who: who.value, campaign, unit, stage, round, about, measure },
    ...{ circle, population, sample, seed, form, closesOn },
  });
}

/** Who is asked: the whole circle, or the sample drawn from it by the printed seed. */
export const drawnOf = (of: Pick<StoredSurvey, 'population' | 'sample' | 'seed'>): string[] =>
  of.sample === null ? of.population : drawSample(of.population, of.sample, of.seed, sha256);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Named units are those that stand below the unit, or below the one over which the official stands. */
async function circleOf(
  app: App,
  who: Who,
  unit: Unit,
  choice: SurveyChoice,
): Promise<{ of: 'everyone' | 'masses'; units: string[] }> {
  if (choice.circle !== 'units') return { of: choice.circle, units: [unit.id] };
  const within = await unitTree(app.db, who.standsUnder[0] ?? unit.id);
  return { of: 'everyone', units: within.filter((id) => choice.units.includes(id)) };
}

/** Ids in roster order of the members and masses of these units and of those below; or of the masses alone. */
async function populationOf(
  app: App,
  circle: { of: 'everyone' | 'masses'; units: readonly string[] },
): Promise<string[]> {
  const trees = new Set<string>();
  for (const id of circle.units) for (const one of await unitTree(app.db, id)) trees.add(one);
  const asked = circle.of === 'masses' ? ['mass'] : ['member', 'mass'];
  const people = await peopleOf(app.db, [...trees]);
  return people
    .filter((person) => person.open_id !== null && person.roles.some((role) => asked.includes(role)))
    .map((person) => person.id);
}
