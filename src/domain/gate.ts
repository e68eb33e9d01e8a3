import type { KindName } from './kind-names.ts';
import { kindOf } from './kinds/index.ts';
import type { RecordFact } from './kinds/kind.ts';
import { isInForce } from './kinds/kind.ts';
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
  /** Members who participate here, in roster order. */
  members: readonly MemberFacts[];
  /** Records of the unit and of its members; study hours stand with the members. */
  records: readonly RecordFact[];
  /** Who was present in sessions of a kind, by the members' ids. */
  present: ReadonlyMap<KindName, ReadonlySet<string>>;
  /** Requirements waived for a member by the office: `member id + space + requirement key`. */
  exempt: ReadonlySet<string>;
}

/** One requirement, measured. `missing` holds the ids of members short of it, in roster order. */
export interface Measured {
  requirement: Requirement;
  /** Members (or the unit's count or share) that reached it, out of `need`. */
  have: number;
  need: number;
  met: boolean;
  missing: readonly string[];
}

/** Whether anything can be filed for this requirement in this version; what can't is shown and never blocks or pings. */
export function isAnswerable(requirement: Requirement): boolean {
  const kind = kindOf(requirement.kind);
  if (kind === undefined) return false;
  return (
    requirement.of === undefined ||
    requirement.measure === 'sum' ||
    requirement.measure === 'distinct' ||
    requirement.measure === 'presence' ||
    requirement.of in kind.sorts
  );
}

/** @returns null for a requirement that can't be answered yet */
export function measureRequirement(requirement: Requirement, facts: UnitFacts): Measured | null {
  if (!isAnswerable(requirement)) return null;
  if (requirement.per === 'member' || requirement.measure === 'presence')
    return measureMembers(requirement, facts);
  const have = amountOf(
    requirement,
    facts.records.filter((record) => record.kind === requirement.kind),
  );
  return {
    requirement,
    have: Math.min(have, requirement.atLeast),
    need: requirement.atLeast,
    met: have >= requirement.atLeast,
    missing: [],
  };
}

function measureMembers(requirement: Requirement, facts: UnitFacts): Measured {
  const asked = facts.members.filter(
    (member) => isAsked(requirement, member) && !facts.exempt.has(`${member.id} ${requirement.key}`),
  );
  const missing = asked.filter((member) => !reaches(requirement, facts, member)).map((member) => member.id);
  return {
    requirement,
    have: asked.length - missing.length,
    need: asked.length,
    met: missing.length === 0,
    missing,
  };
}

/** A circle named by `of` of a presence narrows whom it asks; `who` narrows to leaders. */
function isAsked(requirement: Requirement, member: MemberFacts): boolean {
  if (requirement.measure === 'presence' && requirement.of === 'secretary') return member.secretary;
  return requirement.who === 'everyone' || member.leader;
}

function reaches(requirement: Requirement, facts: UnitFacts, member: MemberFacts): boolean {
  if (requirement.measure === 'presence') return facts.present.get(requirement.kind)?.has(member.id) === true;
  if (requirement.kind === 'study-hour') return member.hours >= requirement.atLeast;
  const own = facts.records.filter(
    (record) => record.kind === requirement.kind && record.personId === member.id,
  );
  return amountOf(requirement, own) >= requirement.atLeast;
}

/** The requirement's measure over its records; of none, a share is whole: there is nothing left to do. */
function amountOf(requirement: Requirement, records: readonly RecordFact[]): number {
  const of = requirement.of;
  const sort = of === undefined ? undefined : kindOf(requirement.kind)?.sorts[of];
  const inForce = records.filter(isInForce);
  switch (requirement.measure) {
    case 'count':
      return inForce.filter((record) => sort === undefined || sort(record)).length;
    case 'sum':
      return inForce.reduce((total, record) => total + Number(record.payload[of ?? ''] ?? 0), 0);
    case 'distinct':
      return new Set(inForce.flatMap((record) => record.payload[of ?? ''] ?? [])).size;
    case 'share': {
      const standing = records.filter((record) => record.state !== 'withdrawn');
      return standing.length === 0 ? 1 : standing.filter((record) => sort?.(record)).length / standing.length;
    }
    case 'presence':
      return 0;
  }
}

/**
 * The gate of a stage (S22): pure, from counts to met or not met. Blocked and open are computed on read and
 * never stored by a timer; what is only recorded (`counts: record`) is measured and never blocks.
 */
export function evaluateGate(
  requirements: readonly Requirement[],
  facts: UnitFacts,
): { met: boolean; measured: Measured[]; notYet: Requirement[] } {
  const measured = requirements.flatMap((requirement) => measureRequirement(requirement, facts) ?? []);
  return {
    met: measured.every((one) => one.met || one.requirement.counts === 'record'),
    measured,
    notYet: requirements.filter((requirement) => !isAnswerable(requirement)),
  };
}
