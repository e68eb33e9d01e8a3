import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../support/house.ts';
import { ledgerDoings } from '../support/ledgers.ts';
import { openWalker, type Somebody, type Walker } from './support/walker.ts';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium)
  console.warn(`LEFT OUT: the web page in a browser, there is no chromium at ${chromiumPath}.`);
const images = process.env.UPDATE_IMAGES === '1' ? 'docs/images' : null;

/** In the fourth week of the first stage. */
const start = '2026-02-16T10:00:00+08:00';

describe.skipIf(!hasChromium)('the web page, from the button under a card', () => {
  let house: House;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    await build({ logLevel: 'error' });
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox'],
      env: { ...process.env, LANGUAGE: 'zh_CN' },
    });
    house = await openHouse({ at: start });
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    expect(complaints).toEqual([]);
  });

  const somebody = (role: string): Somebody => {
    const people: readonly Somebody[] = house.sandbox.organisation.people;
    const found = people.find((one) => one.roles.includes(role));
    if (!found) throw new Error(`the demo organisation has no ${role}`);
    return found;
  };

  /** Presses the button under the card and says on the platform's page who one is: the person of the chat. */
  async function opensPage(walker: Walker, person: Somebody): Promise<Page> {
    await walker.become(person);
    await walker.openPrivate();
    await walker.say('/进度');
    const context: BrowserContext = walker.page.context();
    const opened = context.waitForEvent('page');
    await walker.card('进度').getByRole('button', { name: '打开网页' }).click();
    const page = await opened;
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.getByRole('button', { name: `以 ${person.name} 的身份登录` }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** A few matters of a branch, so that its ledger is one. */
  async function fileItems(branch: string): Promise<void> {
    const ledger = ledgerDoings(house);
    const secretary = house.of(branch, 'secretary')[0]?.open_id ?? '';
    const [one, two] = house.of(branch, 'member').filter(({ roles }) => roles.length === 1);
    for (const [words, owner, due] of [
      ['办事窗口排队时间长，群众多次反映', one, '2026-03-10'],
      ['楼道灯不亮，老同志上下楼不便', two, '2026-02-27'],
      ['服务指南没有更新，电话打不通', one, '2026-03-31'],
    ] as const) {
      const item = { words, way: 'by-date' as const, due, owner: owner?.open_id ?? '' };
      expect((await ledger.file(secretary, branch, item))?.type).toBe('success');
    }
  }

  const overflows = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  it('the office reads the whole campaign on a desktop and goes down to a branch', async () => {
    const desk = await openWalker({
      ...{ browser, url: house.service.url, device: 'desktop' },
      onComplaint: (text) => complaints.push(text),
    });
    const office = somebody('office');
    const page = await opensPage(desk, office);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('市民政局');
    await page.getByText('今天 2月16日').waitFor();
    expect(await overflows(page)).toBe(0);
    if (images) await page.screenshot({ path: `${images}/web-progress.png`, fullPage: true });
    const branch = somebody('secretary').unit;
    await fileItems(branch);
    await page.getByRole('link', { name: branch, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: branch }).waitFor();
    await page.getByRole('link', { name: '查看台账' }).click();
    await page.getByText('办事窗口排队时间长').waitFor();
    expect(await overflows(page)).toBe(0);
    if (images) await page.screenshot({ path: `${images}/web-ledger.png`, fullPage: true });
    await page.goBack();
    await page.getByRole('link', { name: '返回市民政局' }).click();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('link', { name: '用飞书登录' }).waitFor();
    await desk.close();
  });

  it('a secretary reads their branch on a phone', async () => {
    const hand = await openWalker({
      ...{ browser, url: house.service.url, device: 'phone' },
      onComplaint: (text) => complaints.push(text),
    });
    const secretary = somebody('secretary');
    const page = await opensPage(hand, secretary);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(secretary.unit);
    expect(await overflows(page)).toBe(0);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.bars span')).fontSize")).toBe(
      '16px',
    );
    if (images) await page.screenshot({ path: `${images}/web-phone.png`, fullPage: true });
    await hand.close();
  });
});
