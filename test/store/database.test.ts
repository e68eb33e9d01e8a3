import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, migrations, pendingMigrations } from '../../src/store/migrate.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('a day stays a word, a bigint becomes a number, an instant a Date', async () => {
  const { rows } = await sql<
    Record<string, unknown>
  >`select date '2005-01-24' as day, 9007199254740991::bigint as seq,
    timestamptz '2005-01-24 00:00+08' as at, array['member', 'office'] as roles`.execute(database.db);
  expect(rows[0]).toEqual({
    day: '2005-01-24',
    seq: 9007199254740991,
    at: new Date('2005-01-23T16:00:00Z'),
    roles: ['member', 'office'],
  });
});

test('migrating twice does nothing the second time', async () => {
  expect(await migrate(database.db)).toEqual([]);
  expect(await pendingMigrations(database.db)).toEqual([]);
});

test('a database of a newer program is refused and left as it is', async () => {
  await expect(migrate(database.db, {})).rejects.toThrow(/newer Stagekeeper.*0001-first-walk/);
  expect(await database.db.selectFrom('person').selectAll().execute()).toEqual([]);
});

test('a failed migration keeps nothing and names itself', async () => {
  const broken = {
    up: async (db: Kysely<unknown>) => {
      await sql`create table half_done (id text)`.execute(db);
      throw new Error('no');
    },
  };
  await expect(migrate(database.db, { ...migrations, '9999-broken': broken })).rejects.toThrow(/9999-broken/);
  const { rows } = await sql`select to_regclass('half_done') as at`.execute(database.db);
  expect(rows).toEqual([{ at: null }]);
  expect(await migrate(database.db)).toEqual([]);
});
