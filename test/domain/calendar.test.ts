import { expect, test } from 'vitest';
import { deriveCalendar, type Override, stageOn, start } from '../../src/domain/calendar.ts';
import { calendarRefusals, calendarWarnings, shiftStages } from '../../src/domain/calendar-refusals.ts';
import { xianjin } from './xianjin.ts';

const first2005 = { batch: 1, year: 2005 };
const reason = '因工作需要';

const spans = (overrides: Override[], at = first2005) =>
  deriveCalendar(xianjin, { ...at, overrides }).stages.map(({ key, from, to }) => [key, from, to]);
const whys = (overrides: Override[], at = first2005) =>
  calendarRefusals(xianjin, { ...at, overrides }).map(({ why }) => why);

const unitOf002: Override[] = [
  ...shiftStages(xianjin, { ...first2005, stage: 'stage-2', from: '2005-03-23', reason }),
  { key: 'stage-3.from', date: '2005-05-20', reason },
  { key: 'stage-3.to', date: '2005-06-20', reason },
];

test('the first batch of document (001) runs on its dates', () => {
  expect(spans([])).toEqual([
    ['stage-1', '2005-01-25', '2005-02-28'],
    ['stage-2', '2005-03-01', '2005-04-20'],
    ['stage-3', '2005-04-21', '2005-05-30'],
    ['stage-4', '2005-05-31', '2005-08-30'],
    ['stage-5', '2005-09-01', '2005-09-30'],
  ]);
  const calendar = start(xianjin, first2005);
  expect(calendar.specialReportDue).toBe('2005-06-05');
  expect(calendar.review).toEqual({
    opens: '2005-09-01',
    closes: '2005-09-30',
    selfCheckDue: '2005-09-30',
    spotChecks: { from: '2005-09-01', to: '2005-09-30' },
  });
});

test('the unit of document (002) gets a week to plan, two to rectify, one to publish, by 20 June', () => {
  expect(whys(unitOf002)).toEqual([]);
  expect(spans(unitOf002).slice(0, 3)).toEqual([
    ['stage-1', '2005-01-25', '2005-03-22'],
    ['stage-2', '2005-03-23', '2005-05-19'],
    ['stage-3', '2005-05-20', '2005-06-20'],
  ]);
  const calendar = deriveCalendar(xianjin, { ...first2005, overrides: unitOf002 });
  expect(calendar.stages[2]!.steps).toEqual([
    { key: 'step-11', number: 11, from: '2005-05-20', due: '2005-05-27' },
    { key: 'step-12', number: 12, from: '2005-05-28', due: '2005-06-12' },
    { key: 'step-13', number: 13, from: '2005-06-13', due: '2005-06-20' },
  ]);
  expect(calendar.stages[1]!.steps.find((step) => step.key === 'step-4')?.due).toBe('2005-04-20');
});

test('the report keeps the day of the superior committee, and the office is warned when a stage ends later', () => {
  const calendar = deriveCalendar(xianjin, { ...first2005, overrides: unitOf002 });
  expect(calendarWarnings(calendar)).toEqual([
    { warns: 'report-before-stage-end', due: '2005-06-05', end: '2005-06-20' },
  ]);
  expect(calendarWarnings(start(xianjin, first2005))).toEqual([]);
});

test('29 February belongs to the stage that ends in February', () => {
  expect(spans([], { batch: 1, year: 2024 })[0]).toEqual(['stage-1', '2024-01-25', '2024-02-29']);
});

test('the second batch follows half a year later and the third a year later', () => {
  expect(spans([], { batch: 2, year: 2005 })).toEqual([
    ['stage-1', '2005-07-25', '2005-08-31'],
    ['stage-2', '2005-09-01', '2005-10-20'],
    ['stage-3', '2005-10-21', '2005-11-30'],
    ['stage-4', '2005-12-01', '2006-02-28'],
    ['stage-5', '2006-03-01', '2006-03-31'],
  ]);
  expect(spans([], { batch: 3, year: 2005 })[0]).toEqual(['stage-1', '2006-01-25', '2006-02-28']);
});

test('steps without a time of their own run through their stage; written dates move with the stage', () => {
  const late = deriveCalendar(xianjin, {
    ...first2005,
    overrides: shiftStages(xianjin, { ...first2005, stage: 'stage-1', from: '2005-02-04', reason }),
  });
  expect(late.stages[0]!.steps.map(({ from, due }) => [from, due])).toEqual([
    ['2005-02-04', '2005-02-10'],
    ['2005-02-04', '2005-03-10'],
    ['2005-02-04', '2005-03-10'],
  ]);
});

test('the end of a stage moves the beginning of the next', () => {
  expect(spans([{ key: 'stage-1.to', date: '2005-03-05', reason }])[1]).toEqual([
    'stage-2',
    '2005-03-06',
    '2005-04-20',
  ]);
});

const dated = (key: string, date: string): Override => ({ key, date, reason });

test.each<[string, Override[], string[]]>([
  ['a concentrated period under three months', [dated('stage-3.to', '2005-04-23')], ['under-minimum']],
  [
    'a late start that leaves under three months',
    [dated('stage-1.from', '2005-03-01'), dated('stage-2.from', '2005-03-20')],
    ['under-minimum'],
  ],
  ['an end outside the batch', [dated('stage-3.to', '2005-07-01')], ['outside-batch']],
  ['a start outside the batch', [dated('stage-1.from', '2004-12-31')], ['outside-batch']],
  ['stages out of order', [dated('stage-2.from', '2005-04-25')], ['stages-out-of-order']],
  ['a gap', [dated('stage-1.to', '2005-03-01'), dated('stage-2.from', '2005-03-03')], ['stages-gap']],
  [
    'an overlap',
    [dated('stage-1.to', '2005-03-05'), dated('stage-2.from', '2005-03-03')],
    ['stages-overlap'],
  ],
  ['a missing reason', [{ key: 'stage-1.from', date: '2005-01-26', reason: ' ' }], ['reason-missing']],
  ['a day that does not exist', [dated('stage-1.to', '2005-02-30')], ['no-such-date']],
  ['an unknown date', [dated('stage-9.from', '2005-02-03')], ['unknown-date-key']],
  ['a step outside its stage', [dated('step-2.due', '2005-03-02')], ['step-outside-stage']],
  [
    'a self-check after the window',
    [dated('review-window.self-check-due', '2005-10-01')],
    ['review-inconsistent'],
  ],
])('%s is refused', (_, overrides, expected) => {
  expect(whys(overrides)).toEqual(expected);
});

test('three months to the day are enough, one day less is not', () => {
  expect(
    whys([
      dated('stage-1.from', '2005-03-01'),
      dated('stage-2.from', '2005-03-20'),
      dated('stage-3.to', '2005-05-31'),
    ]),
  ).toEqual([]);
});

test('a batch that the template lacks is refused', () => {
  expect(calendarRefusals(xianjin, { batch: 4, year: 2005, overrides: [] })).toEqual([
    { why: 'unknown-batch', batch: 4 },
  ]);
});

test('all refusals come at once', () => {
  expect(
    whys([dated('stage-9.from', 'soon'), { key: 'stage-3.to', date: '2005-04-22', reason: '' }]),
  ).toEqual(['unknown-date-key', 'no-such-date', 'reason-missing', 'under-minimum']);
});

test.each([
  ['2005-01-24', 'before'],
  ['2005-01-25', 'stage-1'],
  ['2005-02-28', 'stage-1'],
  ['2005-03-01', 'stage-2'],
  ['2005-05-30', 'stage-3'],
  ['2005-06-05', 'stage-4'],
  ['2005-08-31', 'stage-4'],
  ['2005-09-01', 'stage-5'],
  ['2005-09-30', 'stage-5'],
  ['2005-10-01', 'after'],
])('on %s the calendar says %s', (date, expected) => {
  const on = stageOn(start(xianjin, first2005), date);
  expect(on.is === 'in' ? on.stage.key : on.is).toBe(expected);
});
