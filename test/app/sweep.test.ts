import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newSweepMemory, type SweepPorts, stuckCount, sweep } from '../../src/app/sweep.ts';
import { armDue, claimDue } from '../../src/store/due.ts';
import { finishEvent, inboxCounts, receiveEvent } from '../../src/store/inbox.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
let database: TestDatabase;
let fired: string[];
let handled: string[];
let hinted: string[];
let courierWoken: number;
let bad: Set<string>;
let memory = newSweepMemory();

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('due').execute();
  await database.db.deleteFrom('inbox').execute();
  [fired, handled, hinted, courierWoken, bad, memory] = [[], [], [], 0, new Set(), newSweepMemory()];
});

const due = (key: string, at: Date) => ({
  key,
  kind: 'ping',
  unitId: null,
  item: 'i',
  moment: 'm',
  audience: 'a',
  dueOn: '2026-01-31',
  at,
});
const run = (now: Date, more: { everything?: boolean } = {}) => {
  const ports: SweepPorts = {
    db: database.db,
    wake: {
      courier: () => {
        courierWoken += 1;
      },
      due: (rows) => hinted.push(...rows.map(({ id }) => id)),
    },
    async fire(row) {
      if (bad.has(row.key)) throw new Error('no');
      if (await claimDue(database.db, row.id, row.version, now, { late: true })) fired.push(row.key);
    },
    async handle(event) {
      if (bad.has(event.eventId)) throw new RangeError('words of a person');
      if (await finishEvent(database.db, event.eventId, now)) handled.push(event.eventId);
    },
    onError: () => undefined,
  };
  return sweep(ports, memory, now, { horizon: new Date(now.getTime() + 86_400_000), ...more });
};

test('what the queue forgot fires, once, and the near future is hinted again', async () => {
  const rows = await armDue(database.db, [due('past', day(2)), due('tomorrow', day(4)), due('far', day(20))]);
  expect(await run(day(3))).toMatchObject({ fired: 1, failed: 0 });
  expect(await run(day(3))).toMatchObject({ fired: 0 });
  expect(fired).toEqual(['past']);
  const tomorrow = rows.find(({ at }) => at.getTime() === day(4).getTime())!.id;
  expect(hinted).toEqual([tomorrow, tomorrow]);
  expect(courierWoken).toBe(2);
});

test("one row's fault stops no other; it is tried less and less often, and its fifth failure is reported once", async () => {
  bad.add('bad');
  await armDue(database.db, [due('bad', day(1)), due('good', day(2))]);
  const tries: number[] = [];
  const reports: number[] = [];
  for (let n = 1; n <= 60; n += 1) {
    const { failed, stuck } = await run(day(3));
    if (failed) tries.push(n);
    if (stuck.length) reports.push(n);
  }
  expect(fired).toEqual(['good']);
  expect(tries).toEqual([1, 3, 6, 11, 20, 37]);
  expect(reports).toEqual([20]);
  expect(stuckCount(memory)).toBe(1);
  bad.clear();
  for (let n = 0; n < 40 && fired.length < 2; n += 1) await run(day(3));
  expect(fired).toEqual(['good', 'bad']);
  expect(stuckCount(memory)).toBe(0);
});

test('an event is taken at the second sweep that finds it waiting; at a start at once', async () => {
  await receiveEvent(database.db, { eventId: 'e1', kind: 'message', payload: {} }, day(1));
  expect(await run(day(1))).toMatchObject({ handled: 0 });
  expect(await run(day(1))).toMatchObject({ handled: 1 });
  expect(await run(day(1))).toMatchObject({ handled: 0 });
  await receiveEvent(database.db, { eventId: 'e2', kind: 'message', payload: {} }, day(1));
  expect(await run(day(1), { everything: true })).toMatchObject({ handled: 1 });
  expect(handled).toEqual(['e1', 'e2']);
});

test('an event that fails five times is put aside; its error quotes nobody', async () => {
  bad.add('e1');
  await receiveEvent(database.db, { eventId: 'e1', kind: 'message', payload: {} }, day(1));
  await receiveEvent(database.db, { eventId: 'e2', kind: 'message', payload: {} }, day(1));
  for (let n = 0; n < 8; n += 1) await run(day(1), { everything: true });
  expect(handled).toEqual(['e2']);
  expect(await inboxCounts(database.db)).toEqual({ waiting: 0, done: 1, failed: 1 });
  const row = await database.db
    .selectFrom('inbox')
    .select('error')
    .where('event_id', '=', 'e1')
    .executeTakeFirst();
  expect(row!.error).toBe('RangeError');
});
