import type { KindName } from './kind-names.ts';
import { kindOf } from './kinds/index.ts';
import type { RecordFact } from './kinds/kind.ts';
import { isInForce } from './kinds/kind.ts';
import type { LocalDate } from './local-date.ts';
import type { Requirement } from './template.ts';

export interface MemberFacts {
  id: string;
  name: string;
  leader: boolean;
  secretary: boolean;
  /** Study hours in force. */
  hours: number;
}

/** What a unit has, loaded before anything is decided. */
export interface UnitFacts {
  /** The day on which it is judged. */
  today: LocalDate;
  /** The stage in which the unit stands. */
  stage: number;
  /** Members who participate here, in roster order. */
  members: readonly MemberFacts[];
  /** Whether the unit has a leading body of its own, stands under one, or neither. */
  body: 'own' | 'above' | 'none';
  /**
   * Whom a requirement of leaders asks, in roster order: those who participate here and, where the unit has a leading
   * body, its members wherever they participate (S2: the second duty).
   */
  leaders: readonly MemberFacts[];
  /** Records of the unit and of its members, oldest first; study hours stand with the members. */
  records: readonly RecordFact[];
  /** Who was present in sessions or made up for them. */
  present: readonly Attendance[];
  /** Requirements waived for one person by the office, as `waiverOf` writes them. */
  exempt: ReadonlySet<string>;
}

/** The members, by id, who were in sessions of one kind and sort, whichever unit held them. */
export interface Attendance {
  kind: KindName;
  /** The sort that the sessions carry as `of`; null where their kind has none. */
  of: string | null;
  people: ReadonlySet<string>;
}

/** A waiver as the facts keep it; the same requirement of another stage is another. */
export const waiverOf = (personId: string, stage: number, requirement: string): string =>
  `${personId} ${stage} ${requirement}`;

/** One requirement, measured. `missing` holds the ids of members short of it, in roster order. */
export interface Measured {
  requirement: Requirement;
  /** Members (or the unit's count or share) that reached it, out of `need`. */
  have: number;
  need: number;
  met: boolean;
  missing: readonly string[];
  /** What a share of records is made of: so many of all; of none there is nothing to do. */
  share?: { done: number; all: number };
  /** Those of the missing who can do something about it now, where the rest wait for their unit; all when absent. */
  turn?: readonly string[];
}

/** Whether the gate reads it; what is only recorded (`counts: record`) is measured, and judged nowhere. */
export const isCounted = ({ requirement }: Measured): boolean => requirement.counts === 'gate';

/** Whether anything can be filed for this requirement in this version; what can't is shown and never blocks or pings. */
export function isAnswerable(requirement: Requirement): boolean {
  const kind = kindOf(requirement.kind);
  if (kind === undefined) return false;
  return (
    requirement.of === undefined ||
    requirement.measure === 'sum' ||
    requirement.measure === 'distinct' ||
    asksSecretaryOnly(requirement) ||
    requirement.of in kind.sorts ||
    (requirement.measure === 'share' && kind.amounts !== undefined && requirement.of in kind.amounts)
  );
}

/** Whether a unit holds members as a branch does: any besides those of its own leading body, who belong to branches. */
const isBranch = ({ members, body }: UnitFacts): boolean =>
  members.some((member) => body !== 'own' || !member.leader);

/**
 * Whether a requirement is asked of this unit at all. What each branch does is not asked of an organ that holds no
 * members; a finding or a make-up is, wherever it was made. What a leading body holds for all is not asked where none
 * stands over the unit.
 */
export const isAskedOf = (requirement: Requirement, facts: UnitFacts): boolean =>
  (requirement.per !== 'branch' || kindOf(requirement.kind)?.asks !== undefined || isBranch(facts)) &&
  (requirement.of !== 'leading-body' || !kindOf(requirement.kind)?.fromBody || facts.body !== 'none');

/**
 * @param stage the stage that asks; the unit's own when absent
 * @returns null for a requirement that can't be answered yet
 */
export function measureRequirement(
  requirement: Requirement,
  facts: UnitFacts,
  stage: number = facts.stage,
): Measured | null {
  if (!isAnswerable(requirement)) return null;
  const counted = recordsFor(requirement, facts, stage);
  if (requirement.per === 'member' || requirement.measure === 'presence')
    return measureMembers(requirement, facts, { counted, stage });
  const have = amountOf(requirement, counted, facts.today);
  return {
    ...(countsRecords(requirement) ? { share: shareOf(requirement, counted, facts.today) } : {}),
    requirement,
    have: Math.min(have, requirement.atLeast),
    need: requirement.atLeast,
    met: have >= requirement.atLeast,
    missing: [],
  };
}

/** A presence of `secretary` says who is asked; any other sort says of which sessions. */
const asksSecretaryOnly = (requirement: Requirement): boolean =>
  requirement.measure === 'presence' && requirement.of === 'secretary';

/**
 * The records that a requirement reads: of its kind, of its stage where the kind is asked anew in each, and the newest
 * alone where the kind says so. Fields are read from what is part of the kind, too.
 */
function recordsFor(requirement: Requirement, facts: UnitFacts, stage: number): RecordFact[] {
  const kind = kindOf(requirement.kind);
  const anew = kind?.eachStage === true;
  const ofFields = requirement.measure === 'sum' || requirement.measure === 'distinct';
  const read = facts.records.filter(
    (record) =>
      (record.kind === requirement.kind || (ofFields && kindOf(record.kind)?.partOf === requirement.kind)) &&
      (!anew || record.stage === stage),
  );
  const fits = kind?.newest;
  return fits === undefined ? read : read.filter((record) => fits(record)).slice(-1);
}

function measureMembers(
  requirement: Requirement,
  facts: UnitFacts,
  { counted, stage }: { counted: readonly RecordFact[]; stage: number },
): Measured {
  const asked = askedOf(requirement, facts).filter(
    (member) => !facts.exempt.has(waiverOf(member.id, stage, requirement.key)),
  );
  const missing = asked
    .filter((member) => !reaches(requirement, { facts, counted }, member))
    .map((member) => member.id);
  return {
    requirement,
    have: asked.length - missing.length,
    need: asked.length,
    met: missing.length === 0,
    missing,
    ...turnAmong(requirement, counted, missing),
  };
}

function turnAmong(
  requirement: Requirement,
  counted: readonly RecordFact[],
  missing: readonly string[],
): Pick<Measured, 'turn'> {
  const theirTurn = kindOf(requirement.kind)?.theirTurn;
  if (!theirTurn) return {};
  const waiting = counted.filter((record) => isInForce(record) && theirTurn(record));
  return { turn: missing.filter((id) => waiting.some((record) => record.personId === id)) };
}

/** Whom a requirement asks before anybody is exempted; a presence of `secretary` narrows it to the secretary. */
export function askedOf(requirement: Requirement, facts: UnitFacts): readonly MemberFacts[] {
  if (asksSecretaryOnly(requirement)) return facts.members.filter((member) => member.secretary);
  return requirement.who === 'leaders' ? facts.leaders : facts.members;
}

function reaches(
  requirement: Requirement,
  { facts, counted }: { facts: UnitFacts; counted: readonly RecordFact[] },
  member: MemberFacts,
): boolean {
  if (requirement.measure === 'presence') return wasPresent(requirement, facts, member);
  if (requirement.kind === 'study-hour') return member.hours >= requirement.atLeast;
  const own = counted.filter((record) => record.personId === member.id);
  return amountOf(requirement, own, facts.today) >= requirement.atLeast;
}

const wasPresent = (requirement: Requirement, facts: UnitFacts, member: MemberFacts): boolean =>
  facts.present.some(
    ({ kind, of, people }) =>
      kind === requirement.kind &&
      (requirement.of === undefined || asksSecretaryOnly(requirement) || requirement.of === of) &&
      people.has(member.id),
  );

/** The requirement's measure over its records; of none, a share is whole: there is nothing left to do. */
function amountOf(requirement: Requirement, records: readonly RecordFact[], today: LocalDate): number {
  const of = requirement.of;
  const kind = kindOf(requirement.kind);
  const sort = of === undefined ? undefined : kind?.sorts[of];
  const amount = of === undefined ? undefined : kind?.amounts?.[of];
  const inForce = records.filter(isInForce);
  switch (requirement.measure) {
    case 'count':
      return inForce.filter((record) => sort === undefined || sort(record, today)).length;
    case 'sum':
      return inForce.reduce((total, record) => total + Number(record.payload[of ?? ''] ?? 0), 0);
    case 'distinct':
      return new Set(inForce.flatMap((record) => record.payload[of ?? ''] ?? [])).size;
    case 'share': {
      if (amount !== undefined) return shareOfAmounts(inForce.map(amount));
      const { done, all } = shareOf(requirement, records, today);
      return all === 0 ? 1 : done / all;
    }
    case 'presence':
      return 0;
  }
}

function shareOfAmounts(amounts: readonly { part: number; whole: number }[]): number {
  const whole = amounts.reduce((sum, one) => sum + one.whole, 0);
  return whole === 0 ? 0 : amounts.reduce((sum, one) => sum + one.part, 0) / whole;
}

/** A share whose records are counted; one of amounts (a survey's) is known by its share alone. */
const countsRecords = ({ measure, kind, of }: Requirement): boolean =>
  measure === 'share' && kindOf(kind)?.amounts?.[of ?? ''] === undefined;

function shareOf(
  requirement: Requirement,
  records: readonly RecordFact[],
  today: LocalDate,
): { done: number; all: number } {
  const sort = requirement.of === undefined ? undefined : kindOf(requirement.kind)?.sorts[requirement.of];
  const standing = records.filter((record) => record.state !== 'withdrawn' && record.state !== 'draft');
  return { done: standing.filter((record) => sort?.(record, today)).length, all: standing.length };
}

/**
 * The gate of a stage (S22): pure, from counts to met or not met. Blocked and open are computed on read and
 * never stored by a timer; what is only recorded (`counts: record`) is measured and never blocks.
 */
export function evaluateGate(
  requirements: readonly Requirement[],
  facts: UnitFacts,
  stage: number = facts.stage,
): { met: boolean; measured: Measured[]; notYet: Requirement[] } {
  const asked = requirements.filter((requirement) => isAskedOf(requirement, facts));
  const measured = asked.flatMap((requirement) => measureRequirement(requirement, facts, stage) ?? []);
  return {
    met: measured.every((one) => one.met || !isCounted(one)),
    measured,
    notYet: asked.filter((requirement) => !isAnswerable(requirement)),
  };
}
