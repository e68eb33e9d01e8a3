import { buttons, type Card, card, type Element, heading, hr, note, plain, text } from './kit.ts';
import type { SurveyFormView } from './survey-form.ts';
import { type SurveyResultView, surveyResultPart } from './survey-result.ts';
import type { Moment } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface SurveyDeskView {
  unit: { id: string; name: string };
  /** Forms that wait for the viewer's own answer. */
  mine: SurveyFormView[];
  /** Open surveys of the unit, for officials; without any count of answers. */
  open: {
    survey: string;
    about: Label;
    round: number;
    people: number;
    closes: Moment;
    mayClose: boolean;
    mayDraw: boolean;
  }[];
  closed: SurveyResultView[];
  mayOpen: boolean;
}

/** `/survey`: what waits for one's own answer, the unit's results, and for officials what is open. */
export function surveyDeskCard(view: SurveyDeskView): Card {
  const { mine, open, closed } = view;
  return card({
    title: (w) => w.survey.title,
    subtitle: view.unit.name,
    elements: [
      mine.length === 0
        ? text((w) => w.survey.none)
        : [
            text((w) => w.survey.mine),
            ...mine.flatMap((one) => [
              ...(one.measure === null ? [] : [plain(one.measure)]),
              buttons({
                label: (w) => w.named(one.unit, w.survey.enter),
                style: 'primary',
                press: { action: 'survey-enter', survey: one.survey },
              }),
            ]),
          ],
      open.length === 0
        ? null
        : [heading((w) => w.survey.openTitle), ...open.flatMap(openPart), note((w) => w.survey.noCounts)],
      closed.flatMap((one) => [hr, ...surveyResultPart(one)]),
      view.mayOpen && closed.length === 0 ? note((w) => w.survey.noClosed) : null,
      view.mayOpen
        ? buttons({
            label: (w) => w.survey.begin,
            press: { action: 'survey-new', unit: view.unit.id },
          })
        : null,
    ],
  });
}

function openPart(one: SurveyDeskView['open'][number]): Element[] {
  const shown = [
    one.mayClose
      ? {
          label: (w) => w.survey.close,
          press: { action: 'survey-close', survey: one.survey },
          confirm: { title: (w) => w.survey.closeConfirm, text: (w) => w.survey.closeText },
        }
      : null,
    one.mayDraw
      ? { label: (w) => w.survey.draw, press: { action: 'survey-draw', survey: one.survey } }
      : null,
  ] as Parameters<typeof buttons>;
  return [
    text((w) =>
      w.survey.openLine(called(w, one.about), one.round, one.people, w.moment(one.closes.on, one.closes.at)),
    ),
    ...(shown.some((button) => button !== null) ? [buttons(...shown)] : []),
  ];
}
