import { createHash, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyForm } from '../../src/domain/survey.ts';
import { peopleOf, unitByName } from '../../src/store/roster.ts';
import { insertSurvey } from '../../src/store/surveys.ts';
import { branch, type CommandLine, commandLine, demo } from './run.ts';

let cli: CommandLine;
const id = randomUUID();
const seed = '9f86d081884c7d65';

beforeAll(async () => {
  cli = await commandLine();
  writeFileSync(join(cli.folder, 'u.csv'), demo.unitsCsv);
  writeFileSync(join(cli.folder, 'p.csv'), demo.peopleCsv);
  await cli.json('roster', 'import', 'u.csv', 'p.csv');
  await cli.json('campaign', 'start', 'xianjin', '--batch', '1');
  const { db } = cli.database;
  const unit = await unitByName(db, branch);
  if (!unit) throw new Error('no branch');
  const form: SurveyForm = {
    ...{ choices: [], questions: [], fewestAnswers: 5 },
    bar: { of: 'upper', atLeast: 0.9 },
  };
  const survey = {
    ...{
      id,
      campaign_id: 'xianjin-2026',
      unit_id: unit.id,
      stage: 1,
      about: 'stage' as const,
      measure: null,
    },
    ...{ round: 1, circle: { of: 'everyone' as const, units: [unit.id] }, sample: 5, seed, form },
    population: (await peopleOf(db, [unit.id])).map((person) => person.id),
    ...{ opened_by: 'test', opened_at: new Date('2026-02-01T02:00:00Z'), closes_on: '2026-02-08' },
  };
  await db.transaction().execute((tx) => insertSurvey(tx, survey));
});
afterAll(() => cli.close());

interface Draw {
  seed: string;
  sample: number;
  people: { id: string; name: string; lot: string; drawn: boolean }[];
}

test('a supervisor repeats a draw: every lot is the digest of seed and person, the smallest are drawn', async () => {
  const draw = await cli.json<Draw>('survey', 'draw', id);
  expect(draw).toMatchObject({ seed, sample: 5 });
  for (const person of draw.people)
    expect(person.lot).toBe(createHash('sha256').update(`${seed}:${person.id}`).digest('hex'));
  const byLot = [...draw.people].sort((one, other) => (one.lot < other.lot ? -1 : 1));
  expect(byLot.map(({ drawn }) => drawn)).toEqual(byLot.map((_, at) => at < 5));
  const { out } = await cli.run('survey', 'draw', id);
  for (const { name, drawn } of draw.people) {
    const line = out.split('\n').find((one) => one.includes(name)) ?? '';
    expect(line.startsWith('√')).toBe(drawn);
  }
});

test('an unknown survey is refused, with its reason on standard error', async () => {
  for (const wrong of [randomUUID(), 'none']) {
    const { code, out, err } = await cli.run('survey', 'draw', wrong);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(wrong);
  }
});
