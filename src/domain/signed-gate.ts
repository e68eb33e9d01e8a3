import { evaluateGate, type Measured, type UnitFacts } from './gate.ts';
import { kindOf } from './kinds/index.ts';
import type { Requirement } from './template.ts';

/** What was signed: every requirement as it stood, and who was a member then. */
export interface GateSnapshot {
  members: string[];
  measured: { key: string; have: number; need: number; met: boolean; missing: readonly string[] }[];
}

export function snapshotOf(measured: readonly Measured[], facts: UnitFacts): GateSnapshot {
  return {
    members: [...new Set([...facts.members, ...facts.leaders].map((member) => member.id))],
    measured: measured.map(({ requirement, have, need, met, missing }) => ({
      key: requirement.key,
      have,
      need,
      met,
      missing,
    })),
  };
}

/**
 * The requirements of a signed stage that were met and no longer are, judged by those who were members then: whoever
 * came later is asked by their own duties and undoes no signature.
 */
export function lostSince(
  snapshot: GateSnapshot,
  requirements: readonly Requirement[],
  facts: UnitFacts,
  stage: number,
): Requirement[] {
  const then = new Set(snapshot.members);
  const met = new Set(snapshot.measured.filter((one) => one.met).map((one) => one.key));
  const ofThen: UnitFacts = {
    ...facts,
    members: facts.members.filter((member) => then.has(member.id)),
    leaders: facts.leaders.filter((member) => then.has(member.id)),
  };
  return evaluateGate(requirements, ofThen, stage)
    .measured.filter((one) => !one.met && one.requirement.counts === 'gate')
    .map((one) => one.requirement)
    .filter((requirement) => met.has(requirement.key) && kindOf(requirement.kind)?.changesWithTime !== true);
}
