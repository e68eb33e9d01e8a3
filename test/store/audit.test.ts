import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Act } from '../../src/domain/acts.ts';
import { appendAudit, readAudit, verifyAudit } from '../../src/store/audit.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const at = new Date('2026-01-24T01:00:00.123Z');
let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const append = (act: Act, detail: Record<string, unknown> = {}) =>
  database.db.transaction().execute((tx) => appendAudit(tx, { actor: '张主任', act, detail }, at));

async function fill(count: number) {
  for (let n = 1; n <= count; n += 1)
    await append('correct-hours', { n, z: { b: [1, null], a: '一' }, none: undefined });
}

test('an untouched chain holds, and its head is the hash of the last line', async () => {
  expect(await verifyAudit(database.db)).toEqual({ ok: true, count: 0, head: '0'.repeat(64) });
  await fill(5);
  const last = await append('sign-gate', { 'NUL\0': 'a\0b\ud800', 10: 1.5, 9: 1e21 });
  expect(await verifyAudit(database.db)).toEqual({ ok: true, count: 6, head: last.hash });
  expect((await readAudit(database.db, { limit: 2 })).map(({ seq }) => seq)).toEqual([6, 5]);
});

test('writers at the same moment make one chain without a gap', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => append('sign-gate', { n })));
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true, count: 20 });
});

test('a transaction that fails leaves no gap', async () => {
  await fill(1);
  const failing = database.db.transaction().execute(async (tx) => {
    await appendAudit(tx, { actor: 'x', act: 'remind', detail: {} }, at);
    throw new Error('later on');
  });
  await expect(failing).rejects.toThrow('later on');
  await fill(1);
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true, count: 2 });
});

test('the database itself refuses to change or remove a line', async () => {
  await fill(1);
  await expect(database.db.updateTable('audit').set({ actor: 'x' }).execute()).rejects.toThrow('append-only');
  await expect(database.db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
});

test.each([
  ['another actor', `update audit set actor = '李四' where seq = 4`, 4],
  ['another act', `update audit set act = 'nothing' where seq = 4`, 4],
  ['another time', `update audit set at = at + interval '1 second' where seq = 4`, 4],
  ['another detail', `update audit set detail = jsonb_set(detail, '{n}', '9') where seq = 4`, 4],
  ['a line removed', 'delete from audit where seq = 4', 4],
  ['another hash', `update audit set hash = repeat('a', 64) where seq = 4`, 4],
  ['another link', `update audit set previous_hash = repeat('a', 64) where seq = 4`, 4],
  ['the first line removed', 'delete from audit where seq = 1', 1],
  [
    'two lines exchanged',
    'update audit set seq = case seq when 3 then -4 else -3 end where seq in (3, 4); update audit set seq = -seq where seq < 0',
    3,
  ],
])('%s behind the trigger is found at its line', async (_what, tamper, seq) => {
  await fill(6);
  await sql`alter table audit disable trigger audit_is_append_only`.execute(database.db);
  for (const statement of tamper.split('; ')) await sql.raw(statement).execute(database.db);
  expect(await verifyAudit(database.db)).toMatchObject({ ok: false, seq });
});
