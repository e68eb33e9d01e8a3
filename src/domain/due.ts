import type { Calendar } from './calendar.ts';
import { daysBetween, endOfLocalDate, instantOf, type LocalDate, localDateOf } from './local-date.ts';

/** What a calendar sets a day for. */
export type DeadlineKind =
  | 'step'
  | 'stage'
  | 'special-report'
  | 'consolidation'
  | 'self-check'
  | 'spot-checks';

/** One deadline of a unit: asked for from the first of `opensOn`, met until the end of `dueOn`. */
export type Deadline = { key: string; kind: DeadlineKind; opensOn: LocalDate; dueOn: LocalDate };

/**
 * Every deadline of a unit's calendar, by due day. The keys hold nothing that moves: those of steps and stages are
 * the template's, then `special-report`, `self-check` and `spot-checks`.
 */
export function deadlinesOf(calendar: Calendar): Deadline[] {
  const deadlines = calendar.stages.flatMap((stage): Deadline[] => {
    if (stage.phase === 'look-back') return [];
    const kind = stage.phase === 'concentrated' ? 'stage' : 'consolidation';
    return [
      ...stage.steps.map(
        (step): Deadline => ({ key: step.key, kind: 'step', opensOn: step.from, dueOn: step.due }),
      ),
      { key: stage.key, kind, opensOn: stage.from, dueOn: stage.to },
    ];
  });
  const last = calendar.stages.findLast((stage) => stage.phase === 'concentrated');
  if (calendar.specialReportDue !== null && last !== undefined) {
    const dueOn = calendar.specialReportDue;
    const opensOn = last.from < dueOn ? last.from : dueOn;
    deadlines.push({ key: 'special-report', kind: 'special-report', opensOn, dueOn });
  }
  if (calendar.review !== null) {
    const { opens, selfCheckDue, spotChecks } = calendar.review;
    deadlines.push(
      { key: 'self-check', kind: 'self-check', opensOn: opens, dueOn: selfCheckDue },
      { key: 'spot-checks', kind: 'spot-checks', opensOn: spotChecks.from, dueOn: spotChecks.to },
    );
  }
  return deadlines.sort((a, b) => daysBetween(b.dueOn, a.dueOn) || daysBetween(b.opensOn, a.opensOn));
}

/** How a deadline stands at an instant; nothing closes when it passes (time yields to quality, (000), (001)). */
export type DueState =
  | { is: 'not-open'; opensInDays: number }
  | { is: 'open'; daysLeft: number }
  | { is: 'due-today' }
  | { is: 'overdue'; days: number };

export function dueState(deadline: Pick<Deadline, 'opensOn' | 'dueOn'>, now: Date, zone: string): DueState {
  const today = localDateOf(now, zone);
  const daysLeft = daysBetween(today, deadline.dueOn);
  if (daysLeft < 0) return { is: 'overdue', days: -daysLeft };
  if (today < deadline.opensOn) return { is: 'not-open', opensInDays: daysBetween(today, deadline.opensOn) };
  return daysLeft === 0 ? { is: 'due-today' } : { is: 'open', daysLeft };
}

/** When asking for it begins: the first instant of `opensOn`. */
export function opensAt(deadline: Pick<Deadline, 'opensOn'>, zone: string): Date {
  return instantOf(deadline.opensOn, '00:00', zone);
}

/** When it is overdue: the first instant after `dueOn`. */
export function overdueFrom(deadline: Pick<Deadline, 'dueOn'>, zone: string): Date {
  return endOfLocalDate(deadline.dueOn, zone);
}
