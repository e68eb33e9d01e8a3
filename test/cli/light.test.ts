import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { branch, type CommandLine, commandLine, demo } from './run.ts';

const later = String(new Date().getFullYear() + 2);
let cli: CommandLine;

beforeAll(async () => {
  cli = await commandLine();
  writeFileSync(join(cli.folder, 'u.csv'), demo.unitsCsv);
  writeFileSync(join(cli.folder, 'p.csv'), demo.peopleCsv);
  await cli.json('roster', 'import', 'u.csv', 'p.csv');
  await cli.json('campaign', 'start', 'theme-education', '--batch', '1', '--year', later);
});
afterAll(() => cli.close());

interface Requirement {
  key: string;
  met: boolean;
  recorded: boolean;
  missing: string[];
}

test('what is only recorded is shown as recorded: it lacks nothing and names nobody', async () => {
  const { requirements } = await cli.json<{ requirements: Requirement[] }>('gate', branch);
  const recorded = requirements.filter((one) => one.recorded);
  expect(recorded.length).toBeGreaterThan(0);
  for (const one of recorded) expect(one).toMatchObject({ met: true, missing: [] });
  expect((await cli.run('gate', branch)).out).toContain('recorded only');

  const { units } = await cli.json<{ units: { met: number; of: number; steps: { need: number }[] }[] }>(
    ...['status', '--unit', branch],
  );
  const counted = requirements.filter((one) => !one.recorded && 'answerable' in one && one.answerable);
  expect(units[0]?.of).toBe(counted.length);
});

test('before the first day nothing is asked, and that is what is said', async () => {
  const { out } = await cli.run('missing', branch);
  expect(out).toContain(`the campaign begins on ${later}`);
});

test('a ping that would reach nobody is not among what would be sent', async () => {
  const rows = await cli.json<{ count: number }[]>('due');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ count }) => count === 0)).toEqual([]);
});
