import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config/config.ts';
import { sandboxCampaign } from '../../src/service/sandbox-campaign.ts';
import { trialStart } from '../../src/service/trial-clock.ts';
import { wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const theme = 'theme-education';
const eve = '2026-04-09T09:00:00+08:00';
const folder = mkdtempSync(join(tmpdir(), 'stagekeeper-campaign-'));
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: eve, environment: { SANDBOX_CAMPAIGN: theme } });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const refusalOf = async (asked: string): Promise<string> => {
  const error: unknown = await sandboxCampaign(readConfig({ SANDBOX_CAMPAIGN: asked })).catch(
    (thrown: unknown) => thrown,
  );
  return error instanceof ConfigError ? error.message : '';
};

test('a trial of another campaign begins on the eve of its own first day', async () => {
  const config = readConfig({ SANDBOX_CAMPAIGN: theme, DATA_DIR: folder });
  expect(await trialStart(config)).toEqual({ start: new Date(eve), speed: 1 });
  const usual = await trialStart(readConfig({ DATA_DIR: folder }));
  expect(usual?.start).toEqual(new Date('2026-01-24T09:00:00+08:00'));
});

test('its units all stand in a batch that the campaign has, and its office bears its name', async () => {
  const units = await house.db.selectFrom('unit').select(['name', 'batch']).execute();
  expect(units.map(({ name }) => name)).toContain('主题教育领导小组办公室');
  expect(units.filter(({ batch }) => batch !== null && batch > 2)).toEqual([]);
  const runs = await house.db.selectFrom('unit_run').select('campaign_id').execute();
  expect(runs).toHaveLength(units.filter(({ batch }) => batch === 1).length - 2);
  expect(new Set(runs.map(({ campaign_id }) => campaign_id))).toEqual(new Set([`${theme}-2026`]));
  const office = house.of('主题教育领导小组办公室', 'office')[0]?.open_id ?? '';
  const batches = wordsIn(await house.ask(office, '/批次'));
  expect(batches).toContain('福利农场党支部');
  expect(batches).not.toContain('本活动没有');
});

test('an unknown campaign is refused, saying where it was looked for and what may be written', async () => {
  const message = await refusalOf('theme');
  expect(message).toMatch(
    /SANDBOX_CAMPAIGN names “theme”, but there is no file \S+campaigns\/theme\.yaml\. /,
  );
  expect(message).toContain('Write xianjin, theme-education or the path');
  expect(message).toContain('请写 xianjin、theme-education');
});

test('a file with a fault is refused with the line of the first and the way to see all', async () => {
  const file = join(folder, 'own.yaml');
  const sound = readFileSync(new URL('../../campaigns/theme-education.yaml', import.meta.url), 'utf8');
  writeFileSync(file, sound);
  expect((await sandboxCampaign(readConfig({ SANDBOX_CAMPAIGN: file }))).key).toBe(theme);
  writeFileSync(file, sound.replace('    from: 04-10', '    from: 13-10'));
  const line = sound.split('\n').findIndex((one) => one.startsWith('    from: 04-10')) + 1;
  const message = await refusalOf(file);
  expect(message).toContain(`${file}:${line}:`);
  expect(message).toContain(`campaign check ${file}`);
  expect(message).not.toMatch(/\.\.|。。/);
});

test('a trial under way is not mixed with another campaign, and its clock stays where it was', async () => {
  await house.stop();
  const kept = () => readFileSync(join(house.folder, 'trial-clock'), 'utf8');
  const before = kept();
  const other = await house
    .startAgain('2026-05-05T09:00:00+08:00', { SANDBOX_CAMPAIGN: 'xianjin' })
    .catch((thrown: unknown) => thrown);
  expect(other).toBeInstanceOf(ConfigError);
  expect(String(other)).toContain('plays “Theme education”');
  expect(kept()).toBe(before);
  await house.startAgain(eve, { SANDBOX_CAMPAIGN: '' });
  expect(await house.db.selectFrom('campaign').select('template_key').execute()).toEqual([
    { template_key: theme },
  ]);
});
