import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../support/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-12T10:00:00+08:00' });
});
afterAll(() => house.close());

test('a stage that the gate has not opened sends no pings, whatever the calendar says', async () => {
  await house.moveTo('2026-04-15T10:00:00+08:00');
  const rows = await house.db
    .selectFrom('due')
    .select(['item', 'state', 'reason'])
    .where('kind', '=', 'ping')
    .where('item', 'like', 'stage-2.%')
    .where('state', 'in', ['done', 'dropped'])
    .execute();
  expect(rows.filter(({ state }) => state === 'done')).toEqual([]);
  expect(rows.map(({ reason }) => reason)).toContain('stage-not-open');
}, 60_000);
