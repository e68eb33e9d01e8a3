import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fireDue } from '../../src/app/fire-due.ts';
import { fireUntil } from '../../src/app/fire-until.ts';
import { createGreetings } from '../../src/app/greetings.ts';
import { importRoster } from '../../src/app/import-roster.ts';
import { hoursNeeded } from '../../src/app/my-hours.ts';
import type { App } from '../../src/app/ports.ts';
import { startCampaign } from '../../src/app/start-campaign.ts';
import { createSurveyMarks } from '../../src/app/survey-marks.ts';
import { movableClock } from '../../src/clock.ts';
import { deriveCalendar } from '../../src/domain/calendar.ts';
import { calendarRefusals } from '../../src/domain/calendar-refusals.ts';
import { dutiesOf } from '../../src/domain/duty.ts';
import { KIND_NAMES } from '../../src/domain/kind-names.ts';
import { kindOf } from '../../src/domain/kinds/index.ts';
import { readRoster } from '../../src/domain/roster.ts';
import { concentratedStages, type Template } from '../../src/domain/template.ts';
import { parseTemplate } from '../../src/domain/template-source.ts';
import { STATUTORY } from '../../src/domain/workday.ts';
import { demoOrganisation } from '../../src/sandbox/index.ts';
import { readTable } from '../../src/say/csv.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { textsIn } from '../support/doings.ts';
import { xianjin } from './xianjin.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parsed = parseTemplate(
  readFileSync(join(root, 'campaigns/theme-education.yaml'), 'utf8'),
  'theme-education.yaml',
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
const template: Template = parsed.template;
const [stage] = concentratedStages(template);
const recorded = stage!.requirements.filter(({ counts }) => counts === 'record');

test('the four strands run side by side for the whole of the one stage, in either batch', () => {
  expect(concentratedStages(template)).toHaveLength(1);
  for (const [batch, from, to] of [
    [1, '2026-04-10', '2026-08-31'],
    [2, '2026-09-10', '2027-01-31'],
  ] as const) {
    expect(calendarRefusals(template, { batch, year: 2026, overrides: [] })).toEqual([]);
    const calendar = deriveCalendar(template, { batch, year: 2026, overrides: [] });
    const steps = calendar.stages[0]!.steps.map((step) => [step.from, step.due]);
    expect(steps).toEqual([1, 2, 3, 4].map(() => [from, to]));
    expect([calendar.specialReportDue, calendar.review]).toEqual([null, null]);
  }
});

test('hours, check-ins and reflections are recorded and judge nobody', () => {
  expect(template.profile).toBe('light');
  expect(recorded.map(({ kind }) => kind).sort()).toEqual(['reflection', 'session', 'study-hour']);
  expect(hoursNeeded(template)).toBeNull();
  const calendar = deriveCalendar(template, { batch: 1, year: 2026, overrides: [] });
  const asked = dutiesOf(template, calendar).map((duty) => duty.requirement);
  expect(asked.filter(({ counts }) => counts === 'record')).toEqual([]);
  expect(asked.filter(({ kind }) => kind === 'study-hour')).toEqual([]);
});

test('one entry serves every report: no kind is asked for twice', () => {
  const kinds = stage!.requirements.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(template.specialReport).toBeUndefined();
});

test('every strand has something that can be filed today, or says that it is still to come', () => {
  const later = stage!.requirements.filter(({ kind }) => !kindOf(kind)).map(({ kind }) => kind);
  expect(later.sort()).toEqual([]);
});

describe('started with the demo organisation', () => {
  const beforeTheFirstDay = new Date('2026-04-09T12:00:00+08:00');
  const weekAfterTheEnd = new Date('2026-09-07T12:00:00+08:00');
  let database: TestDatabase;
  let said: { key: string; texts: string[] }[];
  let refused: unknown[];

  beforeAll(async () => {
    database = await testDatabase();
    const { db } = database;
    const clock = movableClock(beforeTheFirstDay, 0);
    const nowhere = { ok: false as const, advice: 'nobody is asked here' };
    const app: App = {
      db,
      timeZone: template.timezone,
      workdays: STATUTORY,
      officers: new Set(),
      seal: { close: (words) => Buffer.from(words), open: String, hash: (code) => code },
      documents: { file: async () => nowhere, cloud: async () => nowhere },
      directory: {
        findPeople: async () => nowhere,
        members: async () => nowhere,
        taskCompletedAt: async () => nowhere,
      },
      sendUnrecorded: async () => true,
      mayStillSpeak: () => true,
      mayTryReceipt: () => true,
      greetings: createGreetings(),
      marks: createSurveyMarks(),
      formLimit: { take: () => true, giveBack: () => undefined },
      queued: null,
      login: null,
      pages: null,
      wake: { courier: () => undefined, due: () => undefined },
    };
    const { unitsCsv, peopleCsv } = demoOrganisation();
    const table = (csv: string) => {
      const read = readTable(new TextEncoder().encode(csv));
      return read.ok ? read.rows : [];
    };
    const roster = readRoster(table(unitsCsv), table(peopleCsv));
    if (!roster.ok) throw new Error(JSON.stringify(roster.problems[0]));
    await importRoster(app, roster.roster, { by: 'test', dry: false }, clock.now());
    const asked = {
      template,
      batch: 1,
      unit: null,
      from: null,
      year: null,
      reason: '',
      by: 'test',
      dry: false,
    };
    const started = await startCampaign(app, asked, clock.now());
    if (!started.ok) throw new Error(JSON.stringify(started));

    refused = [];
    await fireUntil(
      {
        db,
        now: clock.now,
        setNow: (at) => clock.set(at, 0),
        fire: async (row, now) => void (await fireDue(app, row, now)),
        flush: async () => undefined,
        halted: () => false,
        onError: (error) => refused.push(error),
      },
      weekAfterTheEnd,
    );
    const rows = await db.selectFrom('outbox').select(['key', 'job']).execute();
    said = rows.map(({ key, job }) => ({ key, texts: textsIn(job) }));
  });
  afterAll(() => database.close());

  test('all its units run, and every moment fires', async () => {
    expect(refused).toEqual([]);
    expect(await database.db.selectFrom('unit_run').selectAll().execute()).toHaveLength(24);
    expect(said.filter(({ key }) => key.startsWith('opening:')).length).toBeGreaterThanOrEqual(21);
    expect(said.filter(({ key }) => key.startsWith('digest:')).length).toBeGreaterThan(21);
  });

  test('its pings name what is open and never what is only recorded', () => {
    const words = said.filter(({ key }) => key.startsWith('digest:')).flatMap(({ texts }) => texts);
    expect(words.some((text) => text.includes('专题党课'))).toBe(true);
    for (const { title } of recorded)
      expect(
        words.filter((text) => text.includes(title['zh-cn'])),
        title.en,
      ).toEqual([]);
    // The week's figures say what a unit recorded; nothing measures it against a number of hours.
    const recordedOnly = words.map((text) => text.replaceAll(/上周登记学时合计 [\d.]+/g, ''));
    expect(recordedOnly.filter((text) => text.includes('学时'))).toEqual([]);
  });

  test('nobody is reminded after the deadline but those who answer for a unit', async () => {
    const { db } = database;
    const late = await db.selectFrom('due').select('audience').where('moment', 'like', 'after-%').execute();
    expect(new Set(late.map(({ audience }) => audience))).toEqual(new Set(['secretary', 'unit']));
  });
});

test('no stage, step or requirement of a template is known to the code', () => {
  const of = (one: Template) =>
    concentratedStages(one).flatMap(({ key, steps, requirements }) => [
      key,
      ...[...steps, ...requirements].map((part) => part.key),
    ]);
  const kinds: readonly string[] = KIND_NAMES;
  // A word without a hyphen, such as `theory`, may stand in the code for something else.
  const keys = new Set(
    [...of(xianjin), ...of(template)].filter((key) => key.includes('-') && !kinds.includes(key)),
  );
  const found = ['src', 'handlers', 'jobs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !(folder === 'src' && name.startsWith('sandbox')))
      .flatMap((name) => {
        const file = join(folder, name);
        const literals = [...readFileSync(join(root, file), 'utf8').matchAll(/(['"`])([a-z0-9-]+)\1/g)];
        return literals
          .map((literal) => literal[2] ?? '')
          .filter((key) => keys.has(key))
          .map((key) => `${file}: ${key}`);
      }),
  );
  expect(found).toEqual([]);
});
