import { addDays, daysBetween, type LocalDate } from './local-date.ts';
import type { ConcentratedStage, Step } from './template.ts';

/** A step's days in a unit's calendar: it is due at the end of `due`. */
export type StepDates = { key: string; number: number; from: LocalDate; due: LocalDate };

type Span = { from: LocalDate; due: LocalDate };

/**
 * Lays a stage's steps into the days that a unit has for it. Steps with `weeks` follow each other and share the
 * stage in proportion to their weeks, the last ending with the stage (the one, two and one weeks of document (002),
 * part 2, are "about"); `alongside` runs with another step; dates written in the template keep their distance from
 * the stage's first day, `templateFrom`; a step with none of these runs through the whole stage.
 */
export function layOutSteps(
  stage: ConcentratedStage,
  span: { from: LocalDate; to: LocalDate },
  real: (monthDay: string) => LocalDate,
): StepDates[] {
  const inSequence = sequence(stage.steps, span);
  const place = (step: Step): Span => {
    if (step.from !== undefined && step.to !== undefined) {
      const away = (date: string) => daysBetween(real(stage.from), real(date));
      return {
        from: within(addDays(span.from, away(step.from)), span),
        due: within(addDays(span.from, away(step.to)), span),
      };
    }
    const other = stage.steps.find((one) => one.key === step.alongside);
    if (other !== undefined) return place(other);
    return inSequence.get(step.key) ?? { from: span.from, due: span.to };
  };
  return stage.steps.map((step) => ({ key: step.key, number: step.number, ...place(step) }));
}

function sequence(steps: readonly Step[], span: { from: LocalDate; to: LocalDate }): Map<string, Span> {
  const days = daysBetween(span.from, span.to) + 1;
  const total = steps.reduce((sum, step) => sum + (step.weeks ?? 0), 0);
  const placed = new Map<string, Span>();
  let from = span.from;
  let weeks = 0;
  for (const step of steps) {
    if (step.weeks === undefined) continue;
    weeks += step.weeks;
    const share = addDays(span.from, Math.round((days * weeks) / total) - 1);
    const due = within(share < from ? from : share, span);
    placed.set(step.key, { from, due });
    from = within(addDays(due, 1), span);
  }
  return placed;
}

function within(date: LocalDate, span: { from: LocalDate; to: LocalDate }): LocalDate {
  if (date < span.from) return span.from;
  return date > span.to ? span.to : date;
}
