import { expect, test } from 'vitest';
import { isOwedBy, type MeasuredDuty, openDuties, recordDuties } from '../../src/domain/duty.ts';
import type { UnitFacts } from '../../src/domain/gate.ts';
import type { RecordFact } from '../../src/domain/kinds/kind.ts';
import { withRevisions } from '../../src/domain/revision.ts';
import { factsOf } from './gate.table.ts';
import { xianjin } from './xianjin.ts';

const record = (more: Partial<RecordFact> & Pick<RecordFact, 'kind'>): RecordFact => ({
  id: 'r',
  personId: null,
  state: 'filed',
  occurredOn: '2026-02-02',
  stage: 1,
  payload: {},
  ...more,
});
const finding = (closed: boolean, more: Partial<RecordFact> = {}) =>
  record({ kind: 'finding', payload: { words: '记录不全', due: '2026-02-12', closed }, ...more });
const makeUp = (done: 'open' | 'done', more: Partial<RecordFact> = {}) =>
  record({ kind: 'make-up', payload: { due: '2026-02-09', done, hours: 2 }, personId: 'absent', ...more });

/** Those for whom something of these records is open on a day, among three: the absent one, a member, the secretary. */
function owing(records: RecordFact[], today: string, stage = 1): string[] {
  const facts: UnitFacts = withRevisions(xianjin, { ...factsOf(stage, []), today, records });
  const open: MeasuredDuty[] = openDuties(recordDuties(xianjin, facts), facts, today);
  return ['absent', 'member', 'secretary'].filter((person) =>
    open.some((duty) => isOwedBy(duty, person, new Set(['secretary']))),
  );
}

test.each<[string, RecordFact, string, string[]]>([
  ['a make-up is owed by the one who was absent', makeUp('open'), '2026-02-05', ['absent']],
  [
    'a make-up of the unit is owed by who answers for it',
    makeUp('open', { personId: null }),
    '2026-02-05',
    ['secretary'],
  ],
  ['a finding is owed by who answers for the unit', finding(false), '2026-02-05', ['secretary']],
  ['before the day on which it was filed it is owed by nobody', finding(false), '2026-02-01', []],
  ['from the day on which it was filed it is owed', finding(false), '2026-02-02', ['secretary']],
  ['past its day it is still owed: the calendar closes nothing', finding(false), '2026-03-30', ['secretary']],
  ['once closed it is owed by nobody, its day not yet come', finding(true), '2026-02-05', []],
  ['a make-up that is done is owed by nobody', makeUp('done'), '2026-02-05', []],
  ['what was withdrawn asks nothing', makeUp('open', { state: 'withdrawn' }), '2026-02-05', []],
])('%s', (_, one, today, people) => expect(owing([one], today)).toEqual(people));

test('each record is a duty of its own, with its own day, and is owed until itself is done', () => {
  const both = [makeUp('done', { id: 'one' }), makeUp('open', { id: 'two', payload: { due: '2026-02-20' } })];
  const facts = { ...factsOf(1, []), today: '2026-02-05', records: both };
  const open = openDuties(recordDuties(xianjin, facts), facts, facts.today);
  expect(open.map(({ key, dueOn }) => [key, dueOn])).toEqual([['make-up:two', '2026-02-20']]);
});

test('a finding of an earlier stage is owed in the next one too; one of a stage that is not open asks nothing', () => {
  expect(owing([finding(false)], '2026-03-10', 2)).toEqual(['secretary']);
  expect(owing([finding(false, { stage: 2 })], '2026-02-05', 1)).toEqual([]);
});
