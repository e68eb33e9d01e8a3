import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import type { JobContext } from '../../jobs/job.ts';
import { beat, lastBeat } from '../../src/app/heartbeat.ts';
import { purge } from '../../src/app/purge.ts';
import { newSweepMemory, sweep } from '../../src/app/sweep.ts';
import { armDue, claimDue } from '../../src/store/due.ts';
import { finishEvent, readEvent, receiveEvent } from '../../src/store/inbox.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const noon = new Date('2026-01-24T04:00:00Z');
const monthsLater = new Date('2026-06-01T04:00:00Z');
let database: TestDatabase;
let effects: string[];
let context: JobContext;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { db } = database;
  await db.deleteFrom('due').execute();
  await db.deleteFrom('inbox').execute();
  effects = [];
  const memory = newSweepMemory();
  const fireDue = async (id: string, version: number, now: Date) => {
    if (await claimDue(db, id, version, now, { late: false })) effects.push('fired');
  };
  const handleEvent = async (eventId: string, now: Date) => {
    if (await finishEvent(db, eventId, now)) effects.push('handled');
  };
  context = {
    fireDue,
    handleEvent,
    sweep: (now) =>
      sweep(
        {
          db,
          wake: { courier: () => undefined, due: () => undefined },
          fire: (row) => fireDue(row.id, row.version, now),
          handle: (event) => handleEvent(event.eventId, now),
          onError: () => undefined,
        },
        memory,
        now,
        { horizon: now },
      ),
    beat: (now) => beat(db, now, { courierAlive: true, graceMs: 0 }),
    purge: (now) => purge(db, now),
  };
});

const job = (name: string) => jobs.find((one) => one.name === name)!;
const arm = async () => {
  const due = { kind: 'ping', unitId: null, item: 'i', moment: 'm', audience: 'a', dueOn: '2026-01-24' };
  const [row] = await armDue(database.db, [{ ...due, key: 'k', at: noon }]);
  return row!;
};
const receive = () =>
  receiveEvent(database.db, { eventId: 'e', kind: 'message', payload: { words: '打卡' } }, noon);

async function twice(name: string, payload: object, now = noon) {
  await job(name).run(context, payload, now);
  await job(name).run(context, payload, now);
}

test('deadline-due, run twice, fires once', async () => {
  const { id, version } = await arm();
  await twice('deadline-due', { id, version });
  expect(effects).toEqual(['fired']);
});

test('deadline-due of a moved deadline does nothing', async () => {
  const { id, version } = await arm();
  await twice('deadline-due', { id, version: version + 1 });
  expect(effects).toEqual([]);
});

test('inbox, run twice, handles once', async () => {
  await receive();
  await twice('inbox', { eventId: 'e' });
  expect(effects).toEqual(['handled']);
});

test('reconcile, run twice, fires and handles once', async () => {
  await arm();
  await receive();
  await twice('reconcile', {});
  await twice('reconcile', {});
  expect(effects).toEqual(['fired', 'handled']);
});

test('heartbeat, run twice, is as if run once', async () => {
  await twice('heartbeat', {});
  expect(await lastBeat(database.db)).toEqual(noon);
});

test('purge, run twice, empties the words of closed events and keeps their ids', async () => {
  await receive();
  await twice('purge', {}, monthsLater);
  expect((await readEvent(database.db, 'e'))!.payload).not.toBeNull();
  await finishEvent(database.db, 'e', noon);
  await twice('purge', {}, monthsLater);
  expect(await readEvent(database.db, 'e')).toMatchObject({ payload: null, state: 'done' });
});

test.each([
  ['deadline-due', { id: 'not-a-uuid', version: 1 }],
  ['deadline-due', { id: randomUUID(), version: 0 }],
  ['deadline-due', null],
  ['inbox', {}],
])('%s refuses the payload %j', async (name, payload) => {
  await expect(async () => job(name).run(context, payload, noon)).rejects.toThrow();
  expect(effects).toEqual([]);
});

test('job names are unique, and those that nobody adds have a schedule', () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  expect(jobs.filter(({ everyMs }) => everyMs).map(({ name }) => name)).toEqual([
    'reconcile',
    'heartbeat',
    'purge',
  ]);
});
