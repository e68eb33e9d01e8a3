import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formCard, statusCard } from './support/demo-card.ts';
import { type Stage, setStage } from './support/stage.ts';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium)
  console.warn(
    `LEFT OUT: the sandbox page is not tested in a browser, there is no chromium at ${chromiumPath}.`,
  );

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

describe.skipIf(!hasChromium)('the sandbox page in a browser', () => {
  let stage: Stage;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let answer: (topic: unknown) => object = () => ({});
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await setStage(({ action }) => answer(action.form_value?.topic));
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });
  afterEach(async () => {
    await context?.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  async function open(viewport: { width: number; height: number }, hash = ''): Promise<Page> {
    context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${stage.url}/sandbox${hash}`);
    return page;
  }

  /** The secretary of a branch and a group of theirs in which the bot is. */
  function secretaryAndGroup() {
    const { people, chats } = stage.sandbox.organisation;
    const secretary = people.find(({ roles }) => roles.includes('secretary'));
    const group = chats.find(
      ({ mode, bot_in, members }) => mode === 'group' && bot_in && members.includes(secretary?.open_id ?? ''),
    );
    if (!secretary || !group)
      throw new Error('the demo organisation has no secretary in a group with the bot');
    return { secretary, group };
  }

  const speak = (locale: 'zh_cn' | 'zh_tw' | 'en_us') =>
    stage.sandbox.people.change(secretaryAndGroup().secretary.open_id, { locale });

  it('lets a newcomer find a person, open a group, fill in a form and see the answer', async () => {
    const { secretary, group } = secretaryAndGroup();
    speak('zh_cn');
    const messageId = await stage.app.send('chat_id', group.chat_id, 'interactive', formCard());
    const page = await open(desktop);
    await page.getByTestId('person-search').fill(secretary.name);
    await page.getByTestId(`person-${secretary.open_id}`).click();
    await page.getByTestId(`unread-${group.chat_id}`).waitFor();
    await page.getByTestId(`chat-${group.chat_id}`).click();
    expect(page.url()).toContain(`#/as/${secretary.open_id}/chat/${group.chat_id}`);

    const card = page.getByTestId(`message-${messageId}`);
    await card.getByRole('heading', { name: '学习登记' }).waitFor();
    await card.locator('[data-action="study.record"]').click();
    await page.getByTestId('toast').filter({ hasText: '有必填项未填写' }).waitFor();
    expect(stage.app.presses).toEqual([]);

    await card.locator('[data-field="topic"]').fill('党章第一章');
    await card.locator('[data-field="note"]').fill('第一行\n第二行');
    await card.locator('[data-field="way"]').selectOption('own');
    await card.locator('[data-field="day"]').fill('2005-02-17');
    await card.locator('[data-field="with"] summary').click();
    await card.locator('[data-field="with"] input[value="b"]').check();
    await card.locator('[data-field="sure"]').check();

    answer = () => ({ toast: { type: 'error', content: '学时要大于零' } });
    await card.locator('[data-action="study.record"]').click();
    const refusal = page.getByTestId('toast').filter({ hasText: '学时要大于零' });
    await refusal.waitFor();
    expect(await refusal.getAttribute('data-type')).toBe('error');
    expect(await card.locator('[data-field="topic"]').inputValue()).toBe('党章第一章');

    answer = (topic) => ({
      toast: { type: 'success', content: '已登记' },
      card: { type: 'raw', data: formCard(`已登记：${topic}`) },
    });
    await card.locator('[data-action="study.record"]').click();
    await page.getByTestId('toast').filter({ hasText: '已登记' }).waitFor();
    await card.getByText('已登记：党章第一章').waitFor();
    expect(stage.app.presses.at(-1)?.action).toMatchObject({
      value: { action: 'study.record' },
      name: 'submit',
      form_value: {
        topic: '党章第一章',
        note: '第一行\n第二行',
        way: 'own',
        day: '2005-02-17 +0800',
        with: ['b'],
        sure: true,
      },
    });
  });

  it('keeps what is being typed while the card changes around it', async () => {
    const { secretary, group } = secretaryAndGroup();
    const messageId = await stage.app.send('chat_id', group.chat_id, 'interactive', formCard());
    const page = await open(desktop, `#/as/${secretary.open_id}/chat/${group.chat_id}`);
    const card = page.getByTestId(`message-${messageId}`);
    await card.locator('[data-field="topic"]').fill('写到一半');
    const changed = formCard();
    changed.header.subtitle = {
      ...changed.header.subtitle,
      content: '已有 3 人登记',
      i18n_content: {} as never,
    };
    await stage.app.patch(messageId, changed);
    await card.getByText('已有 3 人登记').waitFor();
    expect(await card.locator('[data-field="topic"]').inputValue()).toBe('写到一半');
  });

  it('draws a chart, pages a table, asks before a gesture and shows its failure', async () => {
    const { secretary, group } = secretaryAndGroup();
    speak('zh_cn');
    const messageId = await stage.app.send(
      'chat_id',
      group.chat_id,
      'interactive',
      statusCard(secretary.open_id),
    );
    await stage.app.react(messageId, 'DONE');
    const page = await open(desktop, `#/as/${secretary.open_id}/chat/${group.chat_id}`);
    const card = page.getByTestId(`message-${messageId}`);
    const canvas = card.locator('.chart-drawn canvas');
    await canvas.waitFor();
    await page.setViewportSize(phone);
    await expect.poll(async () => (await canvas.boundingBox())?.width).toBeLessThan(phone.width);
    await page.setViewportSize(desktop);
    await card.locator('[data-reaction="DONE"]').waitFor();
    await card.getByRole('button', { name: '下一页' }).click();
    await card.getByText('专题讨论').waitFor();

    const before = stage.app.presses.length;
    await card.locator('[data-action="status.remind"]').click();
    await page.getByTestId('confirm-no').click();
    expect(stage.app.presses.length).toBe(before);

    answer = () => {
      throw new Error('the handler fails');
    };
    await card.locator('[data-action="status.remind"]').click();
    await page.getByTestId('confirm-yes').click();
    const toast = page.getByTestId('toast').last();
    await toast.waitFor();
    expect(await toast.textContent()).toContain('操作失败');
    answer = () => ({});
  });

  it('sends what is typed, with mention and reply, and shows it at once to the others', async () => {
    const { secretary, group } = secretaryAndGroup();
    const other = group.members.find((id) => id !== secretary.open_id) ?? '';
    const messageId = await stage.app.send('chat_id', group.chat_id, 'text', { text: '请各位签到' });
    const page = await open(desktop, `#/as/${secretary.open_id}/chat/${group.chat_id}`);
    const theirs = await (context as BrowserContext).newPage();
    await theirs.goto(`${stage.url}/sandbox#/as/${other}/chat/${group.chat_id}`);
    await theirs.getByTestId(`message-${messageId}`).waitFor();

    // A page in the background is drawn seldom, and gestures wait for a drawing.
    await page.bringToFront();
    await page.getByTestId(`message-${messageId}`).hover();
    await page.getByTestId(`reply-${messageId}`).click();
    await page.getByTestId('composer-input').pressSequentially('@转');
    await page.getByTestId('mention-bot').click();
    await page.getByTestId('composer-input').pressSequentially('签到');
    await page.getByTestId('composer-input').press('Enter');

    const said = theirs.getByTestId('messages').getByText('@转段助手').last();
    await said.waitFor();
    const sent = stage.sandbox.world.messagesIn(group.chat_id).at(-1);
    expect(sent).toMatchObject({ reply_to: messageId, sender: { id: secretary.open_id } });
    expect(sent?.mentions.map(({ open_id }) => open_id)).toEqual([stage.sandbox.bot.open_id]);
    expect(await page.getByTestId('composer-input').inputValue()).toBe('');
  });

  it('sends a file, and shows a recalled message as recalled', async () => {
    const { secretary, group } = secretaryAndGroup();
    const messageId = await stage.app.send('chat_id', group.chat_id, 'text', { text: '发错了' });
    const page = await open(desktop, `#/as/${secretary.open_id}/chat/${group.chat_id}`);
    await page.getByTestId(`message-${messageId}`).getByText('发错了').waitFor();
    await page
      .getByTestId('composer-file')
      .setInputFiles({ name: '学习笔记.txt', mimeType: 'text/plain', buffer: Buffer.from('党章') });
    const link = page.getByRole('link', { name: '学习笔记.txt' });
    const href = await link.getAttribute('href');
    expect(await (await fetch(`${stage.url}${href}`)).text()).toBe('党章');

    await stage.app.recall(messageId);
    await page.getByTestId(`message-${messageId}`).filter({ hasText: '撤回' }).waitFor();
  });

  it('speaks the language of the person, cards and its own words alike', async () => {
    const { secretary, group } = secretaryAndGroup();
    const messageId = await stage.app.send('chat_id', group.chat_id, 'interactive', formCard());
    const page = await open(desktop, `#/as/${secretary.open_id}/chat/${group.chat_id}`);
    const card = page.getByTestId(`message-${messageId}`);
    for (const [locale, title, send] of [
      ['zh_cn', '学习登记', '发送'],
      ['zh_hk', '學習登記', '傳送'],
      ['en_us', 'Study record', 'Send'],
    ] as const) {
      await page.getByTestId('me-locale').selectOption(locale);
      await card.getByRole('heading', { name: title, exact: true }).waitFor();
      await page.getByTestId('composer-send').filter({ hasText: send }).waitFor();
    }
  });

  it('shows one pane at a time on a phone, with a way back, and opens the private chat', async () => {
    const { secretary } = secretaryAndGroup();
    speak('zh_cn');
    const messageId = await stage.app.send('open_id', secretary.open_id, 'interactive', formCard());
    const privateChat = stage.sandbox.world.privateChat(secretary.open_id).chat_id;
    const page = await open(phone);
    await page.getByTestId('person-search').fill(secretary.name);
    await page.getByTestId(`person-${secretary.open_id}`).click();
    expect(await page.getByTestId('person-search').isVisible()).toBe(false);
    await page.getByTestId(`chat-${privateChat}`).click();
    const card = page.getByTestId(`message-${messageId}`);
    await card.locator('[data-field="topic"]').fill('党章第二章');
    answer = () => ({ toast: { type: 'success', content: '已登记' } });
    await card.locator('[data-action="study.record"]').click();
    await page.getByTestId('toast').filter({ hasText: '已登记' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    expect(JSON.stringify(stage.sandbox.log(0))).toContain('bot_p2p_chat_entered_v1');

    await page.getByTestId('back-to-chats').click();
    await page.getByTestId(`chat-${privateChat}`).waitFor();
    await page.getByTestId('back-to-people').click();
    await page.getByTestId('person-search').waitFor();
  });

  it('moves the campaign clock to the next deadline and by a day', async () => {
    const { secretary } = secretaryAndGroup();
    speak('zh_cn');
    const page = await open(desktop, `#/as/${secretary.open_id}`);
    const now = page.getByTestId('clock-now');
    await now.filter({ hasText: '2005-02-18 09:30' }).waitFor();
    await page.getByTestId('clock-next').click();
    await now.filter({ hasText: '2005-02-20 17:00' }).waitFor();
    await page.getByTestId('clock-day').click();
    await now.filter({ hasText: '2005-02-21 17:00' }).waitFor();
    expect(await page.getByTestId('clock-next').isDisabled()).toBe(true);
    await page.getByTestId('clock-speed').selectOption('3600');
    await expect.poll(() => stage.clock.speed).toBe(3600);
  });
});
