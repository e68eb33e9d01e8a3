import { buttons, type Card, card, note, plain, text } from './kit.ts';
import type { Moment } from './view.ts';

export interface SurveyNoticeView {
  survey: string;
  unit: string;
  measure: string | null;
  closes: Moment;
  /** For a random sample: of how many it was drawn, and by which seed. */
  sample: { of: number; seed: string } | null;
  /** True for the reminder before the close. */
  again: boolean;
}

/** Asks a survey's circle, the same words for everybody: nobody knows who has answered. */
export function surveyNoticeCard(view: SurveyNoticeView): Card {
  const { sample } = view;
  return card({
    title: (w) => w.circle.surveyTitle,
    subtitle: view.unit,
    colour: 'turquoise',
    elements: [
      text((w) => (view.again ? w.survey.noticeAgain(view.unit) : w.circle.survey(view.unit))),
      view.measure === null ? null : [text((w) => w.survey.measure), plain(view.measure)],
      text((w) => w.survey.closes(w.moment(view.closes.on, view.closes.at))),
      sample === null ? null : note((w) => w.survey.sampled(sample.of, sample.seed)),
      buttons({
        label: (w) => w.survey.enter,
        style: 'primary',
        press: { action: 'survey-enter', survey: view.survey },
      }),
      note((w) => w.circle.thanks),
    ],
  });
}
