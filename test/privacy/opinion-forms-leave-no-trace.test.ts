import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';
import { everyRow, rowCounts } from './everything.ts';

const branch = '办公室党支部';
const said = '会议室的灯坏了三个月没人修。';
let house: House;
let secretary = '';
let authors: { open_id: string; name: string }[] = [];

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T10:00:00+08:00', beside: { branches: [branch] } });
  secretary = house.of(branch, 'secretary')[0]?.open_id ?? '';
  authors = house.of(branch, 'member').filter(({ roles }) => roles.length === 1);
  const desk = await pressFor(secretary, await house.ask(secretary, '/意见'), 'opinion-desk');
  const form = await pressFor(secretary, desk, 'opinion-round-form');
  await house.press(secretary, form, 'opinion-round-open', {
    circle: 'members',
    target: 'member',
    to: '2026-03-30 +0800',
  });
  await house.quiet();
}, 120_000);
afterAll(() => house.close());

async function pressFor(openId: string, card: Shown, action: string) {
  await house.quiet();
  const before = house.toldTo(openId).length;
  await house.press(openId, card, action);
  await until(() => house.toldTo(openId).length > before);
  return house.toldTo(openId).at(-1) as Shown;
}
const invitation = (openId: string) =>
  house.toldTo(openId).findLast(({ content }) => buttonOf(content, 'opinion-form-open')) as Shown;
const openForm = (openId: string) => pressFor(openId, invitation(openId), 'opinion-form-open');
const submit = (openId: string, form: Shown, words: string) =>
  house.press(openId, form, 'opinion-submit', { words, area: 'work', target: 'member' });

/** Does something anonymous and asserts that nothing of it stands anywhere but in the pool of words. */
async function tracelessly(act: () => Promise<unknown>): Promise<void> {
  const but = async () => {
    const { 'public.opinion_pool': _, ...others } = await rowCounts(house.db);
    return others;
  };
  await house.quiet();
  const [before, lines] = [await but(), house.logged.length];
  const rounds = JSON.stringify(await house.db.selectFrom('opinion_round').selectAll().execute());
  const inbox = await house.db.selectFrom('inbox').selectAll().execute();
  await act();
  await house.quiet();
  expect(await but()).toEqual(before);
  expect(await house.db.selectFrom('inbox').selectAll().execute()).toEqual(inbox);
  expect(JSON.stringify(await house.db.selectFrom('opinion_round').selectAll().execute())).toBe(rounds);
  expect(house.logged.slice(lines)).toEqual([]);
}

test('one opener and one opinion on the same day do not meet: neither leaves anything but the sealed words', async () => {
  const [author, onlooker] = authors;
  if (!author || !onlooker) throw new Error('nobody');
  await tracelessly(() => openForm(onlooker.open_id));
  await tracelessly(async () => submit(author.open_id, await openForm(author.open_id), said));
  await tracelessly(async () => submit(author.open_id, await openForm(author.open_id), '第二份'));
  const rows = await house.db.selectFrom('opinion').selectAll().execute();
  expect(rows).toHaveLength(1);
});

test('the count of returned forms does not move with a form, nor on a morning that releases nothing', async () => {
  const returned = async () =>
    (await house.db.selectFrom('opinion_round').select('returned').executeTakeFirstOrThrow()).returned;
  const shown = async () => {
    const desk = await pressFor(secretary, await house.ask(secretary, '/意见'), 'opinion-desk');
    return wordsIn(desk);
  };
  expect(await returned()).toBe(0);
  await submit(authors[1]?.open_id ?? '', await openForm(authors[1]?.open_id ?? ''), '第二条');
  expect(await shown()).toContain('收回 0 份');
  await house.moveTo('2026-03-03T09:30:00+08:00');
  expect(await shown()).toContain('收回 0 份');
  await submit(authors[2]?.open_id ?? '', await openForm(authors[2]?.open_id ?? ''), '第三条');
  expect(await shown()).toContain('收回 0 份');
  await house.moveTo('2026-03-04T09:30:00+08:00');
  expect(await shown()).toContain('收回 3 份');
});

test('after the release no row says by which circle words came, and one transaction wrote them all', async () => {
  const { rows } = await sql<{ xmin: string; round: string | null }>`
    select xmin::text, round_id::text as round from opinion_kept`.execute(house.db);
  expect(rows.map(({ round }) => round)).toEqual([null, null, null]);
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
});

test('no row and no log line holds the words, or an opinion beside one of its circle', async () => {
  const rows = await everyRow(house.db);
  const logged = house.logged.map((text) => ({ where: 'log', text }));
  expect([...rows, ...logged].filter(({ text }) => text.includes(said))).toEqual([]);
  const opinions = await house.db.selectFrom('opinion').selectAll().execute();
  const traces = opinions.flatMap((row) => [row.id, Buffer.from(row.words_sealed).toString('hex')]);
  const people = await house.db
    .selectFrom('person')
    .select(['id', 'open_id', 'name'])
    .where(
      'open_id',
      'in',
      authors.map(({ open_id }) => open_id),
    )
    .execute();
  for (const { where, text } of [...rows, ...logged]) {
    if (!traces.some((trace) => text.includes(trace))) continue;
    const named = people.find((one) => [one.id, one.open_id ?? '', one.name].some((id) => text.includes(id)));
    expect(named?.name, where).toBeUndefined();
  }
});
