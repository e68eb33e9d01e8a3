import type { SurveySettings, Template } from './template.ts';
import { concentratedStages } from './template.ts';

/** What is measured at the close, fixed when the survey is opened: the part that is `of` must reach `atLeast`. */
export interface SurveyBar {
  of: 'upper' | 'satisfied';
  /** 0 to 1. */
  atLeast: number;
}

/** The questions, choices and thresholds of one survey as they were when it was opened. */
export interface SurveyForm extends Pick<SurveySettings, 'choices' | 'questions' | 'fewestAnswers'> {
  bar: SurveyBar;
}

/** One filled form: for each question, in order, the place of the choice. As long whatever was chosen. */
export type Answer = readonly number[];

/** A part of the answers. Where small cells were folded over it, `exact` is false and the figure is a bound. */
export interface Share {
  part: number;
  whole: number;
  exact: boolean;
}

/** Neighbouring choices counted together, so that none stands for fewer people than may be shown. */
export interface Cell {
  choices: string[];
  count: number;
}

export interface SurveyResult {
  answers: number;
  questions: { key: string; cells: Cell[]; share: Share }[];
  share: Share;
  passed: boolean;
}

/**
 * The bar of a survey: for a stage with a requirement of its own, that requirement; for an important measure and for
 * the stages after the concentrated ones, that no majority is dissatisfied ((000) 3(3); (001) 3).
 */
export function barOf(
  template: Template,
  settings: SurveySettings,
  of: { stage: number; about: 'stage' | 'measure' },
): SurveyBar {
  const stage = concentratedStages(template).find((one) => one.number === of.stage);
  const asked =
    of.about === 'stage'
      ? stage?.requirements.find((one) => one.kind === 'survey' && one.measure === 'share')
      : undefined;
  if (asked?.of === 'upper' || asked?.of === 'satisfied') return { of: asked.of, atLeast: asked.atLeast };
  return { of: 'satisfied', atLeast: settings.finalAtLeast };
}

/** The choices that count for the bar, by their keys. */
export const countedChoices = (form: Pick<SurveyForm, 'choices' | 'bar'>): string[] =>
  form.choices.filter((choice) => choice[form.bar.of]).map((choice) => choice.key);

/** @returns null when a question is left open or a choice is none of the form's */
export function readAnswer(form: SurveyForm, given: Readonly<Record<string, unknown>>): Answer | null {
  const places = form.questions.map(({ key }) =>
    form.choices.findIndex((choice) => choice.key === given[key]),
  );
  return places.includes(-1) ? null : places;
}

/**
 * Counts the answers by question, each question by itself: how one person answered two of them is never put together.
 * @returns null below `fewestAnswers`: then nothing is shown, not even how many there were
 */
export function countAnswers(form: SurveyForm, answers: readonly Answer[]): SurveyResult | null {
  if (answers.length < form.fewestAnswers) return null;
  const { bar } = form;
  const fits = new Set(countedChoices(form));
  const counted = form.questions.map(({ key }, at) => {
    const counts = form.choices.map((choice, place) => ({
      choices: [choice.key],
      count: answers.filter((answer) => answer[at] === place).length,
    }));
    const part = counts.reduce(
      (sum, { choices, count }) => sum + (fits.has(choices[0] ?? '') ? count : 0),
      0,
    );
    const cells = foldSmall(counts, form.fewestAnswers);
    const exact = cells.every(({ choices }) => new Set(choices.map((choice) => fits.has(choice))).size === 1);
    return { key, cells, part, exact };
  });
  const part = counted.reduce((sum, one) => sum + one.part, 0);
  const whole = answers.length * counted.length;
  return {
    answers: answers.length,
    questions: counted.map((one) => ({
      key: one.key,
      cells: one.cells,
      share: shown({ part: one.part, whole: answers.length }, bar, one.exact),
    })),
    // One folded question among exact ones could be found by subtraction from an exact whole.
    share: shown(
      { part, whole },
      bar,
      counted.every(({ exact }) => exact),
    ),
    passed: part / whole >= bar.atLeast,
  };
}

/** Joins each cell of fewer than `fewest` with the smaller of its neighbours until none is left; an empty cell tells of nobody. */
export function foldSmall(cells: readonly Cell[], fewest: number): Cell[] {
  const small = cells.findIndex(({ count }) => count > 0 && count < fewest);
  if (small < 0 || cells.length === 1) return [...cells];
  const before = cells[small - 1];
  const after = cells[small + 1];
  const from =
    after === undefined || (before !== undefined && before.count < after.count) ? small - 1 : small;
  const [one, other] = [cells[from] as Cell, cells[from + 1] as Cell];
  const joined = { choices: [...one.choices, ...other.choices], count: one.count + other.count };
  return foldSmall([...cells.slice(0, from), joined, ...cells.slice(from + 2)], fewest);
}

/** As it may be shown: exact, or the bar that was reached, or below it the tenth. */
function shown(of: { part: number; whole: number }, bar: SurveyBar, exact: boolean): Share {
  if (exact) return { ...of, exact };
  const value = of.part / of.whole;
  const percent = value >= bar.atLeast ? Math.ceil(bar.atLeast * 100 - 1e-9) : Math.floor(value * 10) * 10;
  return { part: percent, whole: 100, exact };
}

/**
 * How many people must set two circles apart that answer the same questions about the same unit: subtracting one
 * result from the other would otherwise tell of a few.
 */
export function areTooClose(one: readonly string[], other: readonly string[], fewest: number): boolean {
  const [first, second] = [new Set(one), new Set(other)];
  const apart = one.filter((id) => !second.has(id)).length + other.filter((id) => !first.has(id)).length;
  return apart > 0 && apart < fewest;
}
