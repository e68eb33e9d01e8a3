import type { CardAction } from './actions.ts';
import { surveyAbouts, surveyCircles } from './actions.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  input,
  multiSelect,
  note,
  plain,
  select,
  text,
} from './kit.ts';
import type { Day, Moment } from './view.ts';
import { called, type Label, type Words } from './words/index.ts';

export interface SurveyNewView {
  unit: { id: string; name: string };
  /** Branches that a circle may name. */
  units: { id: string; name: string }[];
  closesOn: Day;
  fewest: number;
  most: number;
}

/** An official begins a survey. */
export function surveyNewCard(view: SurveyNewView): Card {
  const { unit, units } = view;
  return card({
    title: (w) => w.surveyNew.title,
    subtitle: unit.name,
    elements: [
      form({
        submit: { label: (w) => w.surveyNew.preview, press: { action: 'survey-check', unit: unit.id } },
        elements: [
          ...select({
            name: 'about',
            label: (w) => w.surveyNew.about,
            placeholder: (w) => w.choose,
            options: surveyAbouts.map((about) => ({ text: (w) => w.surveyNew.abouts[about], value: about })),
            value: 'stage',
          }),
          input({ name: 'measure', label: (w) => w.surveyNew.measure, most: 100, required: false }),
          ...select({
            name: 'circle',
            label: (w) => w.surveyNew.circle,
            placeholder: (w) => w.choose,
            options: surveyCircles
              .filter((circle) => circle !== 'units' || units.length > 1)
              .map((circle) => ({ text: (w) => w.surveyNew.circles[circle], value: circle })),
            value: 'everyone',
          }),
          ...(units.length > 1
            ? multiSelect({
                name: 'units',
                label: (w) => w.surveyNew.units,
                placeholder: (w) => w.choose,
                options: units.slice(0, 50).map((one) => ({ text: one.name, value: one.id })),
                required: false,
              })
            : []),
          input({ name: 'sample', label: (w) => w.surveyNew.sample, most: 6, required: false }),
          ...datePicker({ name: 'on', label: (w) => w.surveyNew.on, value: view.closesOn }),
        ],
      }),
      note((w) => w.surveyNew.limits(view.fewest, view.most)),
    ],
  });
}

export interface SurveyPlanView {
  /** Null while it is only looked at. */
  survey: string | null;
  unit: { id: string; name: string };
  stage: { no: number; name: Label };
  about: 'stage' | 'measure';
  measure: string | null;
  round: number;
  circle: { of: 'everyone' | 'masses'; units: { id: string; name: string }[] };
  people: number;
  sample: number | null;
  seed: string;
  closes: Moment;
  questions: readonly Label[];
  /** The choices that count, and the part of the answers that they must reach, 0 to 1. */
  bar: { choices: readonly Label[]; atLeast: number };
  fewest: number;
}

/** What is about to be opened: until it is sent everything can still be changed. */
export const surveyCheckCard = (
  view: SurveyPlanView,
  send: Extract<CardAction, { action: 'survey-send' }>,
): Card =>
  card({
    title: (w) => w.surveyNew.checkTitle,
    subtitle: view.unit.name,
    colour: 'orange',
    elements: [
      ...planLines(view),
      text((w) => w.surveyNew.lock),
      buttons(
        {
          label: (w) => w.surveyNew.send,
          style: 'primary',
          press: send,
          confirm: { title: (w) => w.surveyNew.sendConfirm, text: (w) => w.surveyNew.sendText },
        },
        { label: (w) => w.surveyNew.change, press: { action: 'survey-new', unit: view.unit.id } },
      ),
    ],
  });

/** The survey is out; the seed of a sample is printed. */
export const surveyOpenedCard = (view: SurveyPlanView): Card =>
  card({
    title: (w) => w.surveyNew.openedTitle,
    subtitle: view.unit.name,
    colour: 'green',
    elements: [
      ...planLines(view),
      view.sample === null ? null : text((w) => w.surveyNew.seed(view.seed)),
      note((w) => w.surveyNew.told),
    ],
  });

function planLines(view: SurveyPlanView): Element[] {
  const { circle, sample } = view;
  const about =
    view.measure === null
      ? [text((w) => w.surveyNew.stage(w.stage.no(view.stage.no, called(w, view.stage.name))))]
      : [text((w) => w.surveyNew.ofMeasure), plain(view.measure)];
  const names = (w: Words) => {
    const shown = circle.units.slice(0, 8).map((one) => one.name);
    const rest = circle.units.length - shown.length;
    return w.list(rest > 0 ? [...shown, w.surveyNew.moreUnits(rest)] : shown);
  };
  const line = (w: Words) => [
    w.surveyNew.round(view.round),
    w.surveyNew.circleLine(w.surveyNew.of[circle.of], names(w)),
    w.join([w.surveyNew.people(view.people), sample === null ? '' : w.surveyNew.sampled(sample)]),
    w.survey.closes(w.moment(view.closes.on, view.closes.at)),
    w.surveyNew.bar(
      w.list(view.bar.choices.map((choice) => called(w, choice))),
      Math.round(view.bar.atLeast * 100),
    ),
    w.surveyNew.anonymity(view.fewest),
  ];
  return [
    ...about,
    text((w) => line(w).join('\n')),
    text((w) =>
      [
        w.surveyNew.questions,
        ...view.questions.map((question, at) => `${at + 1}. ${called(w, question)}`),
      ].join('\n'),
    ),
  ];
}
