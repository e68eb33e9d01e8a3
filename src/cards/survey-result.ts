import { buttons, type Card, card, type Element, note, plain, text } from './kit.ts';
import { surveyChart } from './survey-chart.ts';
import { called, type Label, type Words } from './words/index.ts';

export interface SurveyShare {
  part: number;
  whole: number;
  /** False where small counts were joined across the bar: then it is the bar, or the tenth below. */
  exact: boolean;
}

export interface SurveyResultView {
  survey: string;
  unit: string;
  stage: { no: number; name: Label };
  measure: string | null;
  round: number;
  /** Keys of the choices that count, and the part of the answers that they must reach, 0 to 1. */
  bar: { choices: readonly string[]; atLeast: number };
  fewest: number;
  passed: boolean;
  choices: readonly { key: string; title: Label }[];
  questions: readonly { key: string; title: Label }[];
  /** Null with too few answers: not even their number is shown. */
  result: {
    answers: number;
    share: SurveyShare;
    questions: { key: string; share: SurveyShare; cells: { choices: string[]; count: number }[] }[];
  } | null;
  /** For an official who may hold the next round. */
  mayAgain: boolean;
}

/** A closed survey in figures; they may stand in a group. */
export function surveyResultCard(view: SurveyResultView): Card {
  const { result } = view;
  return card({
    title: (w) => w.surveyResult.title,
    subtitle: view.unit,
    colour: view.passed ? 'green' : 'orange',
    forward: true,
    elements: [
      ...surveyResultPart(view),
      result === null ? null : text((w) => (view.passed ? w.surveyResult.passed : w.surveyResult.failed)),
      view.mayAgain
        ? [
            note((w) => w.surveyResult.againHow),
            buttons({
              label: (w) => w.surveyResult.again,
              style: 'primary',
              press: { action: 'survey-again', survey: view.survey },
            }),
          ]
        : null,
    ],
  });
}

/** What a result says, without its buttons. */
export function surveyResultPart(view: SurveyResultView): Element[] {
  const { result, fewest } = view;
  const head = (w: Words) =>
    w.surveyResult.head(
      view.measure === null
        ? w.stage.no(view.stage.no, called(w, view.stage.name))
        : w.surveyNew.abouts.measure,
      view.round,
    );
  const about = [text(head), ...(view.measure === null ? [] : [plain(view.measure)])];
  if (result === null) return [...about, text((w) => w.surveyResult.few(fewest))];
  const folded = result.questions.some(({ cells }) => cells.some(({ choices }) => choices.length > 1));
  const shade = (choices: readonly string[]) => view.choices.findIndex(({ key }) => key === choices[0]);
  return [
    ...about,
    text((w) =>
      [
        w.surveyResult.answers(result.answers),
        totalLine(w, view, result.share),
        w.surveyResult.need(Math.round(view.bar.atLeast * 100)),
      ].join('\n'),
    ),
    text((w) => result.questions.map((one, at) => questionLine(w, view, one, at)).join('\n')),
    surveyChart(
      result.questions.map(({ cells }) => ({
        cells: cells.map(({ choices, count }) => ({ shade: shade(choices), count })),
      })),
    ),
    note((w) => w.surveyResult.chart),
    ...(folded ? [note((w) => w.surveyResult.folded)] : []),
  ];
}

/** The choices that count, with their share. */
export const totalLine = (
  w: Words,
  view: Pick<SurveyResultView, 'bar' | 'choices'>,
  share: SurveyShare,
): string => w.surveyResult.share(names(w, view, view.bar.choices, w.list), figure(w, view.bar, share));

function questionLine(
  w: Words,
  view: SurveyResultView,
  one: NonNullable<SurveyResultView['result']>['questions'][number],
  at: number,
): string {
  const title = view.questions.find(({ key }) => key === one.key)?.title ?? '';
  const cells = one.cells.map(({ choices, count }) =>
    w.surveyResult.cell(
      names(w, view, choices, (parts) => parts.join(w.surveyResult.and)),
      count,
    ),
  );
  // The share stands by its question: at the end of the counts it falls off the line of a phone.
  return `${at + 1}. ${called(w, title)}　${figure(w, view.bar, one.share)}\n    ${w.list(cells)}`;
}

const names = (
  w: Words,
  { choices }: Pick<SurveyResultView, 'choices'>,
  keys: readonly string[],
  put: (parts: readonly string[]) => string,
): string => put(keys.map((key) => called(w, choices.find((one) => one.key === key)?.title ?? '')));

/** A share as it may be shown: in whole percent, never rounded up to a bar that was not reached. */
export function figure(w: Words, bar: { atLeast: number }, { part, whole, exact }: SurveyShare): string {
  const value = part / whole;
  const need = Math.round(bar.atLeast * 100);
  if (exact) return w.surveyResult.exact(Math.floor(value * 100 + 1e-9));
  return value >= bar.atLeast ? w.surveyResult.atLeast(need) : w.surveyResult.under(need);
}
