import {
  type BatchYear,
  type Calendar,
  deriveCalendar,
  type Override,
  type StageDates,
  start,
} from './calendar.ts';
import { addDays, addMonths, daysBetween, isLocalDate, type LocalDate } from './local-date.ts';
import { batchOf, type Template } from './template.ts';

/** Why dates of a unit are not taken; `key` is the override's, or the stage's where it lies between several. */
export type CalendarRefusal =
  | { why: 'unknown-batch'; batch: number }
  | { why: 'unknown-date-key'; key: string; keys: readonly string[] }
  | { why: 'no-such-date'; key: string; date: string }
  | { why: 'reason-missing'; key: string }
  | { why: 'stages-out-of-order'; key: string; from: LocalDate; to: LocalDate }
  | { why: 'stages-overlap' | 'stages-gap'; key: string; from: LocalDate; before: string; to: LocalDate }
  | { why: 'under-minimum'; from: LocalDate; to: LocalDate; months: number; earliestEnd: LocalDate }
  | { why: 'outside-batch'; key: string; date: LocalDate; from: LocalDate; to: LocalDate }
  | { why: 'step-outside-stage'; key: string; date: LocalDate; from: LocalDate; to: LocalDate }
  | { why: 'review-inconsistent'; key: string; date: LocalDate; from: LocalDate; to: LocalDate };

/** Something that the office should see and that hinders nothing. */
export type CalendarWarning = { warns: 'report-before-stage-end'; due: LocalDate; end: LocalDate };

/**
 * Why a unit may not have these dates; empty when it may. A unit may begin late or shift its dates within its batch;
 * its concentrated period still lasts the template's minimum, three months by documents (001), part 3, and (003).
 */
export function calendarRefusals(
  template: Template,
  { batch, year, overrides }: BatchYear & { overrides: readonly Override[] },
): CalendarRefusal[] {
  if (batchOf(template, batch) === null) return [{ why: 'unknown-batch', batch }];
  const keys = dateKeys(template);
  const faulty = overrides.flatMap((override) => faultsOfOverride(override, keys));
  const calendar = deriveCalendar(template, { batch, year, overrides });
  const concentrated = calendar.stages.filter((stage) => stage.phase === 'concentrated');
  return [
    ...faulty,
    ...concentrated.flatMap(outOfOrder),
    ...concentrated.slice(1).flatMap((stage, i) => borders(concentrated[i]!, stage)),
    ...tooShort(concentrated, template.concentrated.minimumMonths),
    ...outsideBatch(concentrated, calendar),
    ...concentrated.flatMap(stepsOutside),
    ...laterStages(calendar),
  ];
}

/** What a calendar may hold though it looks odd: the superior committee's day for the report moves with nobody. */
export function calendarWarnings(calendar: Calendar): CalendarWarning[] {
  const end = calendar.stages.findLast((stage) => stage.phase === 'concentrated')?.to;
  const due = calendar.specialReportDue;
  return due !== null && end !== undefined && due < end
    ? [{ warns: 'report-before-stage-end', due, end }]
    : [];
}

/**
 * The overrides by which a unit begins `stage` on `from` and moves the rest of its concentrated period by as many
 * days. They are a proposal: further dates may be added behind them, and `calendarRefusals` judges the whole.
 */
export function shiftStages(
  template: Template,
  { batch, year, stage, from, reason }: BatchYear & { stage: string; from: LocalDate; reason: string },
): Override[] {
  const concentrated = start(template, { batch, year }).stages.filter((one) => one.phase === 'concentrated');
  const first = concentrated.findIndex((one) => one.key === stage);
  if (first < 0 || !isLocalDate(from)) return [{ key: `${stage}.from`, date: from, reason }];
  const days = daysBetween(concentrated[first]!.from, from);
  const begins = concentrated
    .slice(first)
    .map((one) => ({ key: `${one.key}.from`, date: addDays(one.from, days), reason }));
  const last = concentrated.at(-1)!;
  return [...begins, { key: `${last.key}.to`, date: addDays(last.to, days), reason }];
}

/** Every key that an override may name. */
export function dateKeys(template: Template): string[] {
  const review = ['opens', 'closes', 'self-check-due', 'spot-checks-from', 'spot-checks-to'];
  return [
    ...template.stages.flatMap((stage) => {
      if (stage.phase === 'consolidation') return [`${stage.key}.to`];
      if (stage.phase === 'look-back') return [];
      return [`${stage.key}.from`, `${stage.key}.to`, ...stage.steps.map((step) => `${step.key}.due`)];
    }),
    ...(template.specialReport === undefined ? [] : ['special-report.due']),
    ...(template.reviewWindow === undefined ? [] : review.map((field) => `review-window.${field}`)),
  ];
}

function faultsOfOverride({ key, date, reason }: Override, keys: readonly string[]): CalendarRefusal[] {
  return [
    ...(keys.includes(key) ? [] : [{ why: 'unknown-date-key' as const, key, keys }]),
    ...(isLocalDate(date) ? [] : [{ why: 'no-such-date' as const, key, date }]),
    ...(reason.trim() === '' ? [{ why: 'reason-missing' as const, key }] : []),
  ];
}

function outOfOrder({ key, from, to }: StageDates): CalendarRefusal[] {
  return from <= to ? [] : [{ why: 'stages-out-of-order', key, from, to }];
}

function borders(before: StageDates, { key, from }: StageDates): CalendarRefusal[] {
  const expected = addDays(before.to, 1);
  if (from === expected) return [];
  return [
    { why: from < expected ? 'stages-overlap' : 'stages-gap', key, from, before: before.key, to: before.to },
  ];
}

function tooShort(stages: readonly StageDates[], months: number): CalendarRefusal[] {
  const [from, to] = [stages[0]!.from, stages.at(-1)!.to];
  const earliestEnd = addDays(addMonths(from, months), -1);
  return to >= earliestEnd ? [] : [{ why: 'under-minimum', from, to, months, earliestEnd }];
}

function outsideBatch(stages: readonly StageDates[], { window }: Calendar): CalendarRefusal[] {
  const ends = [
    { key: `${stages[0]!.key}.from`, date: stages[0]!.from },
    { key: `${stages.at(-1)!.key}.to`, date: stages.at(-1)!.to },
  ];
  return ends
    .filter(({ date }) => date < window.from || date > window.to)
    .map(({ key, date }) => ({ why: 'outside-batch', key, date, ...window }));
}

function stepsOutside({ from, to, steps }: StageDates): CalendarRefusal[] {
  if (from > to) return [];
  return steps
    .filter(({ due }) => due < from || due > to)
    .map(({ key, due }) => ({ why: 'step-outside-stage', key: `${key}.due`, date: due, from, to }));
}

function laterStages({ stages, review }: Calendar): CalendarRefusal[] {
  const consolidation = stages.filter((stage) => stage.phase === 'consolidation').flatMap(outOfOrder);
  if (review === null) return consolidation;
  const { opens, closes, selfCheckDue, spotChecks } = review;
  const end = stages.findLast((stage) => stage.phase === 'concentrated')!.to;
  const outside = (key: string, date: LocalDate, from: LocalDate, to: LocalDate): CalendarRefusal[] =>
    date >= from && date <= to
      ? []
      : [{ why: 'review-inconsistent', key: `review-window.${key}`, date, from, to }];
  return [
    ...consolidation,
    ...outside('opens', opens, addDays(end, 1), closes),
    ...outside('self-check-due', selfCheckDue, opens, closes),
    ...outside('spot-checks-from', spotChecks.from, opens, spotChecks.to),
    ...outside('spot-checks-to', spotChecks.to, spotChecks.from, closes),
  ];
}
