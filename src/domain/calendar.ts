import { addDays, addMonths, isLocalDate, type LocalDate } from './local-date.ts';
import { resolveMonthDay } from './month-day.ts';
import { layOutSteps, type StepDates } from './step-dates.ts';
import {
  type Batch,
  batchOf,
  type ConcentratedStage,
  concentratedStages,
  type Stage,
  type Template,
} from './template.ts';

/**
 * A date of one unit that differs from the template's, with the reason that is kept. Keys: `stage-1.from` and
 * `.to` of a concentrated stage, `stage-4.to` of the consolidation, `step-4.due`, `special-report.due`,
 * `review-window.opens`, `.closes`, `.self-check-due`, `.spot-checks-from`, `.spot-checks-to`.
 */
export type Override = { key: string; date: LocalDate; reason: string };

/** The days of a stage, the first and the last included. */
export type StageDates = {
  key: string;
  number: number;
  phase: Stage['phase'];
  from: LocalDate;
  to: LocalDate;
  steps: StepDates[];
};

export type ReviewDates = {
  opens: LocalDate;
  closes: LocalDate;
  selfCheckDue: LocalDate;
  spotChecks: { from: LocalDate; to: LocalDate };
};

/** One unit's dates. All days are local to the campaign's zone; a due day is met until its end. */
export type Calendar = {
  batch: number;
  /** The batch's window. */
  window: { from: LocalDate; to: LocalDate };
  stages: StageDates[];
  specialReportDue: LocalDate | null;
  review: ReviewDates | null;
  overrides: readonly Override[];
};

/** Which batch, and the year in which the campaign's first batch begins. */
export type BatchYear = { batch: number; year: number };

/** The calendar of a unit that keeps to the template. */
export function start(template: Template, { batch, year }: BatchYear): Calendar {
  return deriveCalendar(template, { batch, year, overrides: [] });
}

/**
 * A unit's calendar: the template's dates for its batch, and its own instead where they are overridden; the later of
 * two overrides for one key wins. A stage ends on the day before the next begins, so 29 February belongs to the stage
 * that ends in February. Derives without judging: `calendarRefusals` says whether overrides may be taken.
 * @throws RangeError when the template has no such batch
 */
export function deriveCalendar(
  template: Template,
  { batch: number, year, overrides }: BatchYear & { overrides: readonly Override[] },
): Calendar {
  const batch = batchOf(template, number);
  if (batch === null) throw new RangeError(`the template has no batch ${number}`);
  const own = new Map(overrides.filter(({ date }) => isLocalDate(date)).map(({ key, date }) => [key, date]));
  const dates = datesOfBatch(batch, year);
  const concentrated = concentratedDates(concentratedStages(template), own, dates.real);
  const review = reviewDates(template, own, dates.real);
  const report = template.specialReport;
  return {
    batch: number,
    window: dates.window,
    stages: [...concentrated, ...laterStages(template, concentrated, review, own)],
    specialReportDue: report === undefined ? null : (own.get('special-report.due') ?? dates.real(report.due)),
    review,
    overrides,
  };
}

/** The stage that the calendar tells for a day. It moves nothing: where a unit stands is kept with the unit. */
export type OnCalendar = { is: 'before' } | { is: 'in'; stage: StageDates } | { is: 'after' };

/**
 * The stage of a day. Where consolidation and look-back overlap it is the consolidation; a day between two stages
 * belongs to the one that ended.
 */
export function stageOn(calendar: Calendar, date: LocalDate): OnCalendar {
  const begun = calendar.stages.filter((stage) => stage.from <= date);
  const running = begun.find((stage) => stage.to >= date);
  if (running !== undefined) return { is: 'in', stage: running };
  const last = begun.at(-1);
  if (last === undefined) return { is: 'before' };
  return begun.length < calendar.stages.length ? { is: 'in', stage: last } : { is: 'after' };
}

type Own = ReadonlyMap<string, LocalDate>;
type Real = (monthDay: string) => LocalDate;

/** The batch's window, and what a date of the template is in that batch. */
function datesOfBatch(batch: Batch, year: number): { window: Calendar['window']; real: Real } {
  const first = year + batch.yearsAfterFirst;
  return {
    window: { from: resolveMonthDay(batch.from, first), to: resolveMonthDay(batch.to, first) },
    real: (monthDay) => resolveMonthDay(monthDay, first, batch.shiftMonths),
  };
}

function concentratedDates(stages: readonly ConcentratedStage[], own: Own, real: Real): StageDates[] {
  const dayAfter = (date: LocalDate | undefined) => (date === undefined ? undefined : addDays(date, 1));
  const froms = stages.map((stage, i) => {
    const before = stages[i - 1];
    const afterOwnEnd = before === undefined ? undefined : dayAfter(own.get(`${before.key}.to`));
    return own.get(`${stage.key}.from`) ?? afterOwnEnd ?? real(stage.from);
  });
  return stages.map((stage, i) => {
    const from = froms[i]!;
    const next = froms[i + 1];
    const to = own.get(`${stage.key}.to`) ?? (next === undefined ? real(stage.to) : addDays(next, -1));
    const steps = layOutSteps(stage, { from, to }, real).map((step) => ({
      ...step,
      due: own.get(`${step.key}.due`) ?? step.due,
    }));
    return { key: stage.key, number: stage.number, phase: stage.phase, from, to, steps };
  });
}

function laterStages(
  template: Template,
  concentrated: readonly StageDates[],
  review: ReviewDates | null,
  own: Own,
): StageDates[] {
  const end = concentrated.at(-1)!.to;
  return template.stages.flatMap((stage): StageDates[] => {
    const { key, number, phase } = stage;
    if (phase === 'consolidation') {
      const to = own.get(`${key}.to`) ?? addMonths(end, stage.months);
      return [{ key, number, phase, from: addDays(end, 1), to, steps: [] }];
    }
    if (phase === 'look-back' && review !== null) {
      return [{ key, number, phase, from: review.opens, to: review.closes, steps: [] }];
    }
    return [];
  });
}

function reviewDates(template: Template, own: Own, real: Real): ReviewDates | null {
  const written = template.reviewWindow;
  if (written === undefined) return null;
  const date = (key: string, monthDay: string) => own.get(`review-window.${key}`) ?? real(monthDay);
  return {
    opens: date('opens', written.opens),
    closes: date('closes', written.closes),
    selfCheckDue: date('self-check-due', written.selfCheckDue),
    spotChecks: {
      from: date('spot-checks-from', written.spotChecks.from),
      to: date('spot-checks-to', written.spotChecks.to),
    },
  };
}
