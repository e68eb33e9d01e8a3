import { expect, test } from 'vitest';
import { start } from '../../src/domain/calendar.ts';
import { dutiesOf, openDuties, recordDuties } from '../../src/domain/duty.ts';
import type { UnitFacts } from '../../src/domain/gate.ts';
import { requirementsAt } from '../../src/domain/template.ts';
import { xianjin } from './xianjin.ts';

const calendar = start(xianjin, { batch: 1, year: 2005 });
const facts = (stage: number, records: UnitFacts['records'] = []): UnitFacts => ({
  today: '2005-08-15',
  stage,
  members: [{ id: 'a', name: 'A', leader: false, secretary: true, hours: 0 }],
  leaders: [],
  records,
  present: [],
  body: 'above',
  exempt: new Set(),
});
const open = (stage: number, today: string) =>
  openDuties(dutiesOf(xianjin, calendar), facts(stage), today)
    .map(({ key }) => key)
    .filter((key) => ['mechanism-planned', 'self-check-filed'].includes(key));

test('what consolidation and look-back ask for is due by their own days', () => {
  const due = new Map(dutiesOf(xianjin, calendar).map((duty) => [duty.key, duty.dueOn]));
  expect(due.get('mechanism-planned')).toBe('2005-08-30');
  expect(due.get('self-check-filed')).toBe('2005-09-30');
  expect(due.has('spot-check-reported')).toBe(false);
});

test('they are asked once the last gate is signed, and the look-back from the day on which its window opens', () => {
  expect(open(3, '2005-09-02')).toEqual([]);
  expect(open(4, '2005-08-15')).toEqual(['mechanism-planned']);
  expect(open(4, '2005-09-01')).toEqual(['mechanism-planned', 'self-check-filed']);
});

test('a finding of the look-back is a duty of its own, though no gate follows', () => {
  const finding = {
    id: 'f1',
    kind: 'finding' as const,
    personId: null,
    state: 'filed' as const,
    occurredOn: '2005-09-10',
    stage: 4,
    payload: { words: '公示栏未更新', due: '2005-09-20', closed: false },
  };
  expect(recordDuties(xianjin, facts(4, [finding])).map(({ key, dueOn }) => [key, dueOn])).toEqual([
    ['finding:f1', '2005-09-20'],
  ]);
});

test('past the last gate a unit answers for consolidation and look-back together', () => {
  expect(requirementsAt(xianjin, 4).map(({ key }) => key)).toEqual(
    expect.arrayContaining(['mechanism-planned', 'self-check-filed', 'spot-check-reported']),
  );
  expect(requirementsAt(xianjin, 1).map(({ key }) => key)).toContain('study-hours');
});

test('by the end of the consolidation every item of the ledger stands on one of the four lists', () => {
  const item = (id: string, placed: object | null) => ({
    ...{ id, kind: 'ledger-item' as const, personId: null, state: 'filed' as const },
    ...{ occurredOn: '2005-04-25', stage: 3 },
    payload: { words: '窗口排队', way: 'explain', owner: 'a', state: 'cannot', explanation: '待批', placed },
  });
  const kept = item('i1', { as: 'explain', on: '2005-06-20' });
  const duty = dutiesOf(xianjin, calendar).find(({ key }) => key === 'consolidation-placed');
  expect(duty?.dueOn).toBe('2005-08-30');
  const asked = (records: UnitFacts['records']) =>
    openDuties(duty ? [duty] : [], facts(4, records), '2005-08-15').length;
  expect(asked([kept])).toBe(0);
  expect(asked([kept, item('i2', null)])).toBe(1);
});
