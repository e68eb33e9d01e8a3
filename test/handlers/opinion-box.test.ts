import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReceipt } from '../../src/app/box.ts';
import { campaignNow } from '../../src/app/campaign-now.ts';
import { keepTheDay } from '../../src/app/keep-the-day.ts';
import { buttonOf, type Shown, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({
    beside: {
      branches: [
        branch,
        '人事教育科党支部',
        '救灾救济科党支部',
        '优抚科党支部',
        '安置科党支部',
        '区划地名科党支部',
      ],
    },
  });
});
afterAll(() => house.close());

const member = (n: number, unit = branch) =>
  house.of(unit, 'member').filter(({ roles }) => !roles.includes('secretary'))[n]?.open_id ?? '';
const secretary = (unit = branch) => house.of(unit, 'secretary')[0]?.open_id ?? '';
const codeOn = (card: Shown) => /\d{4} \d{4} \d{4} \d{4}/.exec(wordsIn(card))?.[0] ?? '';

async function speak(openId: string, words: string, target = 'branch', area = 'work') {
  const card = await house.ask(openId, '/box');
  const answer = await house.press(openId, card, 'opinion-submit', { words, area, target });
  return { answer, code: codeOn(card) };
}
async function open(openId: string, code: string) {
  const card = await house.ask(openId, '/box');
  const answer = await house.press(openId, card, 'receipt-open', { code });
  return { answer, card };
}
const read = async (unit = branch) => textsIn(await house.ask(secretary(unit), '/opinions'));

describe('what a target sees', () => {
  test('two are kept back, the third brings them all, with the work of the next day', async () => {
    await speak(member(1), '甲说');
    await speak(member(2), '乙说');
    await house.moveTo('2026-01-27T09:30:00+08:00');
    expect(await read()).not.toContain('甲说');
    await speak(member(3), '丙说');
    await speak(member(3), '对班子说', 'leading-body');
    expect(await read()).not.toContain('甲说');
    await house.moveTo('2026-01-28T09:30:00+08:00');
    const shown = await read();
    for (const words of ['甲说', '乙说', '丙说']) expect(shown).toContain(words);
    // One alone about another target stays where it is.
    expect(shown).not.toContain('对班子说');
  });

  test('they come in the order of random ids', async () => {
    const unit = '人事教育科党支部';
    for (let n = 0; n < 5; n += 1) await speak(member(n, unit), `第${n}条`);
    await house.moveTo('2026-01-29T09:30:00+08:00');
    const pages = [
      await house.ask(secretary(unit), '/opinions'),
      await house.ask(secretary(unit), '/opinions 2'),
    ];
    const shown = pages.flatMap(textsIn).filter((text) => /^第\d条$/.test(text));
    const { seal } = house.service.app;
    const rows = await house.db
      .selectFrom('opinion')
      .select(['id', 'words_sealed'])
      .where('released_on', '=', '2026-01-29')
      .orderBy('id')
      .execute();
    expect(rows).toHaveLength(5);
    expect(shown).toEqual(rows.map((row) => seal.open(row.words_sealed)));
  });

  test('whoever may not read them sees their numbers and no words', async () => {
    const shown = wordsIn(await house.ask(member(1), '/opinions'));
    expect(shown).toContain('收到意见 3 条');
    expect(shown).not.toContain('甲说');
    const unit = wordsIn(await house.ask(secretary('安置科党支部'), `/opinions ${branch}`));
    expect(unit).toContain('办理');
    expect(unit).not.toContain('甲说');
  });
});

test.each([
  ['blanks before and behind', '  \n 前后都有空格 \t '],
  ['a mention of all', '<at id=all></at> 请看 **这里** [链接](https://example.cn) {{name}}'],
  ['emoji', '👍🏽👨‍👩‍👧 𠮷野家'],
  ['1,000 characters', `${'学'.repeat(999)}。`],
  ['marks without width', `前\u200b后\ufeff`],
])('words with %s reach the target byte for byte', async (_what, words) => {
  const unit = '救灾救济科党支部';
  const before = new Set((await house.db.selectFrom('opinion').select('id').execute()).map(({ id }) => id));
  await speak(member(1, unit), words);
  for (const n of [2, 3]) await speak(member(n, unit), `陪衬 ${n}`);
  const next = new Date(house.now().getTime() + 86_400_000);
  await house.moveTo(next.toISOString());
  const stored = (await house.db.selectFrom('opinion').selectAll().execute()).filter(
    ({ id }) => !before.has(id),
  );
  expect(stored.map((row) => house.service.app.seal.open(row.words_sealed))).toContain(words);
  expect(stored.every((row) => row.released_on !== null)).toBe(true);
  const shown: string[] = [];
  for (let page = 1; page <= Math.ceil((before.size + 3) / 3); page += 1)
    shown.push(...textsIn(await house.ask(secretary(unit), `/opinions ${page}`)));
  expect(shown).toContain(words);
});

describe('the author', () => {
  test('reads the answer and adds to it; the addition follows on the next day', async () => {
    const unit = '优抚科党支部';
    const { code } = await speak(member(1, unit), '请修一修楼梯');
    for (const n of [2, 3]) await speak(member(n, unit), `陪衬 ${n}`);
    expect(wordsIn((await open(member(1, unit), code)).card)).toContain('请修一修楼梯');
    await house.moveTo(new Date(house.now().getTime() + 86_400_000).toISOString());

    const list = await house.ask(secretary(unit), '/opinions');
    const opinions = await house.db
      .selectFrom('opinion')
      .selectAll()
      .where('released_on', 'is not', null)
      .execute();
    const mine = opinions.find((row) => house.service.app.seal.open(row.words_sealed) === '请修一修楼梯');
    const reply = { action: 'opinion-answer', opinion: mine?.id };
    const forged = await house.forge(member(2, unit), reply, { words: '冒名' });
    expect(forged.toast?.content).toContain('办理');
    const answered = await house.press(
      secretary(unit),
      list,
      'opinion-answer',
      { words: ' 下周就修 ' },
      reply,
    );
    expect(answered.toast?.type).toBe('success');
    // The form gives way to what was answered.
    expect(buttonOf(list.content, 'opinion-answer')).toBeNull();
    const again = await house.ask(secretary(unit), '/opinions');
    await house.press(secretary(unit), again, 'opinion-answer', { words: '已经修好' }, reply);
    const all = textsIn(await house.ask(secretary(unit), '/opinions'));
    expect(all).toEqual(expect.arrayContaining([' 下周就修 ', '已经修好']));

    const { card } = await open(member(1, unit), code);
    expect(textsIn(card)).toContain(' 下周就修 ');
    expect(textsIn(card)).not.toContain('冒名');
    const more = await house.press(member(1, unit), card, 'receipt-add', { code, words: '还有扶手' });
    expect(more.toast?.type).toBe('success');
    expect(textsIn(card)).toContain('还有扶手');
    const whole = async () => {
      const before = house.toldTo(secretary(unit)).length;
      await house.press(secretary(unit), list, 'opinion-answer-open', undefined, {
        action: 'opinion-answer-open',
        opinion: mine?.id,
      });
      await until(() => house.toldTo(secretary(unit)).length > before);
      return textsIn(house.toldTo(secretary(unit)).at(-1));
    };
    expect(await whole()).not.toContain('还有扶手');
    await house.moveTo(new Date(house.now().getTime() + 86_400_000).toISOString());
    expect(await whole()).toContain('还有扶手');
    const audited = await house.db
      .selectFrom('audit')
      .select('detail')
      .where('act', '=', 'answer-opinion')
      .execute();
    expect(JSON.stringify(audited)).not.toContain('下周就修');
  });

  test('finds no code by trying: after thirty a day even the right one waits until tomorrow', async () => {
    const unit = '人事教育科党支部';
    const me = member(1, unit);
    const { code } = await speak(me, '有回执的一条');
    const card = await house.ask(me, '/box');
    const trying = async (typed: string) => {
      const value = { action: 'receipt-open' };
      const answer = await house.press(me, card, 'receipt-open', { code: typed }, value);
      return answer.toast?.content ?? 'opened';
    };
    for (let n = 0; n < 30; n += 1) expect(await trying(`${n}`.padStart(16, '0'))).toContain('回执码不对');
    expect(await trying(code)).toContain('今天次数过多');
    expect((await open(member(2, unit), code)).answer.toast).toBeUndefined();
    await house.moveTo(new Date(house.now().getTime() + 86_400_000).toISOString());
    expect(await trying(code)).toBe('opened');
  });

  test('is stopped after ten a day, and not for refused ones', async () => {
    const unit = '安置科党支部';
    const me = member(1, unit);
    // A form serves once, so each word has one of its own.
    const press = async (words: string) =>
      house.press(
        me,
        await house.ask(me, '/box'),
        'opinion-submit',
        { words, area: 'work', target: 'branch' },
        {
          action: 'opinion-submit',
          unit: buttonOf(formCard.content, 'opinion-submit')?.unit,
        },
      );
    const formCard = await house.ask(me, '/box');
    for (let n = 0; n < 3; n += 1) expect((await press(' ')).toast?.type).toBe('warning');
    for (let n = 0; n < 10; n += 1) expect((await press(`第 ${n}`)).toast?.type).toBe('success');
    expect((await press('第十一')).toast?.content).toContain('今天次数过多');
    await house.moveTo(new Date(house.now().getTime() + 86_400_000).toISOString());
    expect((await press('次日')).toast?.type).toBe('success');
  });
});

test('the rest is handed over when the window has closed; receipts end before the words', async () => {
  const unit = '区划地名科党支部';
  const { code } = await speak(member(1, unit), '只有这一条');
  const { app } = house.service;
  const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
  const keep = (day: string) =>
    app.db.transaction().execute(async (tx) => {
      const campaign = await campaignNow(tx);
      if (!campaign) throw new Error('no campaign');
      await keepTheDay(app, tx, campaign, noon(day));
    });
  await keep('2026-09-30');
  expect(await read(unit)).not.toContain('只有这一条');
  await keep('2026-10-02');
  expect(await read(unit)).toContain('只有这一条');

  const receipt = { openId: member(1, unit), code: code.replaceAll(' ', '') };
  expect((await openReceipt(app, receipt, noon('2026-12-31'))).ok).toBe(true);
  await keep('2027-03-01');
  expect((await openReceipt(app, receipt, noon('2026-12-31'))).ok).toBe(false);
  expect(await read(unit)).toContain('只有这一条');
  await keep('2028-03-01');
  expect(await house.db.selectFrom('opinion').select('id').execute()).toEqual([]);
  expect(await house.db.selectFrom('opinion_reply').select('id').execute()).toEqual([]);
});
