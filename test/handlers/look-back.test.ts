import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { surveyDoings } from '../support/surveys.ts';

const branches = ['办公室党支部', '人事教育科党支部', '财务科党支部'] as const;
const [branch, other] = branches;
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-08-20T10:00:00+08:00', beside: { branches } });
  // Their gates are signed: how is the gate's own test.
  await house.db.updateTable('unit_run').set({ stage: 4 }).execute();
});
afterAll(() => house.close());

const secretary = (unit: string = branch) => house.of(unit, 'secretary')[0]?.open_id ?? '';
const office = () => house.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
const supervisor = () => house.people().find(({ roles }) => roles.includes('supervisor'))?.open_id ?? '';
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;
const records = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('unit_id').execute();

const check = {
  organisation: 'sound',
  problems: '突出问题已解决 6 项，正在解决 1 项。',
  people: '低保审批时间已缩短。',
  members: '党员服务意识有提高。',
  mechanisms: '已印发学习制度。',
  others: '均已落实。',
};

test('before the window opens the self-check waits, and says until when', async () => {
  const answer = await house.ask(secretary(), '/回头看');
  expect(wordsIn(answer)).toContain('2026-09-01');
  const draw = await house.ask(office(), '/回头看');
  expect(buttonOf(draw.content, 'spot-check-draw')).toBeNull();
});

test('in the window a branch files its self-check over the points of the document, and its gaps become findings', async () => {
  await house.moveTo('2026-09-02T10:00:00+08:00');
  const form = await house.ask(secretary(), '/lookback');
  const gaps = '公示栏未及时更新\n联系群众登记不全';
  const filed = await house.press(secretary(), form, 'record-submit', { ...check, gaps });
  expect(filed.toast?.type).toBe('success');
  await house.quiet();
  const findings = await records('finding');
  expect(findings.map(({ payload }) => [payload.words, payload.due])).toEqual([
    ['公示栏未及时更新', '2026-09-09'],
    ['联系群众登记不全', '2026-09-09'],
  ]);
  const overview = wordsIn(await house.ask(office(), '/回头看'));
  expect(overview).toContain('自查：1/');
});

test('the office draws units by a seed, anybody repeats the draw, and nobody is drawn twice', async () => {
  const card = await house.ask(office(), '/回头看');
  const drawn = await house.press(office(), card, 'spot-check-draw', { size: '2', seed: '2026秋' });
  expect(JSON.stringify(drawn)).not.toContain('warning');
  await house.quiet();
  const spots = await records('spot-check');
  expect(spots).toHaveLength(2);
  const audit = await house.db
    .selectFrom('audit')
    .select('detail')
    .where('act', '=', 'draw-spot-checks')
    .executeTakeFirstOrThrow();
  expect(audit.detail).toMatchObject({ seed: '2026秋', size: 2 });
  const again = await house.ask(office(), '/回头看');
  await house.press(office(), again, 'spot-check-draw', { size: '9', seed: '2026秋' });
  await house.quiet();
  const units = (await records('spot-check')).map((one) => one.unit_id);
  expect(new Set(units).size).toBe(units.length);
});

test('a supervisor in charge reports a spot-check, office and secretary hear it, and nobody else may report', async () => {
  const units = await house.db.selectFrom('unit').select(['id', 'name']).execute();
  const spot = (await records('spot-check')).find(
    (one) => one.state === 'open' && units.find(({ id }) => id === one.unit_id)?.name === other,
  );
  if (!spot) throw new Error(`${other} was not drawn`);
  const value = { action: 'spot-check-report', record: spot.id };
  const form = { heard: '１２', words: '听取十二人意见，整改属实。' };
  expect((await house.forge(office(), value, form)).toast?.type).toBe('warning');
  await house.forge(supervisor(), { action: 'spot-check-open', record: spot.id });
  await house.quiet();
  const filed = await house.press(supervisor(), told(supervisor()), 'spot-check-report', form);
  expect(filed.toast?.type).toBe('success');
  await house.quiet();
  for (const reader of [office(), secretary(other)]) expect(wordsIn(told(reader))).toContain('整改属实');
  const again = await house.forge(supervisor(), value, form);
  expect(again.toast?.type).toBe('warning');
});

test('a gap is made up by its day: the secretary answers, a supervisor closes it; one left open asks on, each audience on its workday', async () => {
  const found = async (words: string) =>
    (await records('finding')).find(({ payload }) => payload.words === words);
  const answered = await found('公示栏未及时更新');
  const left = await found('联系群众登记不全');
  const answer = { action: 'finding-answer', record: answered?.id };
  expect((await house.forge(secretary(), answer, { words: '已更新，每周一核对。' })).toast?.type).toBe(
    'success',
  );
  const close = { action: 'finding-close', record: answered?.id };
  expect((await house.forge(secretary(), close)).toast?.type).toBe('warning');
  expect((await house.forge(supervisor(), close)).toast?.type).toBe('success');
  expect((await found('公示栏未及时更新'))?.payload).toMatchObject({ closed: true });
  // The other was due on Wednesday 9 September; Monday the 14th is the third workday after it.
  await house.moveTo('2026-09-16T09:30:00+08:00');
  await house.quiet();
  const fired = await house.db
    .selectFrom('due')
    .select(['item', 'at', 'audience'])
    .where('kind', '=', 'ping')
    .where('state', '=', 'done')
    .where('at', '>', new Date('2026-09-10T00:00:00+08:00'))
    .orderBy('at')
    .execute();
  const firstDay = (record: string | undefined, audience: string) =>
    fired
      .find((row) => row.item.endsWith(`:${record}`) && row.audience === audience)
      ?.at.toISOString()
      .slice(0, 10);
  const audiences = ['person', 'secretary', 'unit', 'supervisors'];
  expect(audiences.map((audience) => firstDay(left?.id, audience))).toEqual([
    ...['2026-09-10', '2026-09-11', '2026-09-14', '2026-09-16'],
  ]);
  expect(audiences.map((audience) => firstDay(answered?.id, audience))).toEqual(Array(4).fill(undefined));
});

test('while the window is open people are listened to without names, and what came of it is told to them', async () => {
  const surveys = surveyDoings(house);
  await surveys.begin(supervisor(), {}, other);
  const asked = house.people().filter(({ unit }) => unit === other);
  expect(asked.some(({ open_id }) => surveys.newest(open_id, 'survey-enter') !== undefined)).toBe(true);
  const unit = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', other)
    .executeTakeFirstOrThrow();
  const form = { of: 'look-back', words: '抽查发现的 2 个问题已补课办结。', circle: 'group' };
  const file = { action: 'record-submit', kind: 'publication', unit: unit.id };
  expect((await house.forge(secretary(other), file, form)).toast?.type).toBe('success');
  await house.quiet();
  const shown = house.seen(house.group(other)).at(-1);
  expect(wordsIn(shown)).toContain('回头看情况');
  expect(wordsIn(shown)).toContain('补课办结');
  expect(buttonOf(shown?.content, 'box-open')).not.toBeNull();
});
