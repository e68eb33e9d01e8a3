import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Template } from '../../src/domain/template.ts';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { openStageTwo, sendText } from '../support/stage-two.ts';

const branch = '办公室党支部';
const duty = '会后修改党性分析材料';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-10T10:00:00+08:00', beside: { branches: [branch] } });
  await askOnlyForAnalyses();
  await openStageTwo(house);
});
afterAll(() => house.close());

/** Leaves nothing else to be reminded of. */
async function askOnlyForAnalyses(): Promise<void> {
  const { id, template } = await house.db.selectFrom('campaign').selectAll().executeTakeFirstOrThrow();
  const { stages, ...rest } = template as Template;
  const asked = stages.map((stage) =>
    stage.phase === 'concentrated'
      ? { ...stage, requirements: stage.requirements.filter(({ key }) => key === 'self-analysis-approved') }
      : stage,
  );
  await house.db
    .updateTable('campaign')
    .set({ template: JSON.stringify({ ...rest, stages: asked }) })
    .where('id', '=', id)
    .execute();
}

const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const plain = (at: number) =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.join() === 'member' && !leader)[at]
    ?.open_id ?? '';
const [revising, waiting] = [() => plain(0), () => plain(1)];
const lastTo = (openId: string, action: string): Shown =>
  house.toldTo(openId).findLast(({ content }) => buttonOf(content, action)) as Shown;

const sendDraft = (openId: string, words: string) => sendText(house, openId, words);
const approveNext = async () => {
  const queue = await house.ask(secretary(), '/审核');
  expect((await house.press(secretary(), queue, 'record-approve')).toast?.type).toBe('success');
  await house.quiet();
};
/** How many reminders of the revision somebody has had. */
const pings = (openId: string) =>
  house.toldTo(openId).filter((message) => wordsIn(message).includes(duty)).length;
async function morningOf(day: string) {
  await house.moveTo(`${day}T09:30:00+08:00`);
  await house.quiet();
}

test('a life meeting asks for the revision of what was sent before it, and of nobody else', async () => {
  for (const openId of [revising(), waiting()]) {
    await sendDraft(openId, `对照检查材料。${'学习不够。'.repeat(400)}`);
    await approveNext();
  }
  await house.ask(secretary(), '/会议');
  await house.press(secretary(), lastTo(secretary(), 'life-plan-open'), 'life-plan-open');
  await house.quiet();
  await house.press(secretary(), lastTo(secretary(), 'life-plan'), 'life-plan', {
    title: '专题组织生活会',
    on: '2026-04-13 +0800',
    time: '14:30',
    place: '会议室',
    lasts: '3',
    agenda: '对照检查',
    guests: '',
  });
  await house.moveTo('2026-04-13T14:30:00+08:00');
  await house.quiet();
  const announced = () => house.seen(house.group(branch)).at(-1) as Shown;
  for (const openId of [revising(), waiting(), plain(2)]) await house.press(openId, announced(), 'check-in');
  await house.quiet();
  await house.press(secretary(), announced(), 'session-close');
  await house.quiet();
  for (const openId of [revising(), waiting()]) {
    const mine = await house.ask(openId, '/我的');
    expect(wordsIn(mine)).toContain(`${duty}：请于4月20日（周一）前完成`);
    expect(wordsIn(mine)).toContain('党性分析材料');
  }
  expect(wordsIn(await house.ask(plain(2), '/我的'))).not.toContain(duty);
});

test('its member is reminded before the day, and whoever has revised is not', async () => {
  const before = [pings(revising()), pings(waiting())];
  await morningOf('2026-04-17');
  const reminded = [pings(revising()), pings(waiting())];
  expect(reminded).toEqual(before.map((n) => n + 1));
  expect(pings(plain(2))).toBe(0);
  await sendDraft(revising(), `会后修改稿。${'学习不够，联系群众不够。'.repeat(200)}`);
  expect(wordsIn(await house.ask(revising(), '/我的'))).not.toContain(duty);
  const done = pings(revising());
  for (const day of ['2026-04-20', '2026-04-21']) await morningOf(day);
  expect(pings(revising())).toBe(done);
  // On the day itself, and on the workday after it.
  expect(pings(waiting())).toBe((reminded[1] ?? 0) + 2);
});

test('it stays overdue until the revision comes, and then asks nothing more', async () => {
  expect(wordsIn(await house.ask(waiting(), '/我的'))).toContain(`${duty}：已逾期`);
  await sendDraft(waiting(), `会后修改稿。${'学习不够，调研不够。'.repeat(200)}`);
  const done = pings(waiting());
  for (const day of ['2026-04-23', '2026-04-24']) await morningOf(day);
  expect(pings(waiting())).toBe(done);
});
