import type { Calendar } from './calendar.ts';
import { isAnswerable, isAskedOf, type Measured, measureRequirement, type UnitFacts } from './gate.ts';
import { kindOf } from './kinds/index.ts';
import { isInForce, type RecordFact } from './kinds/kind.ts';
import type { LocalDate } from './local-date.ts';
import {
  concentratedStages,
  type Requirement,
  requirementsAt,
  type Template,
  type Words,
} from './template.ts';

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
  /** The one record that is to be done, for a duty that a record asks for. */
  record?: string;
}

const SPECIAL_REPORT = 'special-report';

/** A requirement's key; with its stage's before it when several stages ask the same. */
export function dutyKey(template: Template, stageKey: string, requirementKey: string): string {
  const asked = template.stages.filter((stage) =>
    stage.requirements.some((one) => one.key === requirementKey),
  );
  return asked.length > 1 ? `${stageKey}.${requirementKey}` : requirementKey;
}

/** Whether each record of a requirement's kind is a duty of its own, with its own day (a finding, a make-up). */
const isAskedByRecords = ({ kind, of = '' }: Requirement): boolean => {
  const asks = kindOf(kind)?.asks;
  return asks !== undefined && asks.beside === undefined && asks.besides?.includes(of) !== true;
};

/** The records that ask for something by a day of their own, under this requirement of a stage. */
function askingRecords(requirement: Requirement, stage: number, facts: UnitFacts): RecordFact[] {
  const asks = kindOf(requirement.kind)?.asks;
  const own = facts.records.filter(
    (record) => record.kind === requirement.kind && record.stage === stage && isInForce(record),
  );
  if (asks === undefined || asks.named !== undefined) return [];
  if (asks.beside === undefined) return own;
  if (asks.beside !== requirement.of) return [];
  return facts.records.filter(
    (record) => record.kind === requirement.kind && typeof record.payload[asks.due] === 'string',
  );
}

/** Whether a requirement is a duty of the unit as such, and not of each of its records. */
const isAskedByStage = (requirement: Requirement): boolean =>
  isAnswerable(requirement) && requirement.counts === 'gate' && !isAskedByRecords(requirement);

/** A unit's duties in the order of its calendar; what its records ask for is `recordDuties`. */
export function dutiesOf(template: Template, calendar: Calendar): Duty[] {
  const stages = concentratedStages(template);
  const ofStages = stages.flatMap((stage) => {
    const dates = calendar.stages.find((one) => one.key === stage.key);
    if (!dates) return [];
    return stage.requirements.filter(isAskedByStage).map((requirement): Duty => {
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
  if (template.specialReport === undefined || calendar.specialReportDue === null || !last)
    return [...ofStages, ...laterDuties(template, calendar)];
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
  return [...ofStages, report, ...laterDuties(template, calendar)];
}

/**
 * What consolidation and look-back ask for: by the end of the consolidation (001, part 3: about three months), and by
 * the day of the self-check (004: by the end of September). Neither has a gate; both are asked once the last gate of
 * the concentrated period is signed.
 */
function laterDuties(template: Template, calendar: Calendar): Duty[] {
  const past = Math.max(0, ...concentratedStages(template).map((stage) => stage.number)) + 1;
  return template.stages.flatMap((stage) => {
    const dates = calendar.stages.find((one) => one.key === stage.key);
    if (stage.phase === 'concentrated' || !dates) return [];
    const dueOn = stage.phase === 'look-back' ? (calendar.review?.selfCheckDue ?? dates.to) : dates.to;
    return stage.requirements.filter(isAskedByStage).map(
      (requirement): Duty => ({
        key: dutyKey(template, stage.key, requirement.key),
        title: requirement.title,
        why: stage.title,
        from: dates.from,
        dueOn,
        stage: past,
        requirement,
      }),
    );
  });
}

/**
 * What single records ask for by a day of their own: a finding to be closed (S25), a make-up to be done (S26). A kind
 * says so by `asks`, and the template by a requirement of the record's stage that reads it.
 */
export function recordDuties(template: Template, facts: UnitFacts): Duty[] {
  const named = facts.records.filter(
    (record) => kindOf(record.kind)?.asks?.named !== undefined && isInForce(record),
  );
  const asking = [...new Set(facts.records.map((record) => record.stage))];
  const ofStages = asking
    .sort((one, other) => one - other)
    .flatMap((stage) =>
      requirementsAt(template, stage)
        .filter((requirement) => requirement.counts === 'gate')
        .flatMap((requirement) =>
          askingRecords(requirement, stage, facts).map((record) => recordDuty(template, requirement, record)),
        ),
    );
  return [...ofStages, ...named.flatMap((record) => namedDuty(template, record) ?? [])];
}

/** A record that is called by its own words and asks by its own day, in whatever stage it was filed; without a day it asks nothing. */
function namedDuty(template: Template, record: RecordFact): Duty | null {
  const asks = kindOf(record.kind)?.asks;
  if (!asks?.named || typeof record.payload[asks.due] !== 'string') return null;
  const said = String(record.payload[asks.named] ?? '').replace(/\s+/g, ' ');
  const name = said.length > mostOfName ? `${said.slice(0, mostOfName)}…` : said;
  const title = { 'zh-cn': name, 'zh-tw': name, en: name };
  const step = concentratedStages(template)
    .flatMap((stage) => stage.steps)
    .find((one) => one.kinds.includes(record.kind));
  const requirement: Requirement = {
    key: record.kind,
    title,
    kind: record.kind,
    measure: 'share',
    of: asks.done,
    per: 'unit',
    who: 'everyone',
    atLeast: 1,
    counts: 'gate',
  };
  return { ...recordDuty(template, requirement, record), title, why: step?.title ?? title };
}

const mostOfName = 40;

/** Who owes a record's duty: the one it is about or it names; null is whoever answers for the unit. */
function owerOf(record: RecordFact): string | null {
  const by = kindOf(record.kind)?.asks?.by;
  return by ? by(record) : record.personId;
}

function recordDuty(template: Template, requirement: Requirement, record: RecordFact): Duty {
  const asks = kindOf(requirement.kind)?.asks;
  const due = record.payload[asks?.due ?? ''];
  const title = asks?.title?.(template) ?? requirement.title;
  return {
    key: `${record.kind}:${record.id}`,
    title,
    why: title,
    from: record.occurredOn,
    dueOn: typeof due === 'string' ? due : record.occurredOn,
    stage: record.stage,
    requirement: { ...requirement, per: owerOf(record) === null ? 'unit' : 'member' },
    record: record.id,
  };
}

/** A duty with what the unit has of it. */
export interface MeasuredDuty extends Duty {
  measured: Measured;
}

/** What the unit has of a duty; null for one that can't be answered. */
export const measureDuty = (duty: Duty, facts: UnitFacts): Measured | null =>
  duty.record === undefined
    ? measureRequirement(duty.requirement, facts, duty.stage)
    : measureRecord(duty.requirement, facts, duty.record);

function measureRecord(requirement: Requirement, facts: UnitFacts, id: string): Measured | null {
  const record = facts.records.find((one) => one.id === id);
  const kind = kindOf(requirement.kind);
  if (!record || !kind?.asks) return null;
  const met = kind.sorts[kind.asks.done]?.(record, facts.today) === true;
  const ower = owerOf(record);
  const missing = met || ower === null ? [] : [ower];
  return { requirement, have: met ? 1 : 0, need: 1, met, missing };
}

/**
 * Whether the duty is asked of the unit at all, and its stage is open; the special report is asked for on its day
 * (S27). What the leading body above holds is asked of it, not of the units below.
 */
export const isAsked = (duty: Duty, facts: UnitFacts): boolean =>
  isAskedOf(duty.requirement, facts) &&
  (duty.stage <= facts.stage || duty.key === SPECIAL_REPORT) &&
  !(isHeldAbove(duty.requirement) && facts.body !== 'own');

const isHeldAbove = ({ kind, of, measure }: Requirement): boolean =>
  kindOf(kind)?.fromBody === true && of === 'leading-body' && measure === 'count';

/**
 * The duties whose time has come and that are not done: what is open on `today`. A stage that the gate has not opened
 * asks for nothing, whatever the calendar says; the special report is due on its day all the same (S27).
 */
export function openDuties(duties: readonly Duty[], facts: UnitFacts, today: LocalDate): MeasuredDuty[] {
  return duties.flatMap((duty) => {
    const asked = duty.from <= today && isAsked(duty, facts);
    const measured = asked ? measureDuty(duty, facts) : null;
    return measured && !measured.met ? [{ ...duty, measured }] : [];
  });
}

/**
 * Whether a person owes this duty: short of it as a member, or answering for the unit. What waits for the unit first, as
 * an appraisal that is not written yet, is owed by those who answer for it.
 */
export function isOwedBy(duty: MeasuredDuty, personId: string, answering: ReadonlySet<string>): boolean {
  if (duty.requirement.per !== 'member') return answering.has(personId);
  const { missing, turn = missing } = duty.measured;
  return turn.includes(personId) || (answering.has(personId) && turn.length < missing.length);
}
