import { expect, test } from 'vitest';
import { openDuties, recordDuties } from '../../src/domain/duty.ts';
import { measureRequirement } from '../../src/domain/gate.ts';
import { withRevisions } from '../../src/domain/revision.ts';
import { concentratedStages } from '../../src/domain/template.ts';
import { factsOf, record } from './gate.table.ts';
import { xianjin } from './xianjin.ts';

const draft = (draftAt: string) =>
  record('self-analysis', 2, { personId: 'member', payload: { characters: 2000, asked: 2000, draftAt } });
const meeting = (of: string) =>
  record('life-meeting', 2, { payload: { of, closedAt: '2026-04-14T08:00:00.000Z' } });
const factsWith = (...records: ReturnType<typeof record>[]) =>
  withRevisions(xianjin, factsOf(2, [{ records }]));
const open = (...records: ReturnType<typeof record>[]) => {
  const facts = factsWith(...records);
  return openDuties(recordDuties(xianjin, facts), facts, '2026-04-16');
};
const before = '2026-04-10T02:00:00.000Z';
const after = '2026-04-14T09:00:00.000Z';

test('a revision is asked of each, within a week, once the branch has held its life meeting and not before', () => {
  expect(open(draft(before))).toEqual([]);
  expect(open(draft(before), meeting('leading-body'))).toEqual([]);
  const [asked] = open(draft(before), meeting('branch'));
  expect(asked).toMatchObject({ dueOn: '2026-04-21', measured: { met: false, missing: ['member'] } });
  expect(asked?.title['zh-cn']).toBe('会后修改党性分析材料');
});

test('a draft that came after the meeting is the revision', () => {
  expect(open(draft(after), meeting('branch'))).toEqual([]);
});

test('the gate counts the newest draft, revised or not', () => {
  const approved = concentratedStages(xianjin)[1]?.requirements.find(
    (one) => one.key === 'self-analysis-approved',
  );
  if (!approved) throw new Error('the template asks for no self-analysis');
  const facts = factsWith(draft(before), meeting('branch'));
  expect(measureRequirement(approved, facts)?.missing).toEqual(['secretary', 'leader']);
});
