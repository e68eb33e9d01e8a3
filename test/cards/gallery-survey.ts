import type { Card } from '../../src/cards/kit.ts';
import { surveyDeskCard } from '../../src/cards/survey-desk.ts';
import { surveyDrawCard } from '../../src/cards/survey-draw.ts';
import { surveyFormCard, surveyTakenCard } from '../../src/cards/survey-form.ts';
import { surveyNoticeCard } from '../../src/cards/survey-notice.ts';
import {
  type SurveyPlanView,
  surveyCheckCard,
  surveyNewCard,
  surveyOpenedCard,
} from '../../src/cards/survey-open.ts';
import { type SurveyResultView, surveyResultCard } from '../../src/cards/survey-result.ts';
import { countAnswers, countedChoices, type SurveyForm } from '../../src/domain/survey.ts';
import { xianjin } from '../domain/xianjin.ts';
import type { Flavour } from './gallery.ts';

const settings = xianjin.survey;
if (!settings) throw new Error('the template has no survey');
const form: SurveyForm = {
  choices: settings.choices,
  questions: settings.questions,
  fewestAnswers: settings.fewestAnswers,
  bar: { of: 'upper', atLeast: 0.9 },
};
const id = '0b7a7c5e-53f4-4f5e-9a57-6a1f0c9d2e11';
const closes = { on: '2005-04-12', at: '20:00' };
const stage = { no: 2, name: { 'zh-cn': '分析评议', 'zh-tw': '分析評議', en: 'Analysis and appraisal' } };

/** Answers of this many people, most of them content: person `n` gives question `q` this place. */
const answers = (people: number, place: (n: number, q: number) => number) =>
  Array.from({ length: people }, (_, n) => form.questions.map((_, q) => place(n, q)));

/** The satisfaction survey from the office's form to its published figures. */
export function survey(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const measure = flavour.title.slice(0, 100);
  const formView = {
    ...{ survey: id, unit: unit.name, measure: null, closes, questions: form.questions },
    ...{ choices: form.choices, fewest: 5 },
  };
  const plan: SurveyPlanView = {
    ...{ survey: null, unit, stage, about: 'stage', measure: null, round: 1 },
    circle: {
      of: 'everyone',
      units: Array.from({ length: 21 }, (_, n) => ({ id: `u${n}`, name: flavour.unit })),
    },
    ...{ people: 420, sample: 60, seed: '9f86d081884c7d65', closes, fewest: 5 },
    questions: form.questions.map(({ title }) => title),
    bar: { choices: form.choices.slice(0, 2).map(({ title }) => title), atLeast: 0.9 },
  };
  const closed: SurveyResultView = {
    ...{ survey: id, unit: unit.name, stage, measure: null, round: 2, fewest: 5, passed: true },
    bar: { choices: countedChoices(form), atLeast: 0.9 },
    ...{ choices: form.choices, questions: form.questions, mayAgain: false },
    result: countAnswers(
      form,
      answers(305, (n, q) => (n % 60 < 2 ? 2 + (n % 2) : (n + q) % 5 === 0 ? 1 : 0)),
    ),
  };
  const folded = countAnswers(
    form,
    answers(14, (n, q) => (n === 3 ? 3 : n > 10 - q ? 1 : 0)),
  );
  const failed = countAnswers(
    form,
    answers(40, (n, q) => (n + q) % 4),
  );
  const few = { ...closed, round: 1, passed: false, result: null };
  const send = {
    action: 'survey-send' as const,
    ...{ unit: 'u01', measure, units: Array.from({ length: 21 }, () => id), sample: 60 },
    about: 'measure' as const,
    circle: 'units' as const,
    ...{ closesOn: closes.on, again: null },
  };
  return [
    alone('survey-form', surveyFormCard(formView)),
    alone('survey-form-measure', surveyFormCard({ ...formView, measure })),
    alone('survey-taken', surveyTakenCard({ unit: unit.name })),
    alone(
      'survey-notice',
      surveyNoticeCard({
        ...{ survey: id, unit: unit.name, measure, closes, again: false },
        sample: { of: 420, seed: plan.seed },
      }),
    ),
    alone(
      'survey-notice-again',
      surveyNoticeCard({ survey: id, unit: unit.name, measure: null, closes, again: true, sample: null }),
    ),
    alone(
      'survey-new-form',
      surveyNewCard({
        unit,
        units: Array.from({ length: 21 }, (_, n) => ({ id: `u${n}`, name: flavour.unit })),
        ...{ closesOn: closes.on, fewest: 5, most: 14 },
      }),
    ),
    alone('survey-check', surveyCheckCard(plan, send)),
    alone('survey-opened', surveyOpenedCard({ ...plan, survey: id, about: 'measure', measure })),
    { name: 'survey-result', group: true, card: surveyResultCard(closed) },
    { name: 'survey-result-few', group: true, card: surveyResultCard(few) },
    alone(
      'survey-result-folded',
      surveyResultCard({ ...closed, measure, passed: folded?.passed ?? false, result: folded }),
    ),
    alone(
      'survey-result-failed',
      surveyResultCard({ ...closed, passed: false, mayAgain: true, result: failed }),
    ),
    alone('survey-desk-nothing', surveyDeskCard({ unit, mine: [], open: [], closed: [], mayOpen: false })),
    alone(
      'survey-desk',
      surveyDeskCard({
        unit,
        mine: [formView, formView],
        open: [
          { survey: id, about: stage.name, round: 2, people: 60, closes, mayClose: true, mayDraw: true },
          { survey: id, about: measure, round: 1, people: 60, closes, mayClose: false, mayDraw: false },
        ],
        closed: [closed, few, { ...closed, result: failed, passed: false }],
        mayOpen: true,
      }),
    ),
    alone(
      'survey-draw',
      surveyDrawCard({
        ...{ survey: id, unit: unit.name, seed: plan.seed, sample: 60, of: 420 },
        drawn: Array.from({ length: 60 }, (_, n) => flavour.person(n)),
      }),
    ),
  ];
}
