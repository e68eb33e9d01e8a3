import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  armDue,
  cancelDue,
  claimDue,
  dropDue,
  dueUntil,
  type NewDue,
  nextDueAt,
  overdue,
  readDue,
} from '../../src/store/due.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.deleteFrom('due').execute());

const due = (key: string, at: Date, more: Partial<NewDue> = {}): NewDue => ({
  key,
  kind: 'ping',
  unitId: null,
  item: 'special-report',
  moment: 't-7',
  audience: 'secretary',
  dueOn: '2026-03-01',
  at,
  ...more,
});

/** Brings the row 'k', armed for 10 January, into a state, with what was done on 12 January. */
async function bring(state: 'none' | 'waiting' | 'done' | 'dropped' | 'cancelled') {
  const { db } = database;
  if (state === 'none') return;
  const [row] = await armDue(db, [due('k', day(10))]);
  if (state === 'done') await claimDue(db, row!.id, 1, day(12), { late: true });
  if (state === 'dropped') await dropDue(db, row!.id, 1, 'too late', day(12));
  if (state === 'cancelled') await cancelDue(db, { unitId: null, item: 'special-report' }, 'done');
}

test.each([
  { from: 'none', at: 10, changes: true, version: 1, state: 'waiting' },
  { from: 'waiting', at: 10, changes: false, version: 1, state: 'waiting' },
  { from: 'waiting', at: 20, changes: true, version: 2, state: 'waiting' },
  { from: 'waiting', at: 5, changes: true, version: 2, state: 'waiting' },
  { from: 'done', at: 10, changes: false, version: 1, state: 'done' },
  { from: 'done', at: 11, changes: false, version: 1, state: 'done' },
  { from: 'done', at: 12, changes: false, version: 1, state: 'done' },
  { from: 'done', at: 13, changes: true, version: 2, state: 'waiting' },
  { from: 'dropped', at: 10, changes: false, version: 1, state: 'dropped' },
  { from: 'dropped', at: 20, changes: true, version: 2, state: 'waiting' },
  { from: 'cancelled', at: 10, changes: false, version: 1, state: 'cancelled' },
  { from: 'cancelled', at: 20, changes: true, version: 2, state: 'waiting' },
] as const)('armed for day $at, a row that was $from is $state at version $version', async (row) => {
  const { db } = database;
  await bring(row.from);
  const changed = await armDue(db, [due('k', day(row.at))]);
  expect(changed.length === 1).toBe(row.changes);
  const now = await db.selectFrom('due').selectAll().executeTakeFirstOrThrow();
  expect(now).toMatchObject({ version: row.version, state: row.state });
  if (row.changes) expect(now).toMatchObject({ at: day(row.at), done_at: null, late: false, reason: null });
});

test('a new due day or audience at the same instant is a change too', async () => {
  const { db } = database;
  await armDue(db, [due('k', day(10))]);
  expect(await armDue(db, [due('k', day(10), { dueOn: '2026-03-02' })])).toHaveLength(1);
  expect(await armDue(db, [due('k', day(10), { dueOn: '2026-03-02', audience: 'leader' })])).toHaveLength(1);
});

test('a thousand and more rows are armed, each key once', async () => {
  const rows = Array.from({ length: 2_500 }, (_, n) => due(`k${n % 2_400}`, day(n % 28)));
  expect(await armDue(database.db, rows)).toHaveLength(2_400);
});

test('a claim wins once, and never an older version, a moment to come, or one cancelled', async () => {
  const { db } = database;
  const [row] = await armDue(db, [due('k', day(10))]);
  const { id } = row!;
  expect(await claimDue(db, id, 1, day(9), { late: false })).toBeNull();
  await armDue(db, [due('k', day(8))]);
  expect(await claimDue(db, id, 1, day(9), { late: false })).toBeNull();
  expect(await claimDue(db, id, 2, day(9), { late: true })).toMatchObject({
    id,
    dueOn: '2026-03-01',
    late: true,
  });
  expect(await claimDue(db, id, 2, day(9), { late: true })).toBeNull();
  const [other] = await armDue(db, [due('k2', day(8), { item: 'other' })]);
  expect(await cancelDue(db, { unitId: null, item: 'other' }, 'done')).toBe(1);
  expect(await claimDue(db, other!.id, 1, day(9), { late: false })).toBeNull();
});

test('a claim of a transaction that fails is as if it had not been', async () => {
  const { db } = database;
  const [row] = await armDue(db, [due('k', day(10))]);
  const failing = db.transaction().execute(async (tx) => {
    expect(await claimDue(tx, row!.id, 1, day(11), { late: false })).not.toBeNull();
    throw new Error('later on');
  });
  await expect(failing).rejects.toThrow('later on');
  expect(await readDue(db, row!.id)).toMatchObject({ state: 'waiting', doneAt: null });
});

test('units of one instant come in the order of the roster, whatever their ids', async () => {
  const { db } = database;
  const unit = (id: string, position: number) => ({
    id,
    name: id,
    parent_id: null,
    kind: 'branch',
    batch: 1,
    leading_body: false,
    chat_id: null,
    position,
    active: true,
  });
  const [last, first] = ['11111111-1111-4111-8111-111111111111', '99999999-9999-4999-8999-999999999999'];
  await db
    .insertInto('unit')
    .values([unit(last, 2), unit(first, 1)])
    .execute();
  await armDue(db, [
    due('a', day(3), { unitId: last }),
    due('b', day(3), { unitId: first }),
    due('c', day(3)),
  ]);
  expect((await overdue(db, day(3), 10)).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
});

test('what is overdue comes in the order of time, and cancelling touches one item of one unit only', async () => {
  const { db } = database;
  await armDue(db, [
    due('b', day(3)),
    due('a', day(3)),
    due('c', day(1)),
    due('d', day(9)),
    due('e', day(2), { item: 'x' }),
  ]);
  expect((await overdue(db, day(3), 10)).map(({ key }) => key)).toEqual(['c', 'e', 'a', 'b']);
  expect((await overdue(db, day(3), 2)).map(({ key }) => key)).toEqual(['c', 'e']);
  expect((await dueUntil(db, day(9))).map(({ key }) => key)).toEqual(['c', 'e', 'a', 'b', 'd']);
  expect(await cancelDue(db, { unitId: null, item: 'special-report' }, 'done')).toBe(4);
  expect(await nextDueAt(db)).toEqual(day(2));
  expect(await nextDueAt(db, day(2))).toBeNull();
  await cancelDue(db, { unitId: null, item: 'x' }, 'done');
  expect(await nextDueAt(db)).toBeNull();
});

test('whatever moves and races, a version fires at most once, and only when its instant has come', async () => {
  const { db } = database;
  const step = fc.oneof(
    fc.record({ do: fc.constant('arm' as const), at: fc.integer({ min: 1, max: 28 }) }),
    fc.record({
      do: fc.constant('claim' as const),
      now: fc.integer({ min: 1, max: 28 }),
      back: fc.integer({ min: 0, max: 1 }),
    }),
    fc.record({ do: fc.constant('cancel' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      async (rounds) => {
        await db.deleteFrom('due').execute();
        const [row] = await armDue(db, [due('k', day(10))]);
        const fired: number[] = [];
        for (const together of rounds) {
          const { version } = (await readDue(db, row!.id))!;
          await Promise.all(
            together.map(async (one) => {
              if (one.do === 'arm') await armDue(db, [due('k', day(one.at))]);
              else if (one.do === 'cancel')
                await cancelDue(db, { unitId: null, item: 'special-report' }, 'done');
              else {
                const won = await claimDue(db, row!.id, version - one.back, day(one.now), { late: false });
                if (won) fired.push(won.version);
                if (won) expect(won.at.getTime()).toBeLessThanOrEqual(day(one.now).getTime());
              }
            }),
          );
        }
        expect(new Set(fired).size).toBe(fired.length);
      },
    ),
    { numRuns: 60 },
  );
});
