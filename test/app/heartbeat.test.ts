import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { beat, lastBeat, outageBefore } from '../../src/app/heartbeat.ts';
import { armDue } from '../../src/store/due.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 24, 1, minute));
const twoMinutes = 120_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('due').execute();
  await database.db.deleteFrom('meta').execute();
});

const beatAt = (minute: number, courierAlive = true) =>
  beat(database.db, at(minute), { courierAlive, graceMs: twoMinutes });

test('it beats while every timer is on time, and is silent as soon as one is two minutes late', async () => {
  const { db } = database;
  await armDue(db, [
    {
      key: 'k',
      kind: 'ping',
      unitId: null,
      item: 'i',
      moment: 'm',
      audience: 'a',
      dueOn: '2026-01-24',
      at: at(10),
    },
  ]);
  expect(await beatAt(12)).toEqual({ ok: true });
  expect(await beatAt(12)).toEqual({ ok: true });
  expect(await beatAt(13)).toEqual({ ok: false, why: 'a timer is late' });
  expect(await lastBeat(db)).toEqual(at(12));
});

test('it is silent without a courier', async () => {
  expect(await beatAt(1, false)).toEqual({ ok: false, why: 'the courier is not alive' });
  expect(await lastBeat(database.db)).toBeNull();
});

test('an outage is the time since the last beat, unless it was a quick restart or the first start', async () => {
  const { db } = database;
  expect(await outageBefore(db, at(5), twoMinutes)).toBeNull();
  await beatAt(1);
  expect(await outageBefore(db, at(3), twoMinutes)).toBeNull();
  expect(await outageBefore(db, at(50), twoMinutes)).toEqual({ from: at(1), to: at(50) });
});
