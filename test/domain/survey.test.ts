import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  areTooClose,
  barOf,
  countAnswers,
  foldSmall,
  readAnswer,
  type SurveyForm,
} from '../../src/domain/survey.ts';
import type { SurveySettings } from '../../src/domain/template.ts';
import { xianjin } from './xianjin.ts';

const settings = xianjin.survey as SurveySettings;
const form: SurveyForm = {
  choices: settings.choices,
  questions: settings.questions,
  fewestAnswers: settings.fewestAnswers,
  bar: { of: 'upper', atLeast: 0.9 },
};
const [good, fairly, fair, poor] = [0, 1, 2, 3];
/** So many answers, each the same choice for all six questions. */
const all = (place: number, times: number) =>
  Array.from({ length: times }, () => form.questions.map(() => place));
/** How the choices were folded, as "2+3:7". */
const shapes = (counts: number[]) =>
  foldSmall(
    counts.map((count, at) => ({ choices: [String(at)], count })),
    5,
  ).map(({ choices, count }) => `${choices.join('+')}:${count}`);

describe('what is shown', () => {
  test('of four answers nothing, of five their number', () => {
    expect(countAnswers(form, all(good, 4))).toBeNull();
    expect(countAnswers(form, all(good, 5))).toMatchObject({ answers: 5, passed: true });
  });

  it('joins a count of one to four with its neighbours and leaves an empty one', () => {
    expect(shapes([20, 10, 5, 0])).toEqual(['0:20', '1:10', '2:5', '3:0']);
    expect(shapes([20, 10, 3, 4])).toEqual(['0:20', '1:10', '2+3:7']);
    expect(shapes([12, 7, 0, 1])).toEqual(['0:12', '1+2+3:8']);
    expect(shapes([4, 0, 0, 1])).toEqual(['0+1+2+3:5']);
    expect(shapes([1, 1, 1, 2])).toEqual(['0+1+2+3:5']);
  });

  it('never shows a cell of one to four, and loses nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), (counts) => {
        const total = counts.reduce((sum, one) => sum + one, 0);
        fc.pre(total >= 5);
        const cells = foldSmall(
          counts.map((count, at) => ({ choices: [String(at)], count })),
          5,
        );
        expect(cells.filter(({ count }) => count > 0 && count < 5)).toEqual([]);
        expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        expect(cells.flatMap(({ choices }) => choices)).toEqual(counts.map((_, at) => String(at)));
      }),
    );
  });

  it('gives a share only up to the bar where a fold lies across it, also for all questions together', () => {
    const nineteen = countAnswers(form, [...all(good, 19), ...all(poor, 1)]);
    expect(nineteen?.questions[0]?.cells).toEqual([
      { choices: ['good', 'fairly-good', 'fair', 'poor'], count: 20 },
    ]);
    expect(nineteen).toMatchObject({ passed: true, share: { part: 90, whole: 100, exact: false } });
    const seventeen = countAnswers(form, [...all(good, 17), ...all(fair, 3)]);
    expect(seventeen).toMatchObject({ passed: false, share: { part: 80, whole: 100, exact: false } });
    // One question folded, five exact: an exact whole would give the folded one away.
    const one = [...all(good, 50), ...all(poor, 5), [poor, good, good, good, good, good]];
    expect(countAnswers(form, one)?.questions.map(({ share }) => share.exact)).toEqual(Array(6).fill(true));
    const mixed = [...all(good, 50), [poor, good, good, good, good, good]];
    expect(countAnswers(form, mixed)?.questions.map(({ share }) => share.exact)).toEqual([
      false,
      ...Array(5).fill(true),
    ]);
    expect(countAnswers(form, mixed)?.share.exact).toBe(false);
  });
});

describe('the bar', () => {
  it('is reached by nine in ten of all answers, not by fewer', () => {
    const ninety = [...all(good, 40), ...all(fairly, 50), ...all(fair, 10)];
    expect(countAnswers(form, ninety)).toMatchObject({ passed: true, share: { part: 540, whole: 600 } });
    const one = [...all(good, 40), ...all(fairly, 50), ...all(fair, 11)];
    expect(countAnswers(form, one)?.passed).toBe(false);
  });

  it("is the stage's requirement; for a measure and after the last gate, that no majority is dissatisfied", () => {
    expect(barOf(xianjin, settings, { stage: 2, about: 'stage' })).toEqual({ of: 'upper', atLeast: 0.9 });
    const final = { of: 'satisfied' as const, atLeast: 0.5 };
    expect(barOf(xianjin, settings, { stage: 2, about: 'measure' })).toEqual(final);
    expect(barOf(xianjin, settings, { stage: 4, about: 'stage' })).toEqual(final);
    const half = countAnswers({ ...form, bar: final }, [...all(fair, 20), ...all(poor, 20)]);
    expect(half?.passed).toBe(true);
    expect(countAnswers({ ...form, bar: final }, [...all(fair, 20), ...all(poor, 21)])?.passed).toBe(false);
  });
});

test('an answer has one choice for each question, and nothing else', () => {
  const given = Object.fromEntries(form.questions.map(({ key }) => [key, 'fair']));
  expect(readAnswer(form, given)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(readAnswer(form, { ...given, 'talks-deep': 'splendid' })).toBeNull();
  expect(readAnswer(form, { ...given, 'talks-deep': undefined })).toBeNull();
});

test('two circles are the same, or set apart by as many as may be shown', () => {
  const people = Array.from({ length: 20 }, (_, n) => String(n));
  expect(areTooClose(people, people, 5)).toBe(false);
  expect(areTooClose(people, people.slice(1), 5)).toBe(true);
  expect(areTooClose(people.slice(4), people, 5)).toBe(true);
  expect(areTooClose(people.slice(5), people, 5)).toBe(false);
});
