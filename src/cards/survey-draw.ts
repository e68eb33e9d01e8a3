import { type Card, card, note, plain, text } from './kit.ts';

export interface SurveyDrawView {
  survey: string;
  unit: string;
  seed: string;
  sample: number;
  of: number;
  /** Names of those drawn, in roster order. */
  drawn: string[];
}

/** A sample's draw made again from its seed; who was asked, never who answered. */
export const surveyDrawCard = (view: SurveyDrawView): Card =>
  card({
    title: (w) => w.survey.drawTitle,
    subtitle: view.unit,
    elements: [
      text((w) => w.survey.drawLine(view.sample, view.of)),
      text((w) => w.survey.seed(view.seed)),
      text((w) => w.survey.drawn),
      plain(view.drawn.join('、').slice(0, 3000)),
      note((w) => w.survey.drawHow),
      note(view.survey),
    ],
  });
