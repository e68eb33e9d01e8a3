import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-01-24T10:00:00+08:00', beside: { branches: [branch] } });
});
afterAll(() => house.close());

const one = (role: string) => house.of(branch, role)[0]?.open_id ?? '';

test('before the first day no stage is under way, on its first day the first one is', async () => {
  expect(wordsIn(await house.ask(one('member'), '/stage'))).not.toContain('进行中，');
  expect(wordsIn(await house.ask(one('member'), '/stage'))).toContain('第一阶段 学习动员，未开始');
  await house.moveTo('2026-01-25T10:00:00+08:00');
  expect(wordsIn(await house.ask(one('member'), '/stage'))).toContain('第一阶段 学习动员，进行中');
});

test('help offers the masses nothing that only members may do', async () => {
  const help = wordsIn(await house.ask(one('mass'), '/help'));
  expect(help).toContain('/box');
  for (const command of ['/talk', '/analysis', '/appraise']) expect(help).not.toContain(command);
  const asked = wordsIn(await house.ask(one('member'), '/help'));
  for (const command of ['/talk', '/analysis', '/appraise']) expect(asked).toContain(command);
});

test('who asks to remind people reminded already today is told so, and not of nobody', async () => {
  await house.moveTo('2026-01-26T10:00:00+08:00');
  await house.quiet();
  const list = await house.ask(one('secretary'), '/missing');
  await house.press(one('secretary'), list, 'remind-send');
  const again = await house.press(one('secretary'), list, 'remind-send');
  expect(again.toast?.content).toMatch(/今天已收到过提醒，不再重复/);
});
