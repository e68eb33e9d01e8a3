import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerItem } from '../../src/domain/ledger.ts';
import { commandLineOn } from '../cli/run.ts';
import { type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { ledgerDoings } from '../support/ledgers.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;
let ledger: ReturnType<typeof ledgerDoings>;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-22T10:00:00+08:00', beside: { branches: [branch] } });
  ledger = ledgerDoings(house);
  // The gates before are not what this is about.
  await house.db.updateTable('unit_run').set({ stage: 3 }).execute();
  const [one, two] = plain();
  for (let at = 0; at < 9; at += 1)
    await ledger.file(secretary(), branch, {
      ...{ words: `第${at}件：窗口排队时间长`, way: at % 3 === 0 ? 'now' : 'by-date' },
      ...{ owner: (at < 6 ? one : two) ?? '', due: `2026-05-${String(10 + at)}` },
    });
}, 120_000);
afterAll(() => house.close());

const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const plain = () =>
  house
    .of(branch, 'member')
    .filter(({ roles }) => roles.length === 1)
    .map(({ open_id }) => open_id);
const items = async () =>
  (await ledger.items()).map(({ id, payload }) => ({ id, ...ledgerItem.parse(payload) }));
const seen = (words: string) => [...new Set(words.match(/第\d件/g) ?? [])].sort();

test('the list is filtered by way, state and owner, and its pages are the list', async () => {
  const list = await house.ask(secretary(), '/台账');
  const [, two] = plain();
  const form = { state: 'all', way: 'now', owner: 'all' };
  await house.press(secretary(), list, 'ledger-filter', form);
  expect(seen(wordsIn(ledger.again(list, secretary())))).toEqual(['第0件', '第3件', '第6件']);
  const owner = await ledger.idOf(two ?? '');
  await house.press(secretary(), ledger.again(list, secretary()), 'ledger-filter', { ...form, owner });
  expect(seen(wordsIn(ledger.again(list, secretary())))).toEqual(['第6件']);
  await house.press(secretary(), ledger.again(list, secretary()), 'ledger-filter', {
    ...{ state: 'not-begun', way: 'all', owner: 'all' },
  });
  const first = seen(wordsIn(ledger.again(list, secretary())));
  expect(first).toHaveLength(6);
  await house.press(secretary(), ledger.again(list, secretary()), 'ledger-filter', {
    ...{ state: 'all', way: 'all', owner: 'all' },
  });
  const one = seen(wordsIn(ledger.again(list, secretary())));
  await house.press(secretary(), ledger.again(list, secretary()), 'ledger-list');
  const two_ = seen(wordsIn(ledger.again(list, secretary())));
  expect([...one, ...two_].sort()).toEqual(Array.from({ length: 9 }, (_, at) => `第${at}件`));
});

test('a picture is evidence, and /status and status --json say what the database holds', async () => {
  const [one] = plain();
  const first = (await items()).find(({ words }) => words.startsWith('第0件'));
  const card = await house.ask(one ?? '', '/台账 我的');
  await house.press(one ?? '', card, 'ledger-open', undefined, { action: 'ledger-open', record: first?.id });
  const sent = house.toldTo(one ?? '').find(({ content }) => JSON.stringify(content).includes('第0件'));
  house.sandbox.people.sendFile(house.privateChat(one ?? ''), {
    ...{ as: one ?? '', name: '窗口.png', type: 'image/png', bytes: Buffer.from('x') },
    reply_to: sent?.message_id ?? '',
  });
  await until(async () => ((await items()).find(({ id }) => id === first?.id)?.evidence.length ?? 0) > 0);
  await ledger.act(one ?? '', first?.id ?? '', 'claim-solved', { words: '已增设窗口' });
  await ledger.act(secretary(), first?.id ?? '', 'confirm');
  await house.moveTo('2026-05-13T09:30:00+08:00');
  const all = await items();
  const overdue = all.filter(
    ({ state, due }) => state !== 'solved' && due !== null && due < '2026-05-13',
  ).length;
  const status = wordsIn(await house.ask(secretary(), '/进度'));
  expect(status).toContain(`已解决 1 项，已说明情况 0 项，未办结 8 项（其中逾期 ${overdue} 项）`);
  const cli = commandLineOn(house.databaseUrl);
  const told = await cli.json<{ units: { unit: string; ledger: Record<string, number> }[] }>(
    'status',
    '--unit',
    branch,
  );
  await cli.close();
  expect(told.units[0]?.ledger).toMatchObject({ total: 9, solved: 1, open: 8, explained: 0, awaiting: 0 });
}, 60_000);

test('whoever may read an item opens its evidence by one tap, and nobody else; the picture is the one that was sent', async () => {
  const first = (await items()).find(({ words }) => words.startsWith('第0件'));
  const shown = await house.ask(secretary(), '/台账');
  const value = { action: 'ledger-open', record: first?.id };
  await house.press(secretary(), shown, 'ledger-open', undefined, value);
  const item = ledger.again(shown, secretary());
  expect((await house.press(secretary(), item, 'file-open')).toast?.type).toBe('success');
  await house.quiet();
  const picture = house.toldTo(secretary()).at(-1) as Shown;
  expect(picture.msg_type).toBe('image');
  const key = (picture.content as { image_key: string }).image_key;
  expect(house.sandbox.world.files.get(key)?.bytes.toString()).toBe('x');
  const [, stranger] = plain();
  const before = house.toldTo(stranger ?? '').length;
  const open = { action: 'file-open', record: first?.id, at: 0 };
  expect((await house.forge(stranger ?? '', open)).toast?.type).toBe('warning');
  expect((await house.forge(secretary(), { ...open, at: 7 })).toast?.type).toBe('warning');
  await house.quiet();
  expect(house.toldTo(stranger ?? '')).toHaveLength(before);
  const acts = await house.db
    .selectFrom('audit')
    .select('detail')
    .where('act', '=', 'open-original')
    .execute();
  expect(acts.map(({ detail }) => detail)).toEqual([{ record: first?.id, evidence: 0 }]);
});

test('a task stays in step after the bot was away', async () => {
  const [one] = plain();
  const second = (await items()).find(({ words }) => words.startsWith('第1件'));
  const card = await house.ask(one ?? '', '/台账 我的');
  await house.press(one ?? '', card, 'ledger-open', undefined, { action: 'ledger-open', record: second?.id });
  await house.press(one ?? '', ledger.again(card, one ?? ''), 'ledger-task');
  await house.quiet();
  const [task] = house.sandbox.people.tasksOf(one ?? '');
  await house.stop();
  await house.startAgain();
  house.sandbox.people.completeTask(one ?? '', task?.guid ?? '');
  await until(async () => (await items()).find(({ id }) => id === second?.id)?.awaiting === 'solved');
  await house.quiet();
  house.sandbox.people.completeTask(one ?? '', task?.guid ?? '', false);
  await until(async () => (await items()).find(({ id }) => id === second?.id)?.awaiting === null);
}, 60_000);

/** Lets nothing that the bot has to say of tasks reach the platform, until it is let go. */
async function holdTasks(): Promise<() => Promise<void>> {
  await sql`create or replace function hold_task() returns trigger language plpgsql as $$
    begin
      if new.job ->> 'do' = 'task-update' and new.state = 'waiting' then
        new.not_before := new.created_at + interval '30 days';
      end if;
      return new;
    end $$`.execute(house.db);
  await sql`create trigger hold_task before insert or update on outbox
    for each row execute function hold_task()`.execute(house.db);
  return async () => {
    await sql`drop trigger hold_task on outbox`.execute(house.db);
    await house.db
      .updateTable('outbox')
      .set({ not_before: house.now() })
      .where(sql<boolean>`job ->> 'do' = 'task-update'`)
      .where('state', '=', 'waiting')
      .execute();
    house.service.app.wake.courier();
    await house.quiet();
  };
}

test('between a task and its item the last act of a person counts, though the bot’s own word to the task is still on its way', async () => {
  const owner = plain()[0] ?? '';
  const item = async () => (await items()).find(({ words }) => words.startsWith('第2件'));
  const id = (await item())?.id ?? '';
  const shown = await house.ask(owner, '/台账 我的');
  await house.press(owner, shown, 'ledger-open', undefined, { action: 'ledger-open', record: id });
  await house.press(owner, ledger.again(shown, owner), 'ledger-task');
  await house.quiet();
  const task = house.sandbox.people.tasksOf(owner).find(({ summary }) => summary.startsWith('第2件'));
  if (!task) throw new Error('there is no task');
  const isDone = () => task.completed_at !== '0';
  const nudge = async () => {
    await house.push('task.task.updated_v1', { task_id: task.guid, obj_type: 1 });
    await house.quiet();
  };
  let minute = 30;
  const later = () => house.moveTo(`2026-05-13T09:${++minute}:00+08:00`);

  // Completed while a new date is on its way: the date does not open it again.
  let letGo = await holdTasks();
  await ledger.act(secretary(), id, 'new-date', { words: '工期顺延', on: '2026-06-01 +0800' });
  house.sandbox.people.completeTask(owner, task.guid);
  await until(async () => (await item())?.awaiting === 'solved');
  await letGo();
  expect([isDone(), (await item())?.awaiting]).toEqual([true, 'solved']);
  expect(new Date(Number(task.due?.timestamp)).toISOString()).toBe('2026-06-01T00:00:00.000Z');

  // Taken back on the card, and said to be solved there: what the task was before is nobody's act.
  letGo = await holdTasks();
  await ledger.act(owner, id, 'unclaim');
  await nudge();
  expect((await item())?.awaiting).toBeNull();
  await letGo();
  expect(isDone()).toBe(false);
  letGo = await holdTasks();
  await ledger.act(owner, id, 'claim-solved', { words: '窗口已增设' });
  await nudge();
  expect((await item())?.awaiting).toBe('solved');
  await letGo();
  expect(isDone()).toBe(true);

  // Sent back, and completed anew before the task was opened.
  letGo = await holdTasks();
  await ledger.act(secretary(), id, 'send-back', { words: '仍有排队', on: '2026-06-02 +0800' });
  await later();
  house.sandbox.people.completeTask(owner, task.guid, false);
  house.sandbox.people.completeTask(owner, task.guid);
  await until(async () => (await item())?.awaiting === 'solved');
  await letGo();
  expect([isDone(), (await item())?.awaiting]).toEqual([true, 'solved']);

  // The same, and the platform's word of it is late: whoever goes to open the task finds it.
  letGo = await holdTasks();
  await ledger.act(secretary(), id, 'send-back', { words: '还在排队', on: '2026-06-03 +0800' });
  await later();
  task.completed_at = String(house.now().getTime());
  await letGo();
  await until(async () => (await item())?.awaiting === 'solved');
  await house.quiet();
  expect(isDone()).toBe(true);
}, 60_000);
