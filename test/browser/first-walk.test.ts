import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../support/house.ts';
import { openWalker, type Somebody, type Walker } from './support/walker.ts';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium)
  console.warn(`LEFT OUT: the first walk in a browser, there is no chromium at ${chromiumPath}.`);

/** Wednesday in the last week of the first stage. */
const start = '2026-02-25T09:30:00+08:00';
/** Two days before the special report is due. */
const later = '2026-06-03T09:30:00+08:00';
const opinion = '食堂排队太久，建议错峰就餐。';

describe.skipIf(!hasChromium)('the first walk, by what is seen and tapped in the page', () => {
  let house: House;
  let browser: Browser;
  let desk: Walker;
  let hand: Walker;
  let secretary: Somebody;
  let office: Somebody;
  let members: Somebody[];
  const complaints: string[] = [];

  beforeAll(async () => {
    await build({ logLevel: 'error' });
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox'],
      env: { ...process.env, LANGUAGE: 'zh_CN' },
    });
    await begin(start);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    expect(complaints).toEqual([]);
  });

  /** A service of its own at this time, and two windows on it: moving a clock through months of pings takes minutes. */
  async function begin(at: string): Promise<void> {
    await desk?.close();
    await hand?.close();
    await house?.close();
    house = await openHouse({ at });
    const people: readonly Somebody[] = house.sandbox.organisation.people;
    const found = people.filter((person) => person.roles.includes('secretary'))[3];
    const clerk = people.find((person) => person.roles.includes('office'));
    if (!found || !clerk) throw new Error('the demo organisation has no fourth branch or no office');
    secretary = found;
    office = clerk;
    members = people.filter(
      (person) => person.unit === found.unit && person !== found && person.roles.includes('member'),
    );
    const window = { browser, url: house.service.url, onComplaint: (text: string) => complaints.push(text) };
    desk = await openWalker({ ...window, device: 'desktop' });
    hand = await openWalker({ ...window, device: 'phone' });
  }

  const member = (at: number): Somebody => {
    const one = members[at];
    if (!one) throw new Error('the branch has too few members');
    return one;
  };

  /** The clock's bar says this; moving through many deadlines takes its time. */
  const clockSays = (text: string) =>
    desk.page.getByTestId('clock-now').filter({ hasText: text }).waitFor({ timeout: 45_000 });

  it('a secretary opens a check-in, three members answer, and the card counts them', async () => {
    await desk.become(secretary);
    await desk.openGroup(secretary.unit);
    await desk.sayToBot(' /签到 学习党章 2小时');
    const card = desk.card('签到：集中学习');
    await card.getByText('已签到 0 人，应到 14 人').waitFor();

    await hand.become(member(0));
    await hand.openGroup(secretary.unit);
    await hand.card('签到：集中学习').locator('[data-action="check-in"]').click();
    await hand.toast('已签到，计 2 学时');
    await hand.card('签到：集中学习').getByText('已签到 1 人').waitFor();
    await card.getByText('已签到 1 人').waitFor();
    await hand.keep('phone-check-in');

    await hand.become(member(1));
    await hand.openGroup(secretary.unit);
    await hand.sayToBot(' 签到');
    await card.getByText('已签到 2 人').waitFor();

    await hand.become(member(2));
    await hand.openGroup(secretary.unit);
    await hand.sayToBot(' 簽到');
    await card.getByText('已签到 3 人').waitFor();
    await hand.sayToBot(' 打卡 兩小時 學習黨章');
    await desk.page.locator('[data-reaction="DONE"]').nth(2).waitFor();
    await desk.keep('group-check-in');

    await hand.openPrivate();
    await hand.say('/我的');
    await hand.card('我的任务').getByText('学时：已有 4，要求 40').waitFor();
    await hand.keep('phone-my-tasks', hand.card('我的任务'));
  });

  it('the same card speaks English to one whose Feishu does', async () => {
    await desk.page.getByTestId('me-locale').selectOption('en_us');
    const card = desk.card('Check-in: Joint study');
    await card.getByText('3 checked in').waitFor();
    expect(await card.innerText()).not.toContain('签到');
    await desk.keep('english-check-in', card);
    await desk.page.getByTestId('me-locale').selectOption('zh_cn');
    await desk.card('签到：集中学习').waitFor();

    await hand.become(member(3));
    await hand.page.getByTestId('me-locale').selectOption('en_us');
    await hand.openPrivate();
    await hand.say('/me');
    await hand.card('My tasks').getByText('Study hours: 0 of 40').waitFor();
    await hand.keep('english-my-tasks', hand.card('My tasks'));
  });

  it('one speaks in the opinion box, sees the receipt once, and reads by it', async () => {
    await desk.sayToBot(' /意见箱');
    await desk.card('意见箱').locator('[data-action="box-open"]').waitFor();
    await desk.keep('opinion-box', desk.card('意见箱'));

    await hand.become(member(5));
    await hand.openGroup(secretary.unit);
    await hand.card('意见箱').locator('[data-action="box-open"]').click();
    await hand.toast('表单已私下发给您');
    await hand.openPrivate();
    const form = hand.card('提意见');
    await form.locator('[data-action="opinion-submit"]').click();
    await hand.toast('有必填项未填写');
    await form.locator('[data-field="target"]').selectOption({ label: '党支部' });
    await form.locator('[data-field="area"]').selectOption({ label: '作风' });
    await form.locator('[data-field="words"]').fill(opinion);
    await hand.keep('opinion-form', form);
    await form.locator('[data-action="opinion-submit"]').click();
    const receipt = hand.card('意见已收下，谢谢');
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(await receipt.innerText())?.[0] ?? '';
    expect(code).not.toBe('');
    expect(await hand.page.getByText(opinion).count()).toBe(0);
    await hand.keep('receipt', receipt);

    await hand.say('/意见箱');
    const again = hand.card('提意见');
    await again.locator('[data-field="code"]').fill(code);
    await again.locator('[data-action="receipt-open"]').click();
    await hand.card('您的意见').getByText(opinion).waitFor();
    await hand.card('您的意见').getByText('已收下，尚未转交').waitFor();
  });

  it('the missing are listed, and one tap reminds only them', async () => {
    await desk.openPrivate();
    await desk.say('/未完成');
    const list = desk.card('未完成名单');
    await list.getByText('学习学时：14 人中 14 人未完成').click();
    await list.getByText(member(4).name).first().waitFor();
    await desk.keep('missing', list);
    await list.locator('[data-action="remind-send"]:visible').first().click();
    await desk.toast('已安排私下提醒');
  });

  it('the clock moves to the report-by date, and the ping reaches the one who owes the report', async () => {
    await begin(later);
    await desk.become(secretary);
    await desk.openPrivate();
    await desk.page.getByTestId('clock-next').click();
    await clockSays('2026-06-04');
    const digest = desk.card('今日待办');
    const line = digest.getByText('专题报告：请于6月5日（周五）前完成');
    await desk.page.getByTestId('clock-input').fill('2026-06-05T09:05');
    await desk.page.getByTestId('clock-set').click();
    await clockSays('2026-06-05 09:05');
    await line.waitFor();
    expect(await digest.innerText()).toContain('24 小时内截止');
    await desk.keep('ping-digest', digest);
  });

  it('the report is filed, and the status shows it and draws what is done', async () => {
    await desk.say('/报告');
    const form = desk.card('专题报告');
    await form.locator('[data-field="words"]').fill('本支部学习动员、分析评议情况报告，全文已送党委办公室。');
    await form.locator('[data-action="record-submit"]').click();
    await desk.card('专题报告：已收到').waitFor();

    await desk.say('/进度');
    const status = desk.card('进度');
    await status.getByText('14 名党员中，0 人已完成现阶段全部要求').waitFor();
    await status.locator('.chart-drawn').waitFor();
    await desk.keep('status', status);
    await desk.say('/转段');
    await desk.card('转段验收').getByText('还差').first().waitFor();
    await desk.keep('gate', desk.card('转段验收'));
  });

  it('the office sees every branch at a glance', async () => {
    await desk.become(office);
    await desk.openPrivate();
    await desk.say('/进度');
    const status = desk.card('进度');
    await status.getByText('所属单位（23 个，按名册顺序）').waitFor();
    await status.getByText(secretary.unit).waitFor();
    await desk.keep('office-status', status);
  });
});
