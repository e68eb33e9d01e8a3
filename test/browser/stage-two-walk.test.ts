import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { type Browser, chromium, type Locator } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xianjin } from '../domain/xianjin.ts';
import { buttonOf, type Shown } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { openStageTwo } from '../support/stage-two.ts';
import { surveyDoings } from '../support/surveys.ts';
import { outOfSight } from './support/fits.ts';
import { openWalker, type Somebody, type Walker } from './support/walker.ts';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(chromiumPath);
if (!hasChromium)
  console.warn(`LEFT OUT: a member's second stage on a phone, there is no chromium at ${chromiumPath}.`);

const branch = '办公室党支部';
const sentence = '对照党章查找自己的不足，认真剖析思想根源。';
const appraisal = '联系群众不够经常，学习不够系统，应当改进。';
const comment = '篇幅还不够，问题请写得再具体些。';

/**
 * All that stage 2 asks of one member (S9, S12–S15, S21), by taps and words on a page as wide as a phone. The unit is put
 * into stage 2 in the database, since the way there is walked elsewhere; the secretary's part that a member never sees is
 * done by the same gestures without a page.
 */
describe.skipIf(!hasChromium)('a member’s second stage on a phone', () => {
  let house: House;
  let browser: Browser;
  let hand: Walker;
  let colleaguesHand: Walker;
  let desk: Walker;
  let pageDir: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    pageDir = await mkdtemp(join(tmpdir(), 'stagekeeper-page-'));
    await build({ logLevel: 'error', build: { outDir: pageDir } });
    house = await openHouse({ at: '2026-03-10T09:30:00+08:00', beside: { branches: [branch], pageDir } });
    await openStageTwo(house);
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox'],
      env: { ...process.env, LANGUAGE: 'zh_CN' },
    });
    const window = { browser, url: house.platformUrl, onComplaint: (text: string) => complaints.push(text) };
    hand = await openWalker({ ...window, device: 'phone' });
    colleaguesHand = await openWalker({ ...window, device: 'phone' });
    desk = await openWalker({ ...window, device: 'desktop' });
    await hand.become(member());
    await hand.openPrivate();
    await colleaguesHand.become(colleague());
    await colleaguesHand.openPrivate();
    await desk.become(secretary());
    await desk.openPrivate();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await rm(pageDir, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  const plain = () =>
    house
      .people()
      .filter(({ unit, roles, leader }) => unit === branch && roles.join() === 'member' && !leader);
  const somebody = (found: Somebody | undefined): Somebody => {
    if (!found) throw new Error('the branch has too few people');
    return found;
  };
  const member = () => somebody(plain()[0]);
  const colleague = () => somebody(plain()[1]);
  const secretary = () => somebody(house.of(branch, 'secretary')[0]);

  /** The newest card that has this button, from the bot to somebody. */
  async function newest(to: Somebody, action: string): Promise<Shown> {
    await house.quiet();
    const found = house.toldTo(to.open_id).findLast(({ content }) => buttonOf(content, action));
    if (!found) throw new Error(`nothing with ${action} was told to ${to.name}`);
    return found;
  }
  async function secretaryPresses(action: string, form?: Record<string, unknown>) {
    const answer = await house.press(secretary().open_id, await newest(secretary(), action), action, form);
    expect(answer.toast?.type ?? 'success').not.toMatch(/warning|error/);
  }
  async function fits(card: Locator, name: string) {
    await card.waitFor();
    expect(await outOfSight(card), name).toEqual([]);
  }
  const tap = (card: Locator, action: string) => card.locator(`[data-action="${action}"]`).first().click();
  const choose = (card: Locator, field: string, label: string) =>
    card.locator(`[data-field="${field}"]`).selectOption({ label });
  const write = (card: Locator, field: string, words: string) =>
    card.locator(`[data-field="${field}"]`).fill(words);
  const sendLong = async (words: string) => {
    await hand.page.getByTestId('composer-input').fill(words);
    await hand.page.getByTestId('composer-send').click();
  };

  it('is asked for an opinion by a form, fills it in, and gets its receipt', async () => {
    await house.ask(secretary().open_id, '/意见');
    await secretaryPresses('opinion-desk');
    await secretaryPresses('opinion-round-form');
    await secretaryPresses('opinion-round-open', {
      circle: 'members',
      target: 'leading-body',
      to: '2026-03-20 +0800',
    });
    const invitation = hand.card('征求意见表');
    await invitation.getByText('请于3月20日（周五）前填写').waitFor();
    await fits(invitation, 'invitation');
    await tap(invitation, 'opinion-form-open');
    const form = hand.card('征求意见表').filter({ has: hand.page.locator('[data-field="words"]') });
    await fits(form, 'opinion-form');
    await choose(form, 'target', '领导班子');
    await choose(form, 'area', '作风');
    await write(form, 'words', '会议多、文件长，建议多到基层去。');
    await tap(form, 'opinion-submit');
    await fits(hand.card('意见已收下，谢谢'), 'form-receipt');
  });

  it('speaks in the box as well, and reads by the receipt', async () => {
    await hand.say('/意见箱');
    const form = hand.card('提意见');
    await fits(form, 'box-form');
    await choose(form, 'target', '党支部');
    await choose(form, 'area', '工作');
    await write(form, 'words', '办事窗口午间应有人值班。');
    await tap(form, 'opinion-submit');
    await expect.poll(() => hand.page.getByRole('heading', { name: '意见已收下，谢谢' }).count()).toBe(2);
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(await hand.card('意见已收下，谢谢').innerText())?.[0] ?? '';
    expect(code).not.toBe('');
    await hand.say('/意见箱');
    await write(hand.card('提意见'), 'code', code);
    await tap(hand.card('提意见'), 'receipt-open');
    const kept = hand.card('您的意见');
    await kept.getByText('办事窗口午间应有人值班。').waitFor();
    await fits(kept, 'opinion-kept');
  });

  it('logs a talk, which the colleague confirms by one tap on their own phone', async () => {
    await hand.say('/谈心');
    const form = hand.card('谈心');
    await fits(form, 'talk-form');
    await choose(form, 'with', colleague().name);
    await tap(form, 'talk-confirm');
    await hand.toast(`等${colleague().name}确认`);
    const asked = colleaguesHand.card('谈心确认');
    await asked.getByText(`${member().name}登记：3月10日与您谈心`).waitFor();
    await fits(asked, 'talk-asked');
    await tap(asked, 'talk-confirm');
    await asked.getByText('您已确认，谢谢').waitFor();
    await hand.say('/谈心');
    await hand.card('谈心').getByText('已确认 1 次').waitFor();
    await fits(hand.card('谈心'), 'talks');
  });

  it('sends a self-analysis as a file, sees how long it is, and names whom it was talked over with', async () => {
    const short = [...Array(50)].map(() => new Paragraph(sentence));
    const buffer = await Packer.toBuffer(new Document({ sections: [{ children: short }] }));
    const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    await hand.page
      .getByTestId('composer-file')
      .setInputFiles({ name: '党性分析材料.docx', mimeType, buffer });
    const taken = hand.card('党性分析材料：已收到');
    await taken.getByText('要求 2000 字左右，现有 1050 字，篇幅还不够').waitFor();
    await taken.getByText('还需要 3 人确认').waitFor();
    await fits(taken, 'analysis-short');
    await tap(taken, 'command');
    const card = hand.card('党性分析材料');
    await fits(card, 'analysis');
    await card.locator('details[data-field="people"] summary').click();
    for (const { name } of [colleague(), plain()[2], plain()[3]].map(somebody))
      await card.getByLabel(name, { exact: true }).check();
    await fits(card, 'consult-choose');
    await tap(card, 'consult-ask');
    await hand.toast('已请 3 人确认');
    const asked = colleaguesHand.card('征求意见确认');
    await fits(asked, 'consult-asked');
    await tap(asked, 'consult-confirm');
    await asked.getByText('您已确认，谢谢').waitFor();
    await hand.say('/党性分析');
    await hand.card('党性分析材料').getByText('征求意见：已确认 1 人，要求 3 人以上').waitFor();
    await hand.card('党性分析材料').getByText(`已确认：${colleague().name}`).waitFor();
    await fits(hand.card('党性分析材料'), 'consulted');
  });

  it('gets it back with a comment, sends a longer one in messages, and is told that it passed', async () => {
    await desk.say('/审核');
    await desk.card('审核').getByText('1050 字，要求 2000 字左右').waitFor();
    await write(desk.card('审核'), 'comment', comment);
    await tap(desk.card('审核'), 'record-return');
    await desk.toast('已退回');
    const returned = hand.card('材料退回');
    await returned.getByText(comment).waitFor();
    await fits(returned, 'analysis-returned');
    await tap(returned, 'command');
    await hand.card('党性分析材料').getByText('已退回').waitFor();
    await fits(hand.card('党性分析材料'), 'analysis-again');
    await tap(hand.card('党性分析材料'), 'analysis-start');
    const run = hand.card('分条发送党性分析材料');
    await run.getByText('已收到 0 条').waitFor();
    await sendLong(sentence.repeat(47));
    await run.getByText('已收到 1 条，共 987 字').waitFor();
    await sendLong(`${sentence.repeat(47)}具体问题是学习不系统，到群众中去得少。`);
    await run.getByText('已收到 2 条，共 1993 字').waitFor();
    await fits(run, 'analysis-run');
    await tap(run, 'analysis-finish');
    const taken = hand.card('党性分析材料：已收到');
    await taken.getByText('第 2 稿，1993 字').waitFor();
    await taken.getByText('篇幅已够').waitFor();
    await fits(taken, 'analysis-taken');
    await tap(taken, 'analysis-compare');
    await fits(hand.card('前后两稿对照'), 'analysis-compared');

    await desk.say('/审核');
    await desk.card('审核').getByText('第 2 稿').waitFor();
    await tap(desk.card('审核'), 'record-approve');
    await desk.toast('已通过');
    await fits(hand.card('审核通过'), 'analysis-approved');
  });

  it('checks in at the life meeting by one tap in the group', async () => {
    await house.ask(secretary().open_id, '/会议');
    await secretaryPresses('life-plan-open');
    await secretaryPresses('life-plan', {
      title: '专题组织生活会',
      on: '2026-03-10 +0800',
      time: '14:30',
      place: '三楼会议室',
      lasts: '3',
      agenda: '一、支部书记说明会议要求\n二、党员逐个进行对照检查、自我批评\n三、互相评议、开展批评',
      guests: '群众代表 2 人',
    });
    await house.quiet();
    await hand.openGroup(branch);
    const notice = hand.card('会议通知：专题组织生活会');
    await fits(notice, 'life-meeting');
    await house.moveTo('2026-03-10T14:30:00+08:00');
    await house.quiet();
    const meeting = hand.card('签到：专题组织生活会');
    await meeting.waitFor();
    await tap(meeting, 'check-in');
    await hand.toast('已签到');
    await meeting.getByText('已签到 1 人').waitFor();
    await fits(meeting, 'life-meeting-open');
  });

  it('gets the appraisal in private and signs for it', async () => {
    const [drafter, confirmer] = house.of(branch, 'committee').map(somebody);
    const unit = await house.db
      .selectFrom('unit')
      .select('id')
      .where('name', '=', branch)
      .executeTakeFirstOrThrow();
    const person = await house.db
      .selectFrom('person')
      .select('id')
      .where('open_id', '=', member().open_id)
      .executeTakeFirstOrThrow();
    const draft = { action: 'appraise-draft', unit: unit.id, person: person.id, version: 0 };
    const written = await house.forge(somebody(drafter).open_id, draft, { words: appraisal });
    expect(written.toast?.type).toBe('success');
    const { id, version } = await house.db
      .selectFrom('record')
      .select(['id', 'version'])
      .where('kind', '=', 'appraisal')
      .executeTakeFirstOrThrow();
    const confirm = { action: 'appraise-confirm', record: id, version };
    expect((await house.forge(somebody(confirmer).open_id, confirm)).toast?.type).toBe('success');
    await hand.openPrivate();
    const delivered = hand.card('对您的评议意见');
    await delivered.getByText(appraisal).waitFor();
    await fits(delivered, 'appraisal');
    await tap(delivered, 'appraise-acknowledge');
    await hand.toast('已签收');
    await delivered.locator('[data-action="appraise-acknowledge"]').waitFor({ state: 'detached' });
    await fits(delivered, 'appraisal-signed');
  });

  it('answers the survey and is thanked', async () => {
    await surveyDoings(house).begin(secretary().open_id);
    const notice = hand.card('群众满意度测评');
    await fits(notice, 'survey-notice');
    await tap(notice, 'survey-enter');
    const form = hand
      .card('群众满意度测评')
      .filter({ has: hand.page.locator('[data-action="survey-submit"]') });
    await fits(form, 'survey-form');
    for (const { key } of xianjin.survey?.questions ?? []) await choose(form, key, '好');
    await tap(form, 'survey-submit');
    const thanks = hand.card('已收下，谢谢您');
    await fits(thanks, 'survey-thanks');
    expect(await hand.card('群众满意度测评').locator('[data-action="survey-submit"]').count()).toBe(0);
  });

  it('sees under /me that of the stage only what others have not confirmed is left, and then nothing', async () => {
    const openItems = async () => {
      const mine = hand.card('我的任务');
      await fits(mine, 'me');
      return (await mine.innerText()).split('\n').flatMap((line) => /^· ([^：]+)：/.exec(line)?.[1] ?? []);
    };
    const ofStageOne = ['学习学时', '学习心得体会'];
    await hand.say('/我的');
    await expect.poll(openItems).toEqual([...ofStageOne, '征求三人以上意见']);
    await hand.card('我的任务').getByRole('button', { name: '党性分析材料' }).click();
    await hand.card('党性分析材料').getByText('已审核通过').waitFor();
    for (const { open_id } of [plain()[2], plain()[3]].map(somebody)) {
      const asked = house
        .toldTo(open_id)
        .findLast(({ content }) => buttonOf(content, 'consult-confirm')) as Shown;
      await house.press(open_id, asked, 'consult-confirm');
    }
    await hand.say('/我的');
    await expect.poll(openItems).toEqual(ofStageOne);
    expect(await hand.card('我的任务').getByRole('button', { name: '党性分析材料' }).count()).toBe(0);
  });
});
