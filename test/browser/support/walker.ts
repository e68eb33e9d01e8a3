import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

export interface Somebody {
  open_id: string;
  name: string;
  unit: string;
  roles: readonly string[];
}

const images = process.env.UPDATE_IMAGES === '1' ? 'docs/images' : null;
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** What the window grows to while a card is taken whole. */
const tallPx = 3000;
/** The height of a picture of the whole window: a card and the answers below it. */
const windowPx = 880;
const marginPx = 10;

/** One window of the sandbox's page and the hands before it: everything is typed, tapped and read in the page. */
export interface Walker {
  page: Page;
  /** Steps into a person by the list of people, from wherever the page stands. */
  become(person: Somebody): Promise<void>;
  openGroup(name: string): Promise<void>;
  openPrivate(): Promise<void>;
  say(text: string): Promise<void>;
  /** With the bot mentioned by the composer's picker. */
  sayToBot(text: string): Promise<void>;
  /** The newest card with this title. */
  card(title: string): Locator;
  /** Waits until the page tells this for a moment. */
  toast(words: string): Promise<void>;
  /** A picture for the README, of the window or of one message; only when pictures are asked for. */
  keep(name: string, what?: Locator): Promise<void>;
  close(): Promise<void>;
}

export async function openWalker(of: {
  browser: Browser;
  url: string;
  device: keyof typeof sizes;
  onComplaint: (message: string) => void;
}): Promise<Walker> {
  const viewport = sizes[of.device];
  const context: BrowserContext = await of.browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(images && of.device === 'phone' ? { deviceScaleFactor: 1.5 } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => of.onComplaint(error.message));
  await page.goto(`${of.url}/sandbox`);
  const input = page.getByTestId('composer-input');
  /** A phone shows one pane at a time: people, chats or talk. */
  const backTo = async (pane: 'people' | 'chats') => {
    if (of.device !== 'phone') return;
    const stands = await page.locator('[data-pane]').getAttribute('data-pane');
    if (stands === 'talk') await page.getByTestId('back-to-chats').click();
    if (pane === 'people' && stands !== 'people') await page.getByTestId('back-to-people').click();
  };
  const chats = page.locator('[data-testid^="chat-"]');
  const openChat = async (row: Locator) => {
    await backTo('chats');
    await row.click();
    await input.waitFor();
  };
  const send = async (text: string) => {
    await input.pressSequentially(text);
    await page.getByTestId('composer-send').click();
  };
  return {
    page,
    async become(person) {
      await backTo('people');
      await page.getByTestId('person-search').fill(`${person.name} ${person.unit}`);
      await page.getByTestId(`person-${person.open_id}`).click();
      await page.getByTestId('me').filter({ hasText: person.name }).waitFor();
      if (of.device !== 'phone') await page.getByTestId('person-search').fill('');
    },
    openGroup: (name) => openChat(chats.filter({ hasText: name }).last()),
    openPrivate: () => openChat(chats.first()),
    say: send,
    async sayToBot(text) {
      await page.getByTestId('composer-mention').click();
      await page.getByTestId('mention-bot').click();
      await send(text);
    },
    card: (title) =>
      page
        .locator('[data-testid^="message-"]')
        .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
        .last(),
    toast: (words) => page.getByTestId('toast').filter({ hasText: words }).first().waitFor(),
    async keep(name, what) {
      if (!images) return;
      mkdirSync(images, { recursive: true });
      const path = `${images}/${name}.png`;
      if (!what) {
        await page.setViewportSize({ ...viewport, height: windowPx });
        await page.screenshot({ path, animations: 'disabled' });
        await page.setViewportSize(viewport);
        return;
      }
      await page.setViewportSize({ width: viewport.width, height: tallPx });
      const hidden = await page.addStyleTag({ content: '.message-tools { visibility: hidden }' });
      await what.scrollIntoViewIfNeeded();
      const whole = await what.boundingBox();
      const drawn = await what.locator('.card').boundingBox();
      if (!whole || !drawn) throw new Error(`${name} is not to be seen`);
      const x = Math.max(0, whole.x - marginPx);
      const y = Math.max(0, whole.y - marginPx);
      const width = Math.min(viewport.width, drawn.x + drawn.width + marginPx) - x;
      const height = drawn.y + drawn.height + marginPx - y;
      await page.screenshot({ path, animations: 'disabled', clip: { x, y, width, height } });
      await hidden.evaluate((style) => (style as Element).remove());
      await page.setViewportSize(viewport);
    },
    close: () => context.close(),
  };
}
