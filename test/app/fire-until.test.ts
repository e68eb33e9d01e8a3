import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fireUntil } from '../../src/app/fire-until.ts';
import { armDue, claimDue, type DueRow, overdue } from '../../src/store/due.ts';
import { enqueue } from '../../src/store/outbox.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
let database: TestDatabase;
let now: Date;
let story: string[];
let halted: boolean;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('due').execute();
  await database.db.deleteFrom('outbox').execute();
  now = day(1);
  story = [];
  halted = false;
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
const tell = (what: string) => story.push(`${now.getUTCDate()} ${what}`);
const claim = async (row: DueRow) => {
  tell(row.key);
  await claimDue(database.db, row.id, row.version, now, { late: false });
};
const move = (until: Date, fire: (row: DueRow) => Promise<void> = claim) =>
  fireUntil(
    {
      db: database.db,
      now: () => now,
      setNow: (at) => {
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        now = at;
      },
      fire,
      flush: async () => void tell('flush'),
      halted: () => halted,
      onError: (_error, row) => void tell(`failed ${row.key}`),
    },
    until,
  );

test('moments fire in order, each at its own time and delivered before the next', async () => {
  await armDue(database.db, [due('late', day(9)), due('first', day(3)), due('then', day(5))]);
  expect(await move(day(7))).toEqual({ fired: 2, failed: 0 });
  expect(story).toEqual(['3 first', '3 flush', '5 then', '5 flush', '7 flush']);
  story = [];
  expect(await move(day(7))).toEqual({ fired: 0, failed: 0 });
  expect(story).toEqual(['7 flush']);
});

test('a moment armed by another on the way fires on the way', async () => {
  await armDue(database.db, [due('first', day(3)), due('last', day(6))]);
  await move(day(7), async (row) => {
    await claim(row);
    if (row.key === 'first') await armDue(database.db, [due('second', day(5))]);
  });
  expect(story.filter((line) => !line.includes('flush'))).toEqual(['3 first', '5 second', '6 last']);
});

test('a moment overdue already fires at the present time: the clock never goes back', async () => {
  now = day(4);
  await armDue(database.db, [due('overdue', day(2))]);
  await move(day(5));
  expect(story).toEqual(['4 overdue', '4 flush', '5 flush']);
});

test('one that fails is passed over once and left waiting', async () => {
  await armDue(database.db, [due('bad', day(3)), due('good', day(4))]);
  const result = await move(day(5), async (row) => {
    if (row.key === 'bad') throw new Error('no');
    await claim(row);
  });
  expect(result).toEqual({ fired: 1, failed: 1 });
  expect(story.filter((line) => !line.includes('flush'))).toEqual(['3 failed bad', '4 good']);
  expect((await overdue(database.db, day(5), 9)).map(({ key }) => key)).toEqual(['bad']);
});

test('messages held until an hour on the way go at that hour', async () => {
  await enqueue(
    database.db,
    [{ key: 'held', job: { do: 'text', to: { openId: 'ou_1' }, text: '' }, notBefore: day(4) }],
    day(1),
  );
  await armDue(database.db, [due('first', day(3)), due('last', day(6))]);
  await move(day(7));
  expect(story).toEqual(['3 first', '3 flush', '4 flush', '6 last', '6 flush', '7 flush']);
});

test('a stop on the way ends it with the moment at hand, and the clock stands there', async () => {
  await armDue(database.db, [due('first', day(3)), due('then', day(5))]);
  const fired = await move(day(7), async (row) => {
    await claim(row);
    halted = true;
  });
  expect(fired).toEqual({ fired: 1, failed: 0 });
  expect(now).toEqual(day(3));
});
