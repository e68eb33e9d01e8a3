import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonOf, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';
import { asBytes, everyFile, everyRow, rowCounts } from './everything.ts';

const branch = '办公室党支部';
const said = '食堂的意见簿三个月没人翻看，请领导班子管一管。';
const added = '补充一句：阅览室的灯也坏了。';

let house: House;
let author: { open_id: string; name: string };
let secretary: { open_id: string };
let code: string;
let form: Awaited<ReturnType<House['ask']>>;
/** Ids of the events, messages and tokens of the anonymous path, as the platform knows them. */
const ids: string[] = [];

beforeAll(async () => {
  house = await openHouse({ embedded: true });
  author = house.of(branch, 'member')[3] as typeof author;
  secretary = house.of(branch, 'secretary')[0] as typeof secretary;
  // Ordinary traffic, the author's own among it.
  await house.ask(secretary.open_id, '/help');
  const before = house.toldTo(author.open_id).length;
  house.sandbox.people.enter(author.open_id);
  await until(() => house.toldTo(author.open_id).length > before);
  await house.ask(author.open_id, '/me');
  const group = house.group(branch);
  house.say(secretary.open_id, group, '/checkin 学习党章 2小时', { mention: true });
  await until(() => house.seen(group).some((message) => buttonOf(message.content, 'check-in')));
  const session = house.seen(group).find((message) => buttonOf(message.content, 'check-in'));
  if (!session) throw new Error('no session');
  await house.press(author.open_id, session, 'check-in');
  house.say(secretary.open_id, group, '/box', { mention: true });
  await until(() => house.seen(group).some((message) => buttonOf(message.content, 'box-open')));
  await house.quiet();
}, 180_000);
afterAll(() => house.close());

const newest = () => house.toldTo(author.open_id).at(-1) as typeof form;
const boxCard = () =>
  house.seen(house.group(branch)).findLast((message) => buttonOf(message.content, 'box-open')) as typeof form;
const pushed = () => house.sandbox.log(0).events;
const codeOn = (message: typeof form) =>
  /(\d{4} \d{4} \d{4} \d{4})/.exec(wordsIn(message))?.[1]?.replaceAll(' ', '');

/** Does something anonymous and asserts that no table grew and no line was logged. */
async function tracelessly(act: () => Promise<void>, butTables: readonly string[] = []): Promise<void> {
  await house.quiet();
  const before = await rowCounts(house.db);
  const lines = house.logged.length;
  const inbox = await house.db.selectFrom('inbox').selectAll().execute();
  await act();
  await house.service.app.wake.courier();
  await house.quiet();
  const after = await rowCounts(house.db);
  for (const table of butTables) {
    delete before[table];
    delete after[table];
  }
  expect(after).toEqual(before);
  expect(await house.db.selectFrom('inbox').selectAll().execute()).toEqual(inbox);
  expect(house.logged.slice(lines)).toEqual([]);
}

describe('one opinion, from the card of the group to the receipt', () => {
  test('the opening of the form leaves no row and no log line', () =>
    tracelessly(async () => {
      const before = house.toldTo(author.open_id).length;
      await house.press(author.open_id, boxCard(), 'box-open');
      await until(() => house.toldTo(author.open_id).length > before);
      form = newest();
      ids.push(form.message_id);
      expect(buttonOf(form.content, 'opinion-submit')).not.toBeNull();
    }));

  test('entering the private chat and reading the form leaves no row', () =>
    tracelessly(async () => {
      const events = pushed().length;
      house.sandbox.people.enter(author.open_id);
      house.sandbox.people.read(house.privateChat(author.open_id), author.open_id);
      await until(() => pushed().length >= events + 2);
    }));

  test('the first greeting, which comes once, leaves no row, and no mark on one by itself', async () => {
    const newcomer = house.of(branch, 'mass')[0]?.open_id ?? '';
    const rows = async () =>
      (await everyRow(house.db)).filter(({ where }) => /person|outbox|inbox|meta/.test(where));
    const before = await rows();
    await tracelessly(async () => {
      house.sandbox.people.enter(newcomer);
      await until(() => house.toldTo(newcomer).length === 1);
      const events = pushed().length;
      house.sandbox.people.enter(newcomer);
      await until(() => pushed().length > events);
    });
    expect(house.toldTo(newcomer)).toHaveLength(1);
    expect(await rows()).toEqual(before);
  });

  test('the submission leaves one sealed row and nothing else', async () => {
    await tracelessly(async () => {
      await house.press(author.open_id, form, 'opinion-submit', {
        words: said,
        area: 'style',
        target: 'leading-body',
      });
      code = codeOn(newest()) as string;
      expect(code).toMatch(/^\d{16}$/);
    }, ['public.opinion_pool']);
    expect(await house.db.selectFrom('opinion').select('unit_id').execute()).toHaveLength(1);
  });

  test('asking for the form by words, and by a slip of the pen, leaves no row', async () => {
    for (const asked of ['/box', '/意见箱', '/意見箱', '/boxx', '/意见箱箱']) {
      await tracelessly(async () => {
        ids.push((await house.ask(author.open_id, asked)).message_id);
      });
    }
  });

  test('asking by the menu leaves no row', () =>
    tracelessly(async () => {
      const before = house.toldTo(author.open_id).length;
      house.sandbox.people.menu(author.open_id, 'box');
      await until(() => house.toldTo(author.open_id).length > before);
      ids.push(newest().message_id);
    }));

  test('reading by the receipt leaves no row, adding to it only the words', async () => {
    await tracelessly(async () => {
      form = await house.ask(author.open_id, '/box');
      ids.push(form.message_id);
      await house.press(author.open_id, form, 'receipt-open', { code });
      expect(wordsIn(newest())).toContain('食堂');
    });
    await tracelessly(async () => {
      await house.press(author.open_id, newest(), 'receipt-add', { code, words: added });
    }, ['public.opinion_pool']);
  });

  test('a refused form, a wrong code and a stranger to the roster leave no row either', () =>
    tracelessly(async () => {
      const again = await house.ask(author.open_id, '/box');
      ids.push(again.message_id);
      const refused = await house.press(author.open_id, again, 'opinion-submit', {
        words: '  ',
        area: 'style',
        target: 'leading-body',
      });
      expect(refused.toast?.type).toBe('warning');
      const wrong = await house.press(author.open_id, again, 'receipt-open', { code: '0000 0000 0000 0000' });
      expect(wrong.toast?.type).toBe('warning');
    }));
});

describe('afterwards', () => {
  test('an official reads the words and they lie nowhere in the clear', async () => {
    for (const n of [1, 2]) {
      const other = house.of(branch, 'member')[4 + n];
      if (!other) throw new Error('nobody');
      const card = await house.ask(other.open_id, '/box');
      await house.press(other.open_id, card, 'opinion-submit', {
        words: `另一条意见 ${n}`,
        area: 'work',
        target: 'leading-body',
      });
    }
    await house.moveTo('2026-01-27T08:45:00+08:00');
    const answer = await house.ask(secretary.open_id, '/opinions');
    expect(wordsIn(answer)).toContain('食堂的意见簿');
    await house.quiet();
  });

  test('no row, log line or file holds the words or the code, or ties anything of the opinion to its author', async () => {
    const rows = await everyRow(house.db);
    const logged = house.logged.map((text) => ({ where: 'log', text }));
    const secrets = [said, '食堂的意见簿', added, '阅览室', code, code.replace(/(\d{4})(?=\d)/g, '$1 ')];
    for (const secret of [...secrets, ...ids]) {
      expect(
        [...rows, ...logged].filter(({ text }) => text.includes(secret)).map(({ where }) => where),
        secret,
      ).toEqual([]);
    }

    const opinions = await house.db.selectFrom('opinion').selectAll().execute();
    const ofTheOpinion = opinions.flatMap((row) => [
      row.id,
      row.receipt_hash ?? row.id,
      Buffer.from(row.words_sealed).toString('hex'),
    ]);
    const person = await house.db
      .selectFrom('person')
      .selectAll()
      .where('open_id', '=', author.open_id)
      .executeTakeFirstOrThrow();
    const ofThePerson = [author.open_id, author.name, person.id, person.mobile, person.email].filter(
      (one): one is string => one !== null,
    );
    for (const { where, text } of [...rows, ...logged]) {
      const both =
        ofTheOpinion.some((one) => text.includes(one)) && ofThePerson.some((one) => text.includes(one));
      expect(both, where).toBe(false);
    }

    // What is still in the server's memory is brought to its files first.
    await sql`checkpoint`.execute(house.db);
    const files = everyFile(house.folder);
    expect(files.some(({ where }) => where.includes('pg_wal'))).toBe(true);
    expect(files.some(({ text }) => text.includes(asBytes(author.name)))).toBe(true);
    for (const secret of [...secrets, ...ids]) {
      expect(
        files.filter(({ text }) => text.includes(asBytes(secret))).map(({ where }) => where),
        secret,
      ).toEqual([]);
    }
  });
});

test('after each submission all rows of the pool share one transaction and stand in a new file', async () => {
  const members = house.of(branch, 'member').slice(0, 12);
  let file = '';
  const places: number[] = [];
  for (const [n, member] of members.entries()) {
    const card = await house.ask(member.open_id, '/box');
    await house.press(member.open_id, card, 'opinion-submit', {
      words: `第 ${n} 条`,
      area: 'work',
      target: 'branch',
    });
    const { rows } = await sql<{ xmin: string; words: Buffer }>`
      select xmin::text, words_sealed as words from opinion_pool order by ctid`.execute(house.db);
    expect(rows).toHaveLength(n + 1);
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
    const at = await sql<{ file: string }>`select pg_relation_filenode('opinion_pool')::text as file`.execute(
      house.db,
    );
    expect(at.rows[0]?.file).not.toBe(file);
    file = at.rows[0]?.file ?? '';
    const order = rows.map(({ words }) => Number(/\d+/.exec(house.service.app.seal.open(words))?.[0]));
    places.push(order.indexOf(n));
  }
  // The chance that a fair shuffle puts every newcomer last is one in 12!; first likewise.
  expect(places.every((place, n) => place === n)).toBe(false);
  expect(places.every((place) => place === 0)).toBe(false);
});
