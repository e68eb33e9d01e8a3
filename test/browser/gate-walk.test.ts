import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../support/house.ts';
import { bringNearTheGate } from './support/nearly-there.ts';
import { openWalker, type Somebody, type Walker } from './support/walker.ts';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium) console.warn(`LEFT OUT: the gate in a browser, there is no chromium at ${chromiumPath}.`);

/** Wednesday in the last week of the first stage. */
const lastWeek = '2026-02-25T09:30:00+08:00';
const branch = '婚姻登记处党支部';
/** The head of the bureau belongs to this one. */
const headBranch = '办公室党支部';

describe.skipIf(!hasChromium)('the gate, by what is seen and tapped in the page', () => {
  let house: House;
  let browser: Browser;
  let desk: Walker;
  let hand: Walker;
  let pageDir: string;
  let secretary: Somebody;
  let supervisor: Somebody;
  let slow: Somebody;
  let punctual: Somebody;
  const complaints: string[] = [];

  beforeAll(async () => {
    pageDir = await mkdtemp(join(tmpdir(), 'stagekeeper-page-'));
    await build({ logLevel: 'error', build: { outDir: pageDir } });
    house = await openHouse({ at: lastWeek, beside: { branches: [headBranch, branch], pageDir } });
    const one = (role: string, unit?: string): Somebody => {
      const found = house
        .people()
        .find((person) => person.roles.includes(role) && (unit === undefined || person.unit === unit));
      if (!found) throw new Error(`nobody is ${role}`);
      return found;
    };
    secretary = one('secretary', branch);
    supervisor = one('supervisor');
    const plain = house.of(branch, 'member').filter(({ roles }) => roles.length === 1);
    [punctual, slow] = [plain[0] as Somebody, plain.at(-1) as Somebody];
    const people = { secretary: secretary.open_id, first: one('first').open_id, slow: slow.open_id };
    await bringNearTheGate(house, { branch, ...people });
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox'],
      env: { ...process.env, LANGUAGE: 'zh_CN' },
    });
    const window = { browser, url: house.platformUrl, onComplaint: (text: string) => complaints.push(text) };
    desk = await openWalker({ ...window, device: 'desktop' });
    hand = await openWalker({ ...window, device: 'phone' });
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await rm(pageDir, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  const toldTo = (person: Somebody, title: string) =>
    house.toldTo(person.open_id).filter(({ content }) => JSON.stringify(content).includes(title)).length;

  it('a secretary sees who is missing what, and one tap reminds only them', async () => {
    await desk.become(secretary);
    await desk.openPrivate();
    await desk.say('/转段');
    const gate = desk.card('转段验收');
    await gate.getByText('还差 2 项').waitFor();
    expect(await gate.locator('[data-action="gate-apply"]').count()).toBe(0);
    await gate.getByText('学习学时：12/13').click();
    await gate.getByText(slow.name, { exact: true }).first().waitFor();
    await gate.locator('[data-action="remind-send"]:visible').first().click();
    await desk.toast('已安排私下提醒 1 人');
    await house.quiet();
    expect(toldTo(slow, '今日待办')).toBe(1);
    expect(toldTo(punctual, '今日待办')).toBe(0);
  });

  it('the one who was reminded studies and writes; the reflection comes back, is mended and approved', async () => {
    await hand.become(slow);
    await hand.openPrivate();
    await hand.card('今日待办').getByText('学习学时').first().waitFor();
    await hand.say('打卡 2 补学党章');
    await hand.page.locator('[data-reaction="DONE"]').first().waitFor();
    await hand.say('/我的');
    await hand.card('我的任务').getByRole('button', { name: '心得体会' }).click();
    const form = hand.card('心得体会');
    await form.locator('[data-field="title"]').fill('学习党章有感');
    await form.locator('[data-field="words"]').fill('认真学习。');
    await form.locator('[data-action="record-submit"]').click();
    await hand.card('心得体会：已收到').waitFor();

    await desk.say('/审核');
    const review = desk.card('审核');
    await review.getByText('认真学习。').waitFor();
    await review.locator('[data-action="record-return"]').click();
    await desk.toast('必填项未填写');
    await review.locator('[data-field="comment"]').fill('请联系本职工作。');
    await review.locator('[data-action="record-return"]').click();
    await desk.card('审核').getByText('没有待审核的材料').waitFor();

    await hand.card('材料退回').getByText('请联系本职工作。').waitFor();
    await hand.card('材料退回').locator('[data-action="record-open"]').click();
    const again = hand.card('心得体会');
    await again.locator('[data-field="words"]').fill('联系窗口工作，认真学习。');
    await again.locator('[data-action="record-submit"]').click();
    await hand.card('心得体会：已收到').waitFor();

    await desk.say('/审核');
    await desk.card('审核').getByText('第 2 稿').waitFor();
    await desk.card('审核').locator('[data-action="record-approve"]').click();
    await desk.card('审核').getByText('没有待审核的材料').waitFor();
    await hand.card('审核通过').waitFor();
  });

  const apply = async () => {
    await desk.say('/转段');
    const gate = desk.card('转段验收');
    await gate.getByText('各项要求均已达到').waitFor();
    await gate.locator('[data-action="gate-apply"]').click();
    await desk.toast('已申请');
  };

  it('the secretary applies, the supervisor sends back with findings, then signs, and the next stage opens', async () => {
    await apply();
    await hand.become(supervisor);
    await hand.openPrivate();
    const asked = hand.card(`${branch}申请转段`);
    await asked.locator('[data-field="comment"]').fill('小结请补充学时数字。');
    await asked.locator('[data-action="gate-send-back"]').click();
    await desk.card('转段申请退回').getByText('小结请补充学时数字。').waitFor();

    await apply();
    const again = hand.card(`${branch}申请转段`);
    await again.locator('[data-action="gate-sign"]').click();
    await hand.page.getByTestId('confirm-yes').click();
    await desk.card('已同意转段').waitFor();
    await desk.openGroup(branch);
    const opened = desk.card('转入分析评议');
    await opened.getByText(`${branch}已通过转段验收`).waitFor();
    expect(await opened.innerText()).not.toContain(slow.name);
    await desk.openPrivate();
    await desk.say('/转段');
    await desk.card('转段验收').getByText('分析评议').first().waitFor();
  });
});
