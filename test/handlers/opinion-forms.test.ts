import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chainOfUnits } from '../../src/app/opinion-standing.ts';
import { buttonOf, type Shown, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const quiet = '优抚科党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T10:00:00+08:00', beside: { branches: [branch, quiet] } });
});
afterAll(() => house.close());

const secretary = (unit = branch) => house.of(unit, 'secretary')[0]?.open_id ?? '';
const members = (unit = branch) =>
  house.of(unit, 'member').filter(({ roles }) => !roles.includes('secretary') && !roles.includes('first'));
const member = (n: number, unit = branch) => members(unit)[n]?.open_id ?? '';
const unitId = async (name: string) =>
  (await house.db.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
const personId = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const morning = async () => {
  await house.moveTo(
    new Date(Math.floor(house.now().getTime() / 86_400_000 + 1) * 86_400_000 + 2 * 3_600_000).toISOString(),
  );
  await house.quiet();
};

/** Presses a button and returns the new card that came into the private chat for it. */
async function pressFor(openId: string, card: Shown, action: string, value?: Record<string, unknown>) {
  await house.quiet();
  const before = house.toldTo(openId).length;
  await house.press(openId, card, action, undefined, value);
  await until(() => house.toldTo(openId).length > before);
  return house.toldTo(openId).at(-1) as Shown;
}

async function openRound(circle: string, target: string, to = '2026-03-09', unit = branch) {
  const desk = await pressFor(secretary(unit), await house.ask(secretary(unit), '/意见'), 'opinion-desk');
  const form = await pressFor(secretary(unit), desk, 'opinion-round-form');
  const answer = await house.press(secretary(unit), form, 'opinion-round-open', {
    circle,
    target,
    to: `${to} +0800`,
  });
  await house.quiet();
  return answer;
}
/** Neither in charge of the branch nor of a leading body: nothing was handed to them. */
const bystander = async () => {
  const leaders = await house.db.selectFrom('person').select('open_id').where('leader', '=', true).execute();
  const ids = new Set(leaders.map(({ open_id }) => open_id));
  return members().find(({ open_id }) => !ids.has(open_id))?.open_id ?? '';
};
/** The newest notice that opinions were handed to somebody. */
const noticeTo = (openId: string) =>
  house
    .toldTo(openId)
    .findLast(
      ({ content }) => buttonOf(content, 'feedback-open') && !buttonOf(content, 'opinion-answer-open'),
    ) as Shown;
const invitation = (openId: string) =>
  house.toldTo(openId).findLast((message) => buttonOf(message.content, 'opinion-form-open')) as Shown;

async function fillIn(openId: string, words: string, area = 'work') {
  const form = await pressFor(openId, invitation(openId), 'opinion-form-open');
  const target = targetsOn(form)[0] ?? '';
  return house.press(openId, form, 'opinion-submit', { words, area, target });
}

function targetsOn(card: Shown): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node !== null && typeof node === 'object') {
      const { name, options } = node as { name?: string; options?: { value: string }[] };
      if (name === 'target') found.push(...(options ?? []).map(({ value }) => value));
      Object.values(node).forEach(walk);
    }
  };
  walk(card.content);
  return found;
}

async function enter(openId: string, channel: string, words: string, target = 'branch') {
  const unit = await unitId(branch);
  const form = await pressFor(openId, await house.ask(openId, '/意见'), 'opinion-words-form', {
    action: 'opinion-words-form',
    unit,
  });
  return house.press(openId, form, 'opinion-enter', { channel, target, area: 'work', words });
}

const chainOf = async (openId: string) => wordsIn(await house.ask(openId, '/意见'));

describe('a round of forms', () => {
  test('goes to the whole circle in equal words, and sent is exact', async () => {
    const answer = await openRound('members', 'leading-body');
    expect(answer.toast?.content).toContain(`${house.of(branch, 'member').length} 人`);
    const round = await house.db.selectFrom('opinion_round').selectAll().executeTakeFirstOrThrow();
    expect(round).toMatchObject({ sent: house.of(branch, 'member').length, returned: 0 });
    const cards = house.of(branch, 'member').map(({ open_id }) => wordsIn(invitation(open_id)));
    expect(new Set(cards).size).toBe(1);
  });

  test('is not for somebody outside the circle, and takes one form from each', async () => {
    const value = buttonOf(invitation(member(0)).content, 'opinion-form-open');
    const outsider = await house.forge(member(0, quiet), value);
    expect(outsider.toast?.content).toContain('不是发给您的');
    expect((await fillIn(member(0), '班子下基层少')).toast?.type).toBe('success');
    expect((await fillIn(member(0), '再来一份')).toast?.content).toContain('已交过');
  });

  test('counts what came back with the morning’s release only, and takes the circle off the words', async () => {
    await fillIn(member(1), '会议太多');
    await morning();
    const round = () => house.db.selectFrom('opinion_round').selectAll().executeTakeFirstOrThrow();
    // Two forms are back and may not be seen; their number may not either.
    expect((await round()).returned).toBe(0);
    expect(await chainOf(member(5))).toContain('收到意见 0 条');
    await fillIn(member(2), '文件太长');
    expect((await round()).returned).toBe(0);
    await morning();
    expect((await round()).returned).toBe(3);
    expect(await chainOf(member(5))).toContain('收到意见 3 条');
    const rows = await house.db.selectFrom('opinion').select(['channel', 'round_id']).execute();
    expect(rows).toEqual(Array(3).fill({ channel: 'form', round_id: null }));
  });

  test('hands over what it still holds after its last day, and takes no more', async () => {
    await fillIn(member(3), '只有这一条');
    await house.moveTo('2026-03-09T10:00:00+08:00');
    expect(await chainOf(member(5))).toContain('收到意见 3 条');
    await house.moveTo('2026-03-10T10:00:00+08:00');
    expect(await chainOf(member(5))).toContain('收到意见 4 条');
    const late = await house.press(member(4), invitation(member(4)), 'opinion-form-open');
    expect(late.toast?.content).toContain('关闭');
  });

  test('tells everybody again in equal words, whoever has answered', async () => {
    await house.press(
      secretary(),
      await pressFor(
        secretary(),
        await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-desk'),
        'opinion-round-form',
      ),
      'opinion-round-open',
      { circle: 'members', target: 'branch', to: '2026-03-20 +0800' },
    );
    await house.quiet();
    const desk = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-desk');
    const again = await house.press(secretary(), desk, 'opinion-round-again');
    expect(again.toast?.type).toBe('success');
    await house.quiet();
    const cards = house.of(branch, 'member').map(({ open_id }) => wordsIn(invitation(open_id)));
    expect(new Set(cards).size).toBe(1);
    expect(cards[0]).toContain('已填写的，谢谢');
  });

  test('is refused for so few that the circle would name them, and to those without the right', async () => {
    const few = await openRound('subordinate-units', 'branch', '2026-03-20');
    expect(few.toast?.content).toContain('不足 5 人');
    const forged = await house.forge(
      member(0),
      { action: 'opinion-round-open', unit: await unitId(branch) },
      { circle: 'members', target: 'branch', to: '2026-03-20' },
    );
    expect(forged.toast?.content).toContain('办理');
  });
});

describe('what was said elsewhere', () => {
  test('is entered by name of its channel, sealed, and read at once by those in charge', async () => {
    expect((await enter(secretary(), 'seminar', '  食堂<at id=all></at>排队 ')).toast?.type).toBe('success');
    const list = await house.ask(secretary(), '/意见');
    const all = [list, await house.ask(secretary(), '/意见 2')].flatMap(textsIn);
    expect(all).toContain('  食堂<at id=all></at>排队 ');
    const inbox = await house.db.selectFrom('inbox').select('payload').execute();
    const audit = await house.db.selectFrom('audit').select('detail').execute();
    expect(JSON.stringify([inbox, audit])).not.toContain('排队');
  });

  test('forms outside the messenger are counted, and never more back than out', async () => {
    const desk = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-desk');
    const form = await pressFor(secretary(), desk, 'opinion-counts-form');
    const counts = { channel: 'paper', circle: 'old-cadres', sent: '40', returned: '４１' };
    const over = await house.press(secretary(), form, 'opinion-counts', counts);
    expect(over.toast?.content).toContain('不能多于');
    const kept = await house.press(secretary(), form, 'opinion-counts', { ...counts, returned: '３８' });
    expect(kept.toast?.type).toBe('success');
    const gate = wordsIn(await house.ask(secretary(), '/转段'));
    expect(gate).toBeDefined();
    const again = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-desk');
    expect(wordsIn(again)).toContain('纸质征求意见表，老干部代表：发出 40 份，收回 38 份');
    expect(wordsIn(again)).toContain('已用渠道 3 种');
  });
});

describe('sorting', () => {
  test('empties the queue tap by tap into issues linked to every original', async () => {
    const list = await house.ask(secretary(), '/意见');
    const card = await pressFor(secretary(), list, 'opinion-sort-next');
    const total = (await house.db.selectFrom('opinion').select('id').execute()).length;
    const noTitle = await house.press(secretary(), card, 'opinion-sort', {
      area: 'style',
      target: 'leading-body',
      issue: 'new',
    });
    expect(noTitle.toast?.content).toContain('题目');
    const sort = (form: Record<string, string>) => house.press(secretary(), card, 'opinion-sort', form);
    await sort({ area: 'style', target: 'leading-body', issue: 'new', title: '会议文件多' });
    const issue = await house.db.selectFrom('opinion_issue').selectAll().executeTakeFirstOrThrow();
    for (let n = 1; n < total; n += 1)
      expect((await sort({ area: 'work', target: 'branch', issue: issue.id, title: '' })).toast?.type).toBe(
        'success',
      );
    expect(wordsIn(card)).toContain('没有待梳理的意见');
    expect(await chainOf(member(5))).toContain(`已梳理 ${total} 条，归为 1 个问题`);
  });

  test('an original can be taken out again, and issues merged', async () => {
    const issues = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-issues');
    const issue = await pressFor(secretary(), issues, 'opinion-issue');
    const total = (await house.db.selectFrom('opinion').select('id').execute()).length;
    await house.press(secretary(), issue, 'opinion-split');
    expect(await chainOf(member(5))).toContain(`已梳理 ${total - 1} 条`);
    const queue = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-sort-next');
    await house.press(secretary(), queue, 'opinion-sort', {
      area: 'work',
      target: 'branch',
      issue: 'new',
      title: '另一个问题',
    });
    expect(await chainOf(member(5))).toContain('归为 2 个问题');
    const other = await house.db
      .selectFrom('opinion_issue')
      .select('id')
      .where('title', '=', '另一个问题')
      .executeTakeFirstOrThrow();
    const shown = await pressFor(secretary(), issues, 'opinion-issue', {
      action: 'opinion-issue',
      issue: other.id,
    });
    const first = await house.db
      .selectFrom('opinion_issue')
      .select('id')
      .where('title', '=', '会议文件多')
      .executeTakeFirstOrThrow();
    expect((await house.press(secretary(), shown, 'opinion-merge', { issue: first.id })).toast?.type).toBe(
      'success',
    );
    expect(await chainOf(member(5))).toContain(`已梳理 ${total} 条，归为 1 个问题`);
  });

  test('takes an issue into the ledger once, with an owner, and its opinions are counted there', async () => {
    const issue = await house.db.selectFrom('opinion_issue').selectAll().limit(1).executeTakeFirstOrThrow();
    await house.forge(secretary(), { action: 'opinion-issue', issue: issue.id });
    await house.quiet();
    const card = house.toldTo(secretary()).at(-1) as Shown;
    const filled = { owner: await personId(member(0)), way: 'now', due: '' };
    expect((await house.press(secretary(), card, 'opinion-to-ledger', filled)).toast?.type).toBe('success');
    const again = await house.forge(secretary(), { action: 'opinion-to-ledger', issue: issue.id }, filled);
    expect(again.toast?.type).toBe('warning');
    const items = await house.db.selectFrom('record').selectAll().where('kind', '=', 'ledger-item').execute();
    expect(items.map(({ payload }) => [payload.words, payload.from])).toEqual([
      [issue.title, { of: 'issue', id: issue.id }],
    ]);
    const chain = await chainOfUnits(house.db, [issue.unit_id]);
    expect(chain.inLedger).toBeGreaterThan(0);
    expect(chain.solved + chain.explained).toBe(0);
  });

  test('is for those in charge only', async () => {
    const [opinion] = await house.db.selectFrom('opinion').select('id').execute();
    const issue = await house.db.selectFrom('opinion_issue').select('id').executeTakeFirstOrThrow();
    const unit = await unitId(branch);
    for (const openId of [
      await bystander(),
      secretary(quiet),
      house.people().find((p) => p.roles.includes('supervisor'))?.open_id ?? '',
    ])
      for (const [value, form] of [
        [{ action: 'opinion-desk', unit }, {}],
        [{ action: 'opinion-sort-next', unit }, {}],
        [
          { action: 'opinion-sort', opinion: opinion?.id },
          { area: 'work', target: 'branch', issue: issue.id },
        ],
        [{ action: 'opinion-split', opinion: opinion?.id, issue: issue.id }, {}],
        [{ action: 'opinion-issues', unit }, {}],
        [{ action: 'opinion-issue', issue: issue.id }, {}],
        [{ action: 'opinion-words-form', unit }, {}],
        [{ action: 'opinion-counts-form', unit }, {}],
        [
          { action: 'opinion-enter', unit },
          { channel: 'phone', target: 'branch', area: 'work', words: '冒名' },
        ],
        [{ action: 'opinion-answer-open', opinion: opinion?.id }, {}],
        [{ action: 'feedback-read', opinions: [opinion?.id] }, {}],
      ] as const) {
        const refused = await house.forge(openId, value, form);
        expect([value.action, refused.toast?.type]).toEqual([value.action, 'warning']);
        expect(refused.card).toBeUndefined();
      }
  });
});

describe('feedback', () => {
  test.each([
    ['blanks before and behind', '  \n 前后都有空格 \t '],
    ['a mention of all', '<at id=all></at> 请看 **这里** [链接](https://example.cn) {{name}}'],
    ['emoji', '👍🏽👨‍👩‍👧 𠮷野家'],
    ['1,000 characters', `${'学'.repeat(999)}。`],
  ])('words with %s reach the member they are about byte for byte', async (_what, words) => {
    const about = member(6);
    const target = `member:${await personId(about)}`;
    for (const [n, one] of [words, '陪衬一', '陪衬二'].entries()) {
      const box = await house.ask(member(n), '/意见箱');
      expect(targetsOn(box)).toContain(target);
      const said = await house.press(member(n), box, 'opinion-submit', { words: one, area: 'style', target });
      expect(said.toast?.type).toBe('success');
    }
    await morning();
    const told = noticeTo(about);
    expect(wordsIn(told)).toContain('有 3 条意见反馈给您');
    expect(wordsIn(told)).not.toContain('陪衬');
    const card = await pressFor(about, told, 'feedback-open');
    expect(textsIn(card)).toContain(words);
    await house.press(about, card, 'feedback-read');
    expect(wordsIn(card)).toContain('全部已阅');
  });

  test('two about one member wait, whatever was said about others', async () => {
    const about = member(7);
    const target = `member:${await personId(about)}`;
    for (const n of [0, 1]) {
      const box = await house.ask(member(n), '/意见箱');
      await house.press(member(n), box, 'opinion-submit', { words: `仅两条 ${n}`, area: 'work', target });
    }
    for (const n of [2, 3, 4]) {
      const box = await house.ask(member(n), '/意见箱');
      await house.press(member(n), box, 'opinion-submit', {
        words: `对支部 ${n}`,
        area: 'work',
        target: 'branch',
      });
    }
    await morning();
    expect(house.toldTo(about).some((message) => buttonOf(message.content, 'feedback-open'))).toBe(false);
    const pages = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const shown: string[] = [];
    for (const page of pages) shown.push(...textsIn(await house.ask(secretary(), `/意见 ${page}`)));
    expect(shown.some((text) => text.startsWith('仅两条'))).toBe(false);
  });

  test('who read the words as one target’s is not asked to read them again when sorting finds another', async () => {
    for (const n of [0, 1, 2])
      await house.press(member(n), await house.ask(member(n), '/意见箱'), 'opinion-submit', {
        words: `转到支部 ${n}`,
        area: 'style',
        target: 'member',
      });
    await morning();
    const card = await pressFor(secretary(), noticeTo(secretary()), 'feedback-open');
    while (buttonOf(card.content, 'feedback-read')) await house.press(secretary(), card, 'feedback-read');
    const queue = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-sort-next');
    const sorted = { area: 'style', target: 'branch', issue: 'new', title: '转到支部' };
    while (buttonOf(queue.content, 'opinion-sort'))
      await house.press(secretary(), queue, 'opinion-sort', sorted);
    await morning();
    const rows = await house.db
      .selectFrom('opinion_feedback')
      .innerJoin('person', 'person.id', 'opinion_feedback.person_id')
      .innerJoin('opinion', 'opinion.id', 'opinion_feedback.opinion_id')
      .select('opinion_feedback.read_on')
      .where('person.open_id', '=', secretary())
      .where('opinion.target', '=', 'member')
      .where('opinion_feedback.target', '=', 'branch')
      .execute();
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(rows.filter(({ read_on }) => read_on === null)).toEqual([]);
  });

  test('the target’s answer reaches the unknown author by the receipt, and the secretary', async () => {
    const about = member(6);
    const target = `member:${await personId(about)}`;
    const box = await house.ask(member(0), '/意见箱');
    await house.press(member(0), box, 'opinion-submit', { words: '请多到一线', area: 'style', target });
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(wordsIn(box))?.[0] ?? '';
    for (const n of [1, 2])
      await house.press(member(n), await house.ask(member(n), '/意见箱'), 'opinion-submit', {
        words: `陪衬 ${n}`,
        area: 'style',
        target,
      });
    await morning();
    const told = noticeTo(about);
    const card = await pressFor(about, told, 'feedback-open');
    const rows = await house.db.selectFrom('opinion').selectAll().execute();
    const mine = rows.find((row) => house.service.app.seal.open(row.words_sealed) === '请多到一线');
    const form = await pressFor(about, card, 'opinion-answer-open', {
      action: 'opinion-answer-open',
      opinion: mine?.id,
    });
    const answered = await house.press(about, form, 'opinion-answer', { words: ' 下月起每周两天 ' });
    expect(answered.toast?.type).toBe('success');
    const receipt = await house.ask(member(0), '/意见箱');
    await house.press(member(0), receipt, 'receipt-open', { code });
    expect(textsIn(receipt)).toContain(' 下月起每周两天 ');
    const shown = await pressFor(secretary(), await house.ask(secretary(), '/意见'), 'opinion-answer-open', {
      action: 'opinion-answer-open',
      opinion: mine?.id,
    });
    expect(textsIn(shown)).toContain(' 下月起每周两天 ');
  });
});
