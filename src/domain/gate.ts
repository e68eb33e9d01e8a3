import { SESSION_KINDS } from './study.ts';
import type { Requirement } from './template.ts';

/** What a unit has, loaded before anything is decided. Members stand in roster order. */
export interface UnitFacts {
  members: readonly { id: string; name: string; leader: boolean; hours: number }[];
  /** Filed records of the unit by kind. */
  filed: ReadonlyMap<string, number>;
}

/** One requirement, measured. `missing` holds the ids of members short of it, in roster order. */
export interface Measured {
  requirement: Requirement;
  /** Members (or the unit) that reached it, out of `need`. */
  have: number;
  need: number;
  met: boolean;
  missing: readonly string[];
}

/** Kinds whose filed records alone tell whether the unit did it. */
const countedByRecord: readonly string[] = [...SESSION_KINDS, 'special-report'];

/** Whether anything can be filed for this requirement in this version; what can't is shown and never blocks or pings. */
export function isAnswerable(requirement: Requirement): boolean {
  if (requirement.kind === 'study-hour') return requirement.per === 'member';
  return countedByRecord.includes(requirement.kind) && requirement.measure === 'count' && requirement.of === undefined;
}

/** @returns null for a requirement that can't be answered yet */
export function measureRequirement(requirement: Requirement, facts: UnitFacts): Measured | null {
  if (!isAnswerable(requirement)) return null;
  if (requirement.per === 'member') {
    const asked = facts.members.filter((member) => requirement.who === 'everyone' || member.leader);
    const missing = asked.filter((member) => member.hours < requirement.atLeast).map((member) => member.id);
    return { requirement, have: asked.length - missing.length, need: asked.length, met: missing.length === 0, missing };
  }
  const have = facts.filed.get(requirement.kind) ?? 0;
  return { requirement, have: Math.min(have, requirement.atLeast), need: requirement.atLeast, met: have >= requirement.atLeast, missing: [] };
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
