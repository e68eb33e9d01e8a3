import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveDates } from '../../src/app/move-dates.ts';
import { addDays, localDateOf, localTimeOf } from '../../src/domain/local-date.ts';
import { isWorkday, STATUTORY } from '../../src/domain/workday.ts';
import { wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
const zone = 'Asia/Shanghai';
let house: House;

beforeAll(async () => {
  house = await openHouse({
    at: '2026-02-12T07:00:00+08:00',
    beside: { branches: [branch, '人事教育科党支部'] },
  });
});
afterAll(() => house.close());

const member = (n: number) =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader)[n]?.open_id ?? '';
const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const when = (at: number) => ({
  day: localDateOf(new Date(at), zone),
  time: localTimeOf(new Date(at), zone),
});
const digests = (openId: string) =>
  house.toldTo(openId).map((message) => ({ ...when(message.created_at), words: wordsIn(message) }));

test('nobody is written to at night, on a weekend or in the Spring Festival, and a person once a day at most', async () => {
  await house.moveTo('2026-03-05T20:00:00+08:00');
  await house.quiet();
  let all = 0;
  for (const { open_id } of house.people()) {
    const days = digests(open_id);
    all += days.length;
    expect(new Set(days.map(({ day }) => day)).size, open_id).toBe(days.length);
    for (const { day, time } of days) {
      expect(isWorkday(day, STATUTORY), `${open_id} ${day}`).toBe(true);
      expect(time >= '08:00' && time < '21:00', `${open_id} ${day} ${time}`).toBe(true);
    }
  }
  expect(all).toBeGreaterThan(50);
  // 15 to 23 February 2026 are days of rest; 14 and 28 February are worked.
  for (let day = '2026-02-15'; day <= '2026-02-23'; day = addDays(day, 1))
    expect(isWorkday(day, STATUTORY)).toBe(false);
}, 300_000);

test('from the second workday after the deadline the secretary hears names, in private; a group never does', () => {
  const names = house.of(branch, 'member').map(({ name }) => name);
  // Stage 1 ends on Saturday, 28 February, which is worked; workdays after it: 2, 3 March.
  const told = (day: string) => digests(secretary()).find((one) => one.day === day)?.words ?? '';
  const named = (words: string) => names.filter((name) => words.includes(name)).length;
  expect(named(told('2026-03-03'))).toBeGreaterThan(named(told('2026-03-02')));
  expect(named(told('2026-03-03'))).toBeGreaterThanOrEqual(5);
  for (const message of house.seen(house.group(branch)))
    if (message.sender.type === 'app') expect(named(wordsIn(message))).toBe(0);
});

test('whoever did it before the ping gets none', async () => {
  const done = member(2);
  const owing = member(3);
  const { id } = await house.db
    .selectFrom('person')
    .select('id')
    .where('open_id', '=', done)
    .executeTakeFirstOrThrow();
  const campaign = await house.db.selectFrom('campaign').select('id').executeTakeFirstOrThrow();
  const unit = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  const file = (kind: string, payload: object, n: number) =>
    house.db
      .insertInto('record')
      .values({
        id: `00000000-0000-5000-8000-00000000000${n}`,
        campaign_id: campaign.id,
        kind,
        unit_id: unit.id,
        person_id: id,
        parent_id: null,
        payload: JSON.stringify(payload),
        occurred_on: '2026-02-20',
        state: 'filed',
        version: 1,
        filed_by: id,
        filed_at: house.now(),
      })
      .execute();
  await file('study-hour', { hours: 40, way: 'own', topic: null }, 1);
  await file('reflection', { text: '心得' }, 2);
  const before = { done: digests(done).length, owing: digests(owing).length };
  await house.moveTo('2026-03-06T20:00:00+08:00');
  await house.quiet();
  expect(digests(owing).length).toBe(before.owing + 1);
  const last = digests(done).slice(before.done);
  expect(last.filter(({ words }) => words.includes('学习学时') || words.includes('学习心得体会'))).toEqual(
    [],
  );
});

test('a deadline that moves takes its pings along', async () => {
  const unit = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  const waiting = () =>
    house.db
      .selectFrom('due')
      .select(['item', 'due_on', 'version'])
      .where('unit_id', '=', unit.id)
      .where('kind', '=', 'ping')
      .where('state', '=', 'waiting')
      .execute();
  const was = await waiting();
  expect(was.some(({ due_on }) => due_on === '2026-06-05')).toBe(true);
  const moved = await moveDates(
    house.service.app,
    {
      unit: branch,
      moves: [{ key: 'special-report.due', date: '2026-06-12', reason: '防汛' }],
      by: 'office',
      dry: false,
    },
    house.now(),
  );
  expect(moved).toMatchObject({ ok: true });
  const now = await waiting();
  expect(now.filter(({ due_on }) => due_on === '2026-06-05')).toEqual([]);
  expect(now.some(({ due_on }) => due_on === '2026-06-12')).toBe(true);
});
