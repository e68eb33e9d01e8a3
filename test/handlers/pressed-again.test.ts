import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-02-10T10:00:00+08:00', beside: { branches: [branch] } });
});
afterAll(() => house.close());

const leader = () =>
  house.people().find((one) => one.leader && one.unit === branch && !one.roles.includes('first'))?.open_id ??
  '';
const member = () =>
  house.people().find((one) => one.unit === branch && one.roles.join() === 'member' && !one.leader)
    ?.open_id ?? '';
const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const records = (kind: string) =>
  house.db.selectFrom('record').select(['state', 'version', 'payload']).where('kind', '=', kind).execute();

/** The form of a kind, from "my tasks", with its button's value for a press after the card has changed. */
async function formOf(openId: string, kind: string) {
  const tasks = await house.ask(openId, '/我的');
  const unit = (await house.db.selectFrom('unit').select('id').where('name', '=', branch).execute())[0]?.id;
  const before = house.toldTo(openId).length;
  await house.press(openId, tasks, 'record-open', undefined, { action: 'record-open', kind, unit });
  await house.quiet();
  const form = house.toldTo(openId).slice(before).at(-1) as Shown;
  return { form, value: buttonOf(form.content, 'record-submit') ?? {} };
}

test('one form gives one record, however often it is pressed', async () => {
  const { form, value } = await formOf(member(), 'reflection');
  const words = { title: '学习党章有感', words: '联系本职谈体会。' };
  for (const _press of [1, 2, 3])
    expect((await house.press(member(), form, 'record-submit', words, value)).toast?.type).toBe('success');
  expect(await records('reflection')).toHaveLength(1);
  const other = await house.press(member(), form, 'record-submit', { ...words, words: '另一篇' }, value);
  expect(other.toast?.type).toBe('warning');
  expect(await records('reflection')).toMatchObject([{ version: 1, payload: words }]);
});

test('what was sent back and sent in again is one record, though the form was pressed twice', async () => {
  const queue = await house.ask(secretary(), '/审核');
  await house.press(secretary(), queue, 'record-return', { comment: '请写具体些' });
  const { form, value } = await formOf(member(), 'reflection');
  expect(wordsIn(form)).toContain('请写具体些');
  const words = { title: '学习党章有感', words: '联系窗口工作谈体会。' };
  for (const _press of [1, 2])
    expect((await house.press(member(), form, 'record-submit', words, value)).toast?.type).toBe('success');
  expect(await records('reflection')).toMatchObject([{ state: 'submitted', payload: words }]);
});

test('two visits in equal words, each from its own form, are two', async () => {
  const visit = { on: '2026-02-09 +0800', words: '了解基层情况。' };
  for (const _visit of [1, 2]) {
    const { form, value } = await formOf(leader(), 'contact-point');
    const unit = /"value":"([0-9a-f-]{36})"/.exec(wordsIn(form))?.[1] ?? '';
    for (const _press of [1, 2])
      expect(
        (await house.press(leader(), form, 'record-submit', { ...visit, unit }, value)).toast?.type,
      ).toBe('success');
  }
  expect(await records('contact-point')).toHaveLength(2);
});

describe('opinions', () => {
  const unit = async () =>
    (await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow()).id;
  /** A card that a button of the secretary's brings. */
  async function cardFor(value: Record<string, unknown>): Promise<Shown> {
    const before = house.toldTo(secretary()).length;
    expect((await house.forge(secretary(), value)).toast?.type).not.toBe('warning');
    await house.quiet();
    return house.toldTo(secretary()).slice(before).at(-1) as Shown;
  }
  /** Presses the same button of the same card three times; each is answered as the first. */
  async function pressThrice(card: Shown, action: string, form: Record<string, unknown>) {
    const value = buttonOf(card.content, action) ?? {};
    for (const _press of [1, 2, 3])
      expect((await house.press(secretary(), card, action, form, value)).toast?.type).toBe('success');
    return value;
  }
  const rows = async (table: 'opinion' | 'opinion_round' | 'opinion_issue' | 'opinion_reply') =>
    (await house.db.selectFrom(table).select('id').execute()).length;
  const acts = async (act: string) =>
    (await house.db.selectFrom('audit').select('seq').where('act', '=', act).execute()).length;

  test('one form opens one round, and other answers in it are refused', async () => {
    const form = await cardFor({ action: 'opinion-round-form', unit: await unit() });
    const filled = { circle: 'members', target: 'branch', to: '2026-02-20 +0800' };
    const value = await pressThrice(form, 'opinion-round-open', filled);
    const other = { ...filled, to: '2026-02-21 +0800' };
    const changed = await house.press(secretary(), form, 'opinion-round-open', other, value);
    expect(changed.toast?.type).toBe('warning');
    await house.quiet();
    expect(await rows('opinion_round')).toBe(1);
    const asked = house.toldTo(member()).filter(({ content }) => buttonOf(content, 'opinion-form-open'));
    expect(asked).toHaveLength(1);
  });

  test('one form counts once, and other figures in it are refused', async () => {
    const form = await cardFor({ action: 'opinion-counts-form', unit: await unit() });
    const filled = { channel: 'seminar', circle: 'old-cadres', sent: '12', returned: '11' };
    const value = await pressThrice(form, 'opinion-counts', filled);
    const other = await house.press(secretary(), form, 'opinion-counts', { ...filled, returned: '9' }, value);
    expect(other.toast?.type).toBe('warning');
    expect(await records('opinion-form')).toMatchObject([{ payload: { sent: 12, returned: 11 } }]);
  });

  test('one form enters one opinion, also after a restart; the same words from two forms are two', async () => {
    const filled = { channel: 'phone', target: 'branch', area: 'work', words: '电话不好打' };
    const form = await cardFor({ action: 'opinion-words-form', unit: await unit() });
    const value = await pressThrice(form, 'opinion-enter', filled);
    await house.stop();
    await house.startAgain();
    expect((await house.press(secretary(), form, 'opinion-enter', filled, value)).toast?.type).toBe(
      'success',
    );
    const changed = { ...filled, words: '电话打不通' };
    const other = await house.press(secretary(), form, 'opinion-enter', changed, value);
    expect(other.toast?.type).toBe('warning');
    expect([await rows('opinion'), await acts('enter-opinion')]).toEqual([1, 1]);
    await pressThrice(
      await cardFor({ action: 'opinion-words-form', unit: await unit() }),
      'opinion-enter',
      filled,
    );
    expect([await rows('opinion'), await acts('enter-opinion')]).toEqual([2, 2]);
  });

  const sorted = { area: 'work', target: 'branch', issue: 'new' };
  test('one press sorts, and another sorting of the same opinion is refused', async () => {
    const queue = await cardFor({ action: 'opinion-sort-next', unit: await unit() });
    const value = await pressThrice(queue, 'opinion-sort', { ...sorted, title: '电话' });
    const other = { ...sorted, title: '别的问题' };
    expect((await house.press(secretary(), queue, 'opinion-sort', other, value)).toast?.type).toBe('warning');
    const next = await cardFor({ action: 'opinion-sort-next', unit: await unit() });
    await pressThrice(next, 'opinion-sort', { ...sorted, title: '总机' });
    expect([await rows('opinion_issue'), await acts('sort-opinion')]).toEqual([2, 2]);
  });

  test('one press takes an original out, and none that was sorted into another issue since', async () => {
    const issues = await house.db.selectFrom('opinion_issue').select(['id', 'title']).execute();
    const issue = issues.find(({ title }) => title === '总机')?.id;
    const card = await cardFor({ action: 'opinion-issue', issue });
    const value = await pressThrice(card, 'opinion-split', {});
    expect([await rows('opinion_issue'), await acts('split-opinion')]).toEqual([1, 1]);
    const queue = await cardFor({ action: 'opinion-sort-next', unit: await unit() });
    await pressThrice(queue, 'opinion-sort', { ...sorted, title: '总机' });
    const late = await house.press(
      secretary(),
      card,
      'opinion-split',
      {},
      { ...value, issue: issues[0]?.id },
    );
    expect([late.toast?.type, await acts('split-opinion')]).toEqual(['warning', 1]);
  });

  test('one press merges, and one takes the issue into the ledger', async () => {
    const issues = await house.db.selectFrom('opinion_issue').select(['id', 'title']).execute();
    const [into, from] = ['电话', '总机'].map((name) => issues.find(({ title }) => title === name)?.id);
    await pressThrice(await cardFor({ action: 'opinion-issue', issue: from }), 'opinion-merge', {
      issue: into,
    });
    expect([await rows('opinion_issue'), await acts('merge-issues')]).toEqual([1, 1]);
    const { id: owner } = await house.db
      .selectFrom('person')
      .select('id')
      .where('open_id', '=', member())
      .executeTakeFirstOrThrow();
    const card = await cardFor({ action: 'opinion-issue', issue: into });
    await pressThrice(card, 'opinion-to-ledger', { owner, way: 'now', due: '' });
    expect(await records('ledger-item')).toHaveLength(1);
  });

  test('one form answers an opinion once', async () => {
    const { id } = await house.db.selectFrom('opinion').select('id').limit(1).executeTakeFirstOrThrow();
    const form = await cardFor({ action: 'opinion-answer-open', opinion: id });
    const value = await pressThrice(form, 'opinion-answer', { words: '总机已加一条线' });
    const other = await house.press(secretary(), form, 'opinion-answer', { words: '另一种答复' }, value);
    expect([other.toast?.type, await rows('opinion_reply')]).toEqual(['warning', 1]);
  });
});
