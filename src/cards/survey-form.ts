import { type Card, card, form, note, panel, plain, select, text } from './kit.ts';
import type { Moment } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface SurveyFormView {
  survey: string;
  unit: string;
  /** The important measure it is about; null for the unit's work in the stage. */
  measure: string | null;
  closes: Moment;
  questions: readonly { key: string; title: Label }[];
  choices: readonly { key: string; title: Label }[];
  fewest: number;
}

/** A survey's form, private: one choice for each question, and how it is anonymous. */
export function surveyFormCard(view: SurveyFormView): Card {
  return card({
    title: (w) => w.survey.title,
    subtitle: view.unit,
    colour: 'turquoise',
    elements: [
      text((w) => w.survey.intro(view.unit)),
      view.measure === null ? null : [text((w) => w.survey.measure), plain(view.measure)],
      note((w) => w.survey.closes(w.moment(view.closes.on, view.closes.at))),
      form({
        submit: {
          label: (w) => w.survey.submit,
          press: { action: 'survey-submit', survey: view.survey },
        },
        elements: view.questions.flatMap((question, at) =>
          select({
            name: question.key,
            label: (w) => `${at + 1}. ${called(w, question.title)}`,
            placeholder: (w) => w.choose,
            options: view.choices.map((choice) => ({
              text: (w) => called(w, choice.title),
              value: choice.key,
            })),
          }),
        ),
      }),
      panel({
        title: (w) => w.box.anonymousTitle,
        open: true,
        elements: [
          text((w) =>
            [
              w.survey.stored,
              w.survey.notStored,
              w.survey.mark,
              w.survey.shown(view.fewest),
              w.survey.locked,
              w.box.messenger,
            ]
              .map((line) => `· ${line}`)
              .join('\n'),
          ),
        ],
      }),
    ],
  });
}

/** What stands in the form's place once it is sent; nothing of what was chosen. */
export const surveyTakenCard = ({ unit }: { unit: string }): Card =>
  card({
    title: (w) => w.survey.takenTitle,
    subtitle: unit,
    colour: 'green',
    elements: [
      text((w) => w.survey.taken(unit)),
      text((w) => w.survey.takenShown),
      note((w) => w.survey.takenForget),
    ],
  });
