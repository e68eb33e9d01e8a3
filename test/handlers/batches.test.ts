import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const first = '办公室党支部';
const second = ['社区服务中心党支部', '民政幼儿园党支部'] as const;
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-06-23T10:00:00+08:00', beside: { branches: [first, ...second] } });
});
afterAll(() => house.close());

const office = () => house.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
const runs = () =>
  house.db
    .selectFrom('unit_run')
    .innerJoin('unit', 'unit.id', 'unit_run.unit_id')
    .select(['unit.name', 'unit_run.batch', 'unit_run.stage'])
    .where('unit_run.batch', '=', 2)
    .orderBy('unit.position')
    .execute();
const toldOfBatches = () =>
  house.toldTo(office()).filter((message) => buttonOf(message.content, 'batch-start') !== null);

test('a week before the window of the next batch opens the office hears which units are to start, once', async () => {
  expect(toldOfBatches()).toEqual([]);
  await house.moveTo('2026-06-24T09:30:00+08:00');
  await house.quiet();
  expect(toldOfBatches()).toHaveLength(1);
  const words = wordsIn(toldOfBatches()[0]);
  expect(words).toContain('第二批');
  for (const unit of second) expect(words).toContain(unit);
  expect(words).toContain('7月25日');
  await house.moveTo('2026-06-30T18:00:00+08:00');
  await house.quiet();
  expect(toldOfBatches()).toHaveLength(1);
  expect(await runs()).toEqual([]);
});

test('nobody but the office sees the batches or starts one, by whatever door', async () => {
  const card = await house.ask(office(), '/批次');
  const press = buttonOf(card.content, 'batch-start') ?? {};
  for (const role of ['member', 'secretary', 'mass', 'supervisor']) {
    const person = house.people().find((one) => one.roles.includes(role));
    const answer = await house.forge(person?.open_id ?? '', press);
    expect(answer.toast?.type, role).toBe('warning');
    const asked = await house.ask(person?.open_id ?? '', '/batches');
    expect(buttonOf(asked.content, 'batch-start'), role).toBeNull();
    expect(wordsIn(asked), role).not.toContain(second[0]);
  }
  expect(await runs()).toEqual([]);
});

test('a batch waits for the one before it, whatever is pressed', async () => {
  const units = ['福利农场党支部'] as const;
  const three = await openHouse({
    at: '2026-06-25T10:00:00+08:00',
    beside: { branches: [first, second[0], ...units] },
  });
  try {
    const officer = three.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
    const card = await three.ask(officer, '/批次');
    expect(wordsIn(card).match(/"batch-start"/g)).toHaveLength(1);
    const answer = await three.forge(officer, { action: 'batch-start', batch: 3 });
    expect(answer.toast?.content).toContain('请先启动第 2 批');
    expect(await three.db.selectFrom('unit_run').selectAll().where('batch', '=', 3).execute()).toEqual([]);
  } finally {
    await three.close();
  }
});

test('the office starts the second batch by one tap, on its own dates, while the first goes on where it stands', async () => {
  await house.moveTo('2026-07-01T10:00:00+08:00');
  await house.quiet();
  expect(toldOfBatches().length).toBeGreaterThanOrEqual(2);
  const card = toldOfBatches().at(-1);
  if (!card) throw new Error('the office was not told');
  const before = await house.db.selectFrom('unit_run').selectAll().where('batch', '=', 1).execute();
  const started = await house.press(office(), card, 'batch-start');
  expect(started.toast?.type).toBe('success');
  expect(await runs()).toEqual(second.map((name) => ({ name, batch: 2, stage: 1 })));
  expect(await house.db.selectFrom('unit_run').selectAll().where('batch', '=', 1).execute()).toEqual(before);
  const again = await house.forge(office(), { action: 'batch-start', batch: 2 });
  expect(again.toast?.type).toBe('warning');
  const calendar = wordsIn(await house.ask(office(), `/日程 ${second[0]}`));
  expect(calendar).toContain('7月25日');
  expect(calendar).toContain('12月5日');
});

test('a unit that has not begun may begin later: the concentrated period moves with its first day', async () => {
  const form = await house.ask(office(), `/延期 ${second[1]}`);
  const answer = await house.press(office(), form, 'extend-submit', {
    key: 'stage-1.from',
    on: '2026-08-10 +0800',
    reason: '暑期教师集中培训',
  });
  expect(answer.toast?.type).toBe('success');
  const calendar = wordsIn(await house.ask(office(), `/日程 ${second[1]}`));
  expect(calendar).toContain('8月10日');
  expect(calendar).toContain('暑期教师集中培训');
  const opening = await house.db
    .selectFrom('due')
    .innerJoin('unit', 'unit.id', 'due.unit_id')
    .select(['unit.name', 'due.at'])
    .where('due.kind', '=', 'opening')
    .where('due.state', '=', 'waiting')
    .orderBy('unit.position')
    .execute();
  expect(opening.map(({ name, at }) => [name, at.toISOString()])).toEqual([
    [second[0], '2026-07-27T01:00:00.000Z'],
    [second[1], '2026-08-10T01:00:00.000Z'],
  ]);
});

test('in a campaign of two batches the office sees whose batch on the roster it does not have', async () => {
  const two = await openHouse({
    at: '2026-04-13T10:00:00+08:00',
    beside: { branches: [first, second[0], '福利农场党支部'], campaign: 'theme-education' },
  });
  try {
    const officer = two.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
    const words = wordsIn(await two.ask(officer, '/批次'));
    expect(words.indexOf('本活动没有')).toBeGreaterThan(words.indexOf(second[0]));
    expect(words.indexOf('福利农场党支部')).toBeGreaterThan(words.indexOf(second[0]));
    expect(words).toContain('1 个单位在名册上的批次，本活动没有');
  } finally {
    await two.close();
  }
});

test('the look-back of the second batch is its own: the first batch’s units are not drawn again', async () => {
  const later = await openHouse({
    at: '2027-03-08T10:00:00+08:00',
    beside: { branches: [first, ...second] },
  });
  try {
    const officer = later.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
    await later.db.updateTable('campaign').set({ year: 2026 }).execute();
    await later.press(officer, await later.ask(officer, '/批次'), 'batch-start');
    await later.db.updateTable('unit_run').set({ stage: 4 }).execute();
    const card = await later.ask(officer, '/回头看');
    expect(wordsIn(card)).toContain(second[0]);
    expect(wordsIn(card)).not.toContain(first);
    await later.press(officer, card, 'spot-check-draw', { size: '9', seed: '2027春' });
    const drawn = await later.db
      .selectFrom('record')
      .innerJoin('unit', 'unit.id', 'record.unit_id')
      .select('unit.name')
      .where('record.kind', '=', 'spot-check')
      .orderBy('unit.position')
      .execute();
    expect(drawn.map(({ name }) => name)).toEqual([...second]);
  } finally {
    await later.close();
  }
});
