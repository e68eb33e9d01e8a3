import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '优抚科党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T10:00:00+08:00', beside: { branches: [branch, other] } });
});
afterAll(() => house.close());

const secretary = (unit: string) => house.of(unit, 'secretary')[0]?.open_id ?? '';

async function pressFor(openId: string, card: Shown, action: string): Promise<Shown> {
  await house.quiet();
  const before = house.toldTo(openId).length;
  await house.press(openId, card, action);
  await until(() => house.toldTo(openId).length > before);
  return house.toldTo(openId).at(-1) as Shown;
}

async function enterForms(unit: string, channel: string, sent: number, returned: number) {
  const who = secretary(unit);
  const desk = await pressFor(who, await house.ask(who, '/意见'), 'opinion-desk');
  const form = await pressFor(who, desk, 'opinion-counts-form');
  const filled = { channel, circle: 'people-served', sent: String(sent), returned: String(returned) };
  const answer = await house.press(who, form, 'opinion-counts', filled);
  expect(answer.toast?.type).toBe('success');
}

test('the summary of a branch has its own figures, and that of the bureau those of all below it', async () => {
  await enterForms(branch, 'paper', 15, 14);
  await enterForms(branch, 'seminar', 12, 12);
  await enterForms(other, 'paper', 20, 19);
  await house.quiet();
  const own = wordsIn(await house.ask(secretary(branch), '/小结'));
  expect(own).toContain('发放征求意见表 27 份，收回 26 份。');
  expect(own).toContain('召开座谈会 1 个。');
  const first = house.people().find(({ roles }) => roles.includes('first'))?.open_id ?? '';
  expect(own).toContain('逐项检查：');
  expect(own).not.toContain('含所属');
  const whole = wordsIn(await house.ask(first, '/小结'));
  expect(whole).toContain('征求意见、征询、党性分析和谈心的数字含所属各支部，其余为本级：');
  expect(whole).toContain('逐项检查（本级，不含所属支部）：');
  expect(whole).toContain('发放征求意见表 47 份，收回 45 份。');
});
