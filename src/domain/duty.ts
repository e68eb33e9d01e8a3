import type { Calendar } from './calendar.ts';
import { isAnswerable, type Measured, measureRequirement, type UnitFacts } from './gate.ts';
import type { LocalDate } from './local-date.ts';
import { concentratedStages, type Requirement, type Template, type Words } from './template.ts';

/**
 * Something a unit or its members must do by a day: a requirement of a stage, or the special report. Only what
 * can be answered and counts for the gate becomes a duty; what is merely recorded asks for nothing.
 */
export interface Duty {
  /** Stable and one in the campaign (`dutyKey`), or `special-report`. */
  key: string;
  title: Words;
  /** The step it belongs to, as the reason given with a ping. */
  why: Words;
  from: LocalDate;
  dueOn: LocalDate;
  stage: number;
  requirement: Requirement;
}

export const SPECIAL_REPORT = 'special-report';

/** A requirement's key; with its stage's before it when several stages ask the same. */
export function dutyKey(template: Template, stageKey: string, requirementKey: string): string {
  const asked = concentratedStages(template).filter((stage) =>
    stage.requirements.some((one) => one.key === requirementKey),
  );
  return asked.length > 1 ? `${stageKey}.${requirementKey}` : requirementKey;
}

/** A unit's duties in the order of its calendar. */
export function dutiesOf(template: Template, calendar: Calendar): Duty[] {
  const stages = concentratedStages(template);
  const ofStages = stages.flatMap((stage) => {
    const dates = calendar.stages.find((one) => one.key === stage.key);
    if (!dates) return [];
    return stage.requirements
      .filter((requirement) => isAnswerable(requirement) && requirement.counts === 'gate')
      .map((requirement): Duty => {
        const step = stage.steps.find((one) => one.key === requirement.step);
        const days = dates.steps.find((one) => one.key === requirement.step);
        return {
          key: dutyKey(template, stage.key, requirement.key),
          title: requirement.title,
          why: step?.title ?? stage.title,
          from: days?.from ?? dates.from,
          dueOn: days?.due ?? dates.to,
          stage: stage.number,
          requirement,
        };
      });
  });
  const last = calendar.stages.findLast((stage) => stage.phase === 'concentrated');
  if (template.specialReport === undefined || calendar.specialReportDue === null || !last) return ofStages;
  const title = template.specialReport.title;
  const report: Duty = {
    key: SPECIAL_REPORT,
    title,
    why: title,
    from: last.from,
    dueOn: calendar.specialReportDue,
    stage: last.number,
    requirement: {
      key: SPECIAL_REPORT,
      title,
      kind: 'special-report',
      measure: 'count',
      per: 'unit',
      who: 'everyone',
      atLeast: 1,
      counts: 'gate',
    },
  };
  return [...ofStages, report];
}

/** A duty with what the unit has of it. */
export interface MeasuredDuty extends Duty {
  measured: Measured;
}

/** What the unit has of a duty; null for one that can't be answered. */
export const measureDuty = (duty: Duty, facts: UnitFacts): Measured | null =>
  measureRequirement(duty.requirement, facts, duty.stage);

/**
 * The duties whose time has come and that are not done: what is open on `today`. A stage that the gate has not opened
 * asks for nothing, whatever the calendar says; the special report is due on its day all the same (S27).
 */
export function openDuties(duties: readonly Duty[], facts: UnitFacts, today: LocalDate): MeasuredDuty[] {
  return duties.flatMap((duty) => {
    const asked = duty.from <= today && (duty.stage <= facts.stage || duty.key === SPECIAL_REPORT);
    const measured = asked ? measureDuty(duty, facts) : null;
    return measured && !measured.met ? [{ ...duty, measured }] : [];
  });
}

/** Whether a person owes this duty: short of it as a member, or answering for the unit. */
export function isOwedBy(duty: MeasuredDuty, person: { id: string; answersForUnit: boolean }): boolean {
  return duty.requirement.per === 'member'
    ? duty.measured.missing.includes(person.id)
    : person.answersForUnit;
}

/**
 * Whether somebody answers for what their unit owes as a whole: its secretary, or its first responsible person. One with
 * a leading post is first responsible for the unit whose leading body they sit in, not for the branch they belong to.
 */
export const answersForUnit = (person: { roles: readonly string[]; leader: boolean }): boolean =>
  person.roles.includes('secretary') || (person.roles.includes('first') && !person.leader);
