import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../support/house.ts';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium)
  console.warn(`LEFT OUT: the first walk in a browser, there is no chromium at ${chromiumPath}.`);

const desktop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };
const images = process.env.UPDATE_IMAGES === '1' ? 'docs/images' : null;

type Person = { open_id: string; name: string; unit: string; roles: string[]; locale: string };

describe.skipIf(!hasChromium)('the first walk, in the page only', () => {
  let house: House;
  let browser: Browser;
  let secretary: Person;
  let members: Person[];
  let group: string;

  beforeAll(async () => {
    await build({ logLevel: 'error' });
    house = await openHouse({ at: '2026-06-03T09:30:00+08:00' });
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    if (images) mkdirSync(images, { recursive: true });
    const people = house.sandbox.organisation.people as unknown as Person[];
    const found = people.filter((person) => person.roles.includes('secretary'))[3];
    if (!found) throw new Error('the demo organisation has no fourth branch');
    secretary = found;
    members = people.filter(
      (person) => person.unit === secretary.unit && person !== secretary && person.roles.includes('member'),
    );
    group = house.sandbox.organisation.chats.find((chat) => chat.name === secretary.unit)?.chat_id ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function as(person: Person, chat: string | null, viewport = desktop): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(
      `${house.service.url}/sandbox#/as/${person.open_id}${chat === null ? '' : `/chat/${chat}`}`,
    );
    return page;
  }

  const privateChat = async (person: Person): Promise<string> => {
    const chats = (await (
      await fetch(`${house.service.url}/sandbox/api/people/${person.open_id}/chats`)
    ).json()) as {
      chat_id: string;
      mode: string;
    }[];
    return chats.find((chat) => chat.mode === 'p2p')?.chat_id ?? '';
  };

  const say = async (page: Page, text: string, mention = false): Promise<void> => {
    const input = page.getByTestId('composer-input');
    if (mention) {
      await page.getByTestId('composer-mention').click();
      await page.getByTestId('mention-bot').click();
    }
    await input.pressSequentially(text);
    await page.getByTestId('composer-send').click();
  };

  const newest = (page: Page, title: string): Locator =>
    page
      .locator('[data-testid^="message-"]')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
      .last();

  /** A card is taken whole: the window grows around it first. */
  const keep = async (what: Locator | Page, name: string): Promise<void> => {
    if (!images) return;
    const page = 'page' in what ? what.page() : what;
    const size = page.viewportSize() ?? desktop;
    if (page !== what) await page.setViewportSize({ width: size.width, height: 2600 });
    await what.screenshot({ path: `${images}/${name}.png`, animations: 'disabled' });
    await page.setViewportSize(size);
  };

  it('a secretary opens a check-in, three members answer, the count follows', async () => {
    const desk = await as(secretary, group);
    await say(desk, ' /签到 学习党章 2小时', true);
    const card = newest(desk, '签到：集中学习');
    await card.getByText('已签到 0 人').waitFor();

    const [tapper, speaker, traditional] = members;
    if (!tapper || !speaker || !traditional) throw new Error('the branch has too few members');
    const hand = await as(tapper, group, phone);
    await newest(hand, '签到：集中学习').locator('[data-action="check-in"]').click();
    await hand.getByTestId('toast').filter({ hasText: '已签到，计 2 学时' }).waitFor();
    await keep(hand, 'phone-check-in');

    const mouth = await as(speaker, group);
    await say(mouth, ' 签到', true);
    const writing = await as(traditional, group);
    await say(writing, ' 簽到', true);
    await card.getByText('已签到 3 人').waitFor();
    await say(writing, ' 打卡 兩小時 學習黨章', true);
    await writing.locator('[data-reaction="DONE"]').nth(2).waitFor();
    await keep(desk, 'group-check-in');
    for (const page of [desk, hand, mouth, writing]) await page.context().close();
  });

  it('one speaks in the opinion box and reads by the receipt, which is shown once', async () => {
    const desk = await as(secretary, group);
    await say(desk, ' /意见箱', true);
    await newest(desk, '意见箱').locator('[data-action="box-open"]').waitFor();
    await keep(newest(desk, '意见箱'), 'opinion-box');

    const speaker = members[5];
    if (!speaker) throw new Error('the branch has too few members');
    const page = await as(speaker, group, phone);
    await newest(page, '意见箱').locator('[data-action="box-open"]').click();
    await page.getByTestId('toast').filter({ hasText: '私下发给您' }).waitFor();
    await page.goto(`${house.service.url}/sandbox#/as/${speaker.open_id}/chat/${await privateChat(speaker)}`);
    const form = newest(page, '提意见');
    await form.locator('[data-field="target"]').selectOption('branch');
    await form.locator('[data-field="area"]').selectOption('style');
    await form.locator('[data-field="words"]').fill('食堂排队太久，建议错峰就餐。');
    await keep(form, 'opinion-form');
    await form.locator('[data-action="opinion-submit"]').click();
    const receipt = newest(page, '意见已收下，谢谢');
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec((await receipt.textContent()) ?? '')?.[0] ?? '';
    expect(code).not.toBe('');
    await keep(receipt, 'receipt');

    await say(page, '/意见箱');
    const again = newest(page, '提意见');
    await again.locator('[data-field="code"]').fill(code);
    await again.locator('[data-action="receipt-open"]').click();
    await newest(page, '您的意见').getByText('食堂排队太久，建议错峰就餐。').waitFor();
    for (const one of [desk, page]) await one.context().close();
  });

  it('the clock moves to the report-by date, the ping arrives, and the status shows it', async () => {
    const page = await as(secretary, await privateChat(secretary));
    await page.getByTestId('clock-next').click();
    await page.getByTestId('clock-now').filter({ hasText: '2' }).waitFor();
    await house.moveTo('2026-06-04T20:00:00+08:00');
    const before = await newest(page, '今日待办').count();
    await house.moveTo('2026-06-05T09:05:00+08:00');
    const digest = newest(page, '今日待办');
    await digest.getByText('专题报告').first().waitFor();
    expect(before).toBeLessThanOrEqual(1);
    await keep(digest, 'ping-digest');

    await say(page, '/进度');
    const status = newest(page, '进度');
    await status.locator('.chart-drawn').waitFor();
    await keep(status, 'status');
    await say(page, '/转段');
    await newest(page, '转段验收').getByText('还差').first().waitFor();
    await keep(newest(page, '转段验收'), 'gate');
    await page.context().close();
  });

  it('an English viewer reads the same in English, on a phone', async () => {
    const reader = members[1];
    if (!reader) throw new Error('the branch has too few members');
    await fetch(`${house.service.url}/sandbox/api/people/${reader.open_id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locale: 'en_us' }),
    });
    const page = await as(reader, await privateChat(reader), phone);
    await say(page, '/me');
    const card = newest(page, 'My tasks');
    await card.getByText('hours', { exact: false }).first().waitFor();
    await keep(card, 'english-my-tasks');
    await page.context().close();
  });
});
