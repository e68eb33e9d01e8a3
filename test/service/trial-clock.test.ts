import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastBeat } from '../../src/app/heartbeat.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: ['办公室党支部', '人事教育科党支部'] } });
});
afterAll(() => house.close());

const kept = () => new Date(readFileSync(join(house.folder, 'trial-clock'), 'utf8'));

test('the time is noted with every heartbeat, so that a process that dies does not go back', () => {
  expect(kept()).toEqual(house.now());
});

test('the heartbeat moves along with the clock: nobody was away', async () => {
  await house.moveTo('2026-01-29T12:00:00+08:00');
  expect(await lastBeat(house.db)).toEqual(house.now());
  expect(kept()).toEqual(house.now());
});

test('a stop while the clock moves ends the move, and says nothing of a fault', async () => {
  const from = house.now();
  const lines = house.logged.length;
  const moving = house.moveTo('2026-06-30T12:00:00+08:00').catch(() => undefined);
  await until(() => house.now() > from);
  await house.stop();
  await moving;
  expect(house.now() < new Date('2026-06-30T12:00:00+08:00')).toBe(true);
  expect(kept()).toEqual(house.now());
  expect(house.logged.slice(lines).filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
});
