import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendarRefusals, dateKeys } from '../../src/domain/calendar-refusals.ts';
import { concentratedStages } from '../../src/domain/template.ts';
import { xianjin } from './xianjin.ts';

test('the built-in template holds the dates of document (001)', () => {
  const dates = concentratedStages(xianjin).map(({ title, from, to }) => [title['zh-cn'], from, to]);
  expect(dates).toEqual([
    ['学习动员', '01-25', '02-28'],
    ['分析评议', '03-01', '04-20'],
    ['整改提高', '04-21', '05-30'],
  ]);
  expect(xianjin.specialReport?.due).toBe('06-05');
  expect(xianjin.concentrated.minimumMonths).toBe(3);
  expect(xianjin.study?.hours).toBe(40);
});

test('the built-in template holds the look-back of document (004)', () => {
  expect(xianjin.reviewWindow).toEqual({
    opens: '09-01',
    closes: '09-30',
    selfCheckDue: '09-30',
    spotChecks: { from: '09-01', to: '09-30' },
  });
});

test('there are three batches, five stages and thirteen steps with their names', () => {
  expect(
    xianjin.batches.map(({ number, yearsAfterFirst, from, to }) => [number, yearsAfterFirst, from, to]),
  ).toEqual([
    [1, 0, '01-01', '06-30'],
    [2, 0, '07-01', '12-31'],
    [3, 1, '01-01', '06-30'],
  ]);
  expect(xianjin.stages.map((stage) => stage.title['zh-cn'])).toEqual([
    '学习动员',
    '分析评议',
    '整改提高',
    '巩固扩大整改成果',
    '回头看',
  ]);
  const steps = concentratedStages(xianjin).map((stage) => stage.steps.map((step) => step.title['zh-cn']));
  expect(steps.map((names) => names.length)).toEqual([3, 7, 3]);
  expect(steps.flat()[0]).toBe('思想发动和骨干培训');
  expect(steps.flat()[12]).toBe('向群众公布整改情况');
});

test('every stage of the concentrated period asks for its summary, look-back, closed findings and 90 % satisfied', () => {
  for (const stage of concentratedStages(xianjin)) {
    const asked = Object.fromEntries(stage.requirements.map(({ key, atLeast }) => [key, atLeast]));
    expect(asked).toMatchObject({
      'stage-summary-filed': 1,
      'inside-look-back-done': 1,
      'findings-closed': 1,
      'make-ups-done': 1,
      'contact-point-visited': 1,
      'survey-passed': 0.9,
    });
  }
});

test('the pings are those of the specification', () => {
  expect(xianjin.pings).toEqual({
    at: '09:00',
    beforeDays: [7, 3, 1, 0],
    afterWorkdays: { person: 1, secretary: 2, unit: 3, supervisors: 5 },
    quiet: { from: '21:00', to: '08:00' },
    restDays: 'weekends-and-holidays',
    digest: { dueWithinHours: 24 },
  });
});

test('every line with a date or a number of the documents names its document', () => {
  const text = readFileSync(new URL('../../campaigns/xianjin.yaml', import.meta.url), 'utf8');
  const unnamed = text
    .split('\n')
    .filter((line) =>
      /^\s*(- )?(from|to|due|opens|closes|selfCheckDue|atLeast|weeks|months|hours|minimumMonths): /.test(
        line,
      ),
    )
    .filter((line) => !/# .*(\(00[0-4]\)|文件未定)/.test(line));
  expect(unnamed).toEqual([]);
});

test('each batch keeps the rules in common and in leap years', () => {
  for (const batch of [1, 2, 3]) {
    for (const year of [2004, 2005, 2023, 2024, 2025, 2026]) {
      expect(calendarRefusals(xianjin, { batch, year, overrides: [] })).toEqual([]);
    }
  }
  expect(dateKeys(xianjin)).toContain('step-13.due');
});
