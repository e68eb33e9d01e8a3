import type { Calendar } from './calendar.ts';
import type { LocalDate } from './local-date.ts';
import { concentratedStages, type Template, type Words } from './template.ts';

/** A date that may be moved for a unit: its key as in `Override`, whose it is, and which end of it. */
export interface MovableDate {
  key: string;
  of: Words;
  edge: 'from' | 'to' | 'due';
  now: LocalDate;
}

/**
 * The dates that an extension may name, in the order of the calendar: ends of the stage in which the unit stands and of
 * later ones, due days of their steps, and the special report's. What lies behind a signed gate is over. A unit that has
 * not begun may also begin later: the first stage's first day, with which the concentrated period moves (001, part 3).
 */
export function movableDates(
  template: Template,
  calendar: Calendar,
  { stage, today }: { stage: number; today: LocalDate },
): MovableDate[] {
  const concentrated = concentratedStages(template);
  const ofStages = calendar.stages
    .filter((dates) => dates.number >= stage && dates.phase !== 'look-back')
    .flatMap((dates): MovableDate[] => {
      const declared = template.stages.find((one) => one.key === dates.key);
      const steps = concentrated.find((one) => one.key === dates.key)?.steps ?? [];
      const begins = dates === calendar.stages[0] && today < dates.from;
      return [
        ...(declared && begins
          ? [{ key: `${dates.key}.from`, of: declared.title, edge: 'from' as const, now: dates.from }]
          : []),
        ...dates.steps.flatMap((step): MovableDate[] => {
          const title = steps.find((one) => one.key === step.key)?.title;
          return title ? [{ key: `${step.key}.due`, of: title, edge: 'due', now: step.due }] : [];
        }),
        ...(declared
          ? [{ key: `${dates.key}.to`, of: declared.title, edge: 'to' as const, now: dates.to }]
          : []),
      ];
    });
  const report = template.specialReport;
  return report === undefined || calendar.specialReportDue === null
    ? ofStages
    : [
        ...ofStages,
        { key: 'special-report.due', of: report.title, edge: 'due', now: calendar.specialReportDue },
      ];
}

/** Titles by the first part of a date's key: stages and steps. */
export function titlesByKey(template: Template): Map<string, Words> {
  return new Map([
    ...template.stages.map((stage) => [stage.key, stage.title] as const),
    ...concentratedStages(template).flatMap((stage) =>
      stage.steps.map((step) => [step.key, step.title] as const),
    ),
    ...(template.specialReport ? [['special-report', template.specialReport.title] as const] : []),
  ]);
}
