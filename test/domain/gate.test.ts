import { describe, expect, it, test } from 'vitest';
import { start } from '../../src/domain/calendar.ts';
import { dutiesOf, openDuties } from '../../src/domain/duty.ts';
import {
  evaluateGate,
  isAnswerable,
  measureRequirement,
  type UnitFacts,
  waiverOf,
} from '../../src/domain/gate.ts';
import type { RecordFact } from '../../src/domain/kinds/kind.ts';
import { concentratedStages, type Requirement } from '../../src/domain/template.ts';
import { factsOf, type Row, record, rows } from './gate.table.ts';
import { xianjin } from './xianjin.ts';

const stages = concentratedStages(xianjin);
const requirementsOf = (stage: number): Requirement[] =>
  stages.find((one) => one.number === stage)?.requirements ?? [];
const requirementOf = (row: Row): Requirement =>
  requirementsOf(row.stage).find((one) => one.key === row.key) as Requirement;

/** Everything that a stage asks, met, with one row's part changed. */
function partsWith(row: Row, state: 'short' | 'enough') {
  const others = rows.filter((one) => one.stage === row.stage && one.key !== row.key);
  const own = row.parts ? [row.parts[state]] : [];
  return [...others.flatMap((one) => (one.parts ? [one.parts.enough] : [])), ...own];
}

test('the table has every requirement of all three gates, one row each', () => {
  const asked = stages.flatMap((stage) => stage.requirements.map((one) => `${stage.number} ${one.key}`));
  expect(rows.map((row) => `${row.stage} ${row.key}`)).toEqual(asked);
});

describe('the gate opens when', () => {
  const answerable = rows.filter((row) => row.parts !== null);
  it.each(answerable)('stage $stage: $policy ($key)', (row) => {
    const requirement = requirementOf(row);
    const parts = row.parts as NonNullable<Row['parts']>;
    const alone = (state: 'short' | 'enough') =>
      measureRequirement(requirement, factsOf(row.stage, [parts[state]]));
    expect(alone('short')).toMatchObject({ met: false, missing: parts.missing });
    expect(alone('enough')).toMatchObject({ met: true, missing: [] });
  });

  // A supervised deployment meeting is a meeting held, a long draft is a draft: they are told apart in the rows above.
  const together = [
    'mobilisation-held',
    'mobilisation-supervised',
    'self-analysis-approved',
    'self-analysis-length',
  ];
  it.each(answerable.filter((row) => !together.includes(row.key)))(
    'and stays shut while all else is met: stage $stage, $key',
    (row) => {
      const gate = (state: 'short' | 'enough') =>
        evaluateGate(requirementsOf(row.stage), factsOf(row.stage, partsWith(row, state)));
      const short = gate('short');
      expect(short.met).toBe(false);
      expect(short.measured.filter((one) => !one.met).map((one) => one.requirement.key)).toEqual([row.key]);
      expect(gate('enough').met).toBe(true);
    },
  );

  it.each(rows.filter((row) => row.parts === null))(
    'stage $stage: $policy ($key): named, not yet answerable, does not block',
    (row) => {
      const requirement = requirementOf(row);
      expect(isAnswerable(requirement)).toBe(false);
      const gate = evaluateGate(requirementsOf(row.stage), factsOf(row.stage, partsWith(row, 'enough')));
      expect(gate.notYet).toContain(requirement);
      expect(gate.met).toBe(true);
    },
  );
});

describe('a waiver', () => {
  const hours = requirementsOf(1).find((one) => one.key === 'study-hours') as Requirement;
  const short = { hours: { secretary: 40, leader: 40, member: 3 } };

  it('asks one person no more, and leaves the others asked', () => {
    const facts = factsOf(1, [short], [waiverOf('member', 1, 'study-hours')]);
    expect(measureRequirement(hours, facts)).toMatchObject({ have: 2, need: 2, met: true, missing: [] });
    const other = factsOf(1, [short], [waiverOf('leader', 1, 'study-hours')]);
    expect(measureRequirement(hours, other)).toMatchObject({ have: 1, need: 2, missing: ['member'] });
  });

  it('holds in its own stage and for its own requirement only', () => {
    const visit = requirementsOf(2).find((one) => one.key === 'contact-point-visited') as Requirement;
    const facts = factsOf(2, [], [waiverOf('leader', 1, 'contact-point-visited')]);
    expect(measureRequirement(visit, facts)).toMatchObject({ met: false, missing: ['leader'] });
    const wrong = factsOf(1, [short], [waiverOf('member', 1, 'reflection-written')]);
    expect(measureRequirement(hours, wrong)?.met).toBe(false);
  });

  it('of what the unit does as a whole changes nothing', () => {
    const lecture = requirementsOf(1).find((one) => one.key === 'lecture-held') as Requirement;
    const all = ['secretary', 'leader', 'member'].map((id) => waiverOf(id, 1, 'lecture-held'));
    expect(measureRequirement(lecture, factsOf(1, [], all))?.met).toBe(false);
  });
});

describe('an organ whose members belong to branches', () => {
  const organ = (records: RecordFact[] = []): UnitFacts => ({
    ...factsOf(1, [{ records }]),
    members: [],
    body: 'own',
  });
  const keys = (facts: UnitFacts) =>
    evaluateGate(requirementsOf(1), facts).measured.map((one) => one.requirement.key);

  it('is asked for what it does as a unit, and not for what a branch does', () => {
    const perBranch = requirementsOf(1).filter((one) => one.per === 'branch');
    expect(perBranch.length).toBeGreaterThan(3);
    expect(keys(organ())).toContain('mobilisation-held');
    expect(keys(organ())).not.toContain('lecture-held');
    const leaders = factsOf(1, []).members.filter((member) => member.leader);
    expect(keys({ ...organ(), members: leaders })).not.toContain('lecture-held');
    expect(keys({ ...organ(), members: factsOf(1, []).members })).toContain('lecture-held');
    expect(evaluateGate(requirementsOf(1), { ...factsOf(1, []), members: leaders }).measured).toContainEqual(
      expect.objectContaining({ requirement: expect.objectContaining({ key: 'lecture-held' }) }),
    );
  });

  it('has its gate held by a finding made there', () => {
    const open = record('finding', 1, { payload: { closed: false, due: '2026-02-10' } });
    const finding = evaluateGate(requirementsOf(1), organ([open])).measured.find(
      (one) => one.requirement.key === 'findings-closed',
    );
    expect(finding?.met).toBe(false);
  });

  it('owes no duties of a branch on any day', () => {
    const open = openDuties(
      dutiesOf(xianjin, start(xianjin, { batch: 1, year: 2026 })),
      organ(),
      '2026-02-27',
    );
    expect(open.map((duty) => duty.key)).toContain('work-plan-unit');
    expect(open.map((duty) => duty.key)).not.toContain('exchange-meeting-held');
  });
});

describe('what is only recorded', () => {
  it('is measured and never blocks', () => {
    const requirements = requirementsOf(1).map((one) =>
      one.key === 'study-hours' ? { ...one, counts: 'record' as const } : one,
    );
    const row = rows.find((one) => one.key === 'study-hours') as Row;
    const gate = evaluateGate(requirements, factsOf(1, partsWith(row, 'short')));
    expect(gate.measured.find((one) => one.requirement.key === 'study-hours')?.met).toBe(false);
    expect(gate.met).toBe(true);
  });
});

describe('duties', () => {
  const calendar = start(xianjin, { batch: 1, year: 2026 });
  const duties = dutiesOf(xianjin, calendar);

  it('have a key each, also where several stages ask the same', () => {
    const keys = duties.map((duty) => duty.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('study-hours');
    expect(keys).toContain('stage-2.stage-summary-filed');
  });

  it('of a stage that the gate has not opened ask for nothing, however late it is', () => {
    const open = (stage: number) => openDuties(duties, factsOf(stage, []), '2026-06-04');
    expect(new Set(open(1).map((duty) => duty.stage))).toEqual(new Set([1, 3]));
    expect(
      open(1)
        .filter((duty) => duty.stage === 3)
        .map((duty) => duty.key),
    ).toEqual(['special-report']);
    expect(open(3).some((duty) => duty.key === 'stage-3.stage-summary-filed')).toBe(true);
  });
});

test('a taken-back record counts for nothing, and a share of nothing is whole', () => {
  const closed = requirementsOf(1).find((one) => one.key === 'findings-closed') as Requirement;
  const taken = record('finding', 1, { payload: { closed: false }, state: 'withdrawn' });
  expect(measureRequirement(closed, factsOf(1, [{ records: [taken] }]))?.met).toBe(true);
  const summary = requirementsOf(1).find((one) => one.key === 'stage-summary-filed') as Requirement;
  const back = record('stage-summary', 1, { state: 'withdrawn' });
  expect(measureRequirement(summary, factsOf(1, [{ records: [back] }]))?.met).toBe(false);
});
