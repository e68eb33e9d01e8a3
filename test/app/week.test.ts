import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaignNow } from '../../src/app/campaign-now.ts';
import { readUnits } from '../../src/app/digest.ts';
import { sendWeek } from '../../src/app/send-week.ts';
import { isWeekDay, weekOf, weekRow } from '../../src/app/week.ts';
import { peopleWithRole } from '../../src/store/roster.ts';
import { openCampaign, type SmallCampaign } from '../support/short-campaign.ts';

let house: SmallCampaign;
beforeAll(async () => {
  house = await openCampaign();
});
afterAll(() => house.close());

async function campaign() {
  const found = await campaignNow(house.db);
  if (!found) throw new Error('no campaign');
  return found;
}

describe('the week’s figures go out', () => {
  test.each([
    ['on a Monday of work', '2026-02-02', true],
    ['not on the day after it', '2026-02-03', false],
    ['not on the Sunday before it', '2026-02-01', false],
    ['not on a Monday of rest (Qingming, 6 April)', '2026-04-06', false],
    ['but on the workday after it', '2026-04-07', true],
  ])('%s: %s', (_, day, goes) => expect(isWeekDay(house.app, day)).toBe(goes));

  test.each([
    ['on its own day, the same day', '2026-02-02', '2026-02-02'],
    ['after it, the next Monday', '2026-02-03', '2026-02-09'],
    ['on Sunday, the day after', '2026-02-01', '2026-02-02'],
    ['from a Monday of rest, the workday after it', '2026-04-06', '2026-04-07'],
  ])('next, %s', (_, today, on) => expect(weekRow(house.app, today)).toMatchObject({ dueOn: on }));
});

test('a thing belongs to the week of its day, Monday the first and Sunday the last', async () => {
  for (const [day, hours] of [
    ['2026-02-01', 1],
    ['2026-02-02', 2],
    ['2026-02-08', 4],
    ['2026-02-09', 8],
  ] as const)
    await house.study('member', hours, house.at(day, '23:30'));
  const [secretary] = (await peopleWithRole(house.db, 'secretary')).filter(
    ({ open_id }) => open_id === 'secretary',
  );
  if (!secretary) throw new Error('nobody');
  const told = async (today: string) => {
    const read = readUnits(house.db, await campaign(), today);
    return (await weekOf(house.db, { campaign: await campaign(), person: secretary, read, today }))?.unit
      ?.hours;
  };
  expect(await told('2026-02-09')).toBe(6);
  expect(await told('2026-02-10')).toBe(6);
  expect(await told('2026-02-16')).toBe(8);
});

test('they are told to those who answer and the office, once, and to nobody on another day', async () => {
  const send = async (day: string) => {
    const now = house.at(day, '09:00');
    await house.db
      .transaction()
      .execute(async (tx) => sendWeek(house.app, tx, { campaign: await campaign(), late: false }, now));
    const sent = await house.db
      .selectFrom('outbox')
      .select('job')
      .where('key', 'like', `digest:${day}:%`)
      .execute();
    const heard = ['secretary', 'member', 'other', 'officer', 'supervisor'].filter((openId) =>
      sent.some(({ job }) => JSON.stringify(job).includes(`"${openId}"`)),
    );
    return heard;
  };
  expect(await send('2026-02-10')).toEqual([]);
  expect(await send('2026-03-02')).toEqual(['secretary', 'other', 'officer']);
});
