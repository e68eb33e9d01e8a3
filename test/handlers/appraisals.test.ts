import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPerson } from '../../src/app/person-export.ts';
import { readAppraisal } from '../../src/domain/kinds/appraisal.ts';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
const written = '联系群众不够经常，学习不够系统，应当改进。';
let house: House;

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-15T10:00:00+08:00', beside: { branches: [branch, other] } });
  await house.db.updateTable('unit_run').set({ stage: 2 }).execute();
});
afterAll(() => house.close());

const one = (unit: string, role: string, at = 0) => house.of(unit, role)[at]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const [firstOf, secondOf] = [() => one(branch, 'committee'), () => one(branch, 'committee', 1)];
const plain = () =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader) as {
    open_id: string;
    name: string;
  }[];
const supervisor = () => one('市委第三督导组', 'supervisor');
const officer = () => house.people().find(({ roles }) => roles.includes('office'))?.open_id ?? '';
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const records = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const appraisalOf = async (openId: string) => {
  const id = await idOf(openId);
  return (await records('appraisal')).find((record) => record.person_id === id);
};
const unitOf = async () =>
  (await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow()).id;
const lastTo = (openId: string, action: string): Shown => {
  const found = house.toldTo(openId).findLast((message) => buttonOf(message.content, action));
  if (!found) throw new Error(`nothing with ${action} was told`);
  return found;
};
const draft = async (by: string, of: string, version = 0, words = written) =>
  house.forge(
    by,
    { action: 'appraise-draft', unit: await unitOf(), person: await idOf(of), version },
    { words },
  );
const decide = async (by: string, of: string, action = 'appraise-confirm', form: object = {}) => {
  const record = await appraisalOf(of);
  return house.forge(by, { action, record: record?.id, version: record?.version }, form);
};

test('the queue brings a committee member the next without a draft, in roster order, never themselves', async () => {
  const card = await house.ask(firstOf(), '/评议');
  await house.quiet();
  const queue = lastTo(firstOf(), 'appraise-draft') ?? card;
  const value = buttonOf(queue.content, 'appraise-draft');
  const members = house.of(branch, 'member').filter(({ open_id }) => open_id !== firstOf());
  expect(value).toMatchObject({ person: await idOf(members[0]?.open_id ?? ''), version: 0 });
  const kept = await house.press(firstOf(), queue, 'appraise-draft', { words: written });
  expect(kept.toast?.type).toBe('success');
  expect((await records('appraisal')).map(({ state }) => state)).toEqual(['submitted']);
  expect((await draft(firstOf(), firstOf())).toast?.type).toBe('warning');
});

test('the drafter does not confirm, nor does the one it is about; another of the committee does, and it is delivered in private', async () => {
  const [member] = plain();
  const openId = member?.open_id ?? '';
  expect((await draft(firstOf(), openId)).toast?.type).toBe('success');
  expect((await decide(firstOf(), openId)).toast?.type).toBe('warning');
  expect((await decide(openId, openId)).toast?.type).toBe('warning');
  expect((await draft(firstOf(), secondOf())).toast?.type).toBe('success');
  expect((await decide(secondOf(), secondOf())).toast?.type).toBe('warning');
  expect((await decide(secondOf(), openId, 'appraise-return', { comment: '再具体些' })).toast?.type).toBe(
    'success',
  );
  expect((await appraisalOf(openId))?.state).toBe('returned');
  const version = (await appraisalOf(openId))?.version;
  expect((await draft(firstOf(), openId, version)).toast?.type).toBe('success');
  expect((await decide(secondOf(), openId)).toast?.type).toBe('success');
  await house.quiet();
  const delivered = lastTo(openId, 'appraise-acknowledge');
  expect(wordsIn(delivered)).toContain(written);
  expect(delivered.content).toMatchObject({ config: { enable_forward: false } });
  for (const message of house.seen(house.group(branch))) expect(wordsIn(message)).not.toContain(written);
});

test('the member signs once however often it is pressed, may answer, and the committee writes another version beside it', async () => {
  const openId = plain()[0]?.open_id ?? '';
  const delivered = lastTo(openId, 'appraise-acknowledge');
  const value = buttonOf(delivered.content, 'appraise-acknowledge');
  expect((await house.forge(one(other, 'member'), value)).toast?.type).toBe('warning');
  expect((await house.press(openId, delivered, 'appraise-acknowledge')).toast?.type).toBe('success');
  const signed = await appraisalOf(openId);
  expect((await house.forge(openId, value)).toast?.type).toBe('success');
  expect((await appraisalOf(openId))?.version).toBe(signed?.version);
  const answered = await house.forge(
    openId,
    { action: 'appraise-answer', record: signed?.id, version: signed?.version },
    { words: '已制定学习计划。' },
  );
  expect(answered.toast?.type).toBe('success');
  await house.quiet();
  const told = house.toldTo(secondOf()).findLast((message) => wordsIn(message).includes('答复了评议意见'));
  expect(told).toBeDefined();
  expect(wordsIn(told)).not.toContain(written);
  const before = await appraisalOf(openId);
  expect((await draft(secondOf(), openId, before?.version, '已有改进，望坚持。')).toast?.type).toBe(
    'success',
  );
  // Until it is confirmed the member, and those above, read what was delivered.
  const own = await house.ask(openId, '/评议');
  expect(wordsIn(own)).toContain(written);
  expect(wordsIn(own)).toContain('正在另出一稿');
  expect(wordsIn(own)).not.toContain('已有改进');
  expect(buttonOf(own.content, 'appraise-answer')).toBeNull();
  const person = { person: await idOf(openId) };
  const opened = JSON.stringify(
    await house.forge(supervisor(), { action: 'appraise-open', unit: await unitOf() }, person),
  );
  expect(opened).toContain(written);
  expect(opened).not.toContain('已有改进');
  expect((await decide(firstOf(), openId)).toast?.type).toBe('success');
  const versions = await house.db
    .selectFrom('record_version')
    .select('payload')
    .where('record_id', '=', before?.id ?? '')
    .orderBy('version')
    .execute();
  expect(versions.map(({ payload }) => payload.words)).toEqual(
    expect.arrayContaining([written, '已有改进，望坚持。']),
  );
  expect(readAppraisal((await appraisalOf(openId))?.payload).acknowledgedOn).toBeUndefined();
});

test('it opens by right only, by every door, and each opening is audited', async () => {
  const [, member] = plain();
  const openId = member?.open_id ?? '';
  await draft(firstOf(), openId);
  const person = { person: await idOf(openId) };
  const open = async (by: string) =>
    house.forge(by, { action: 'appraise-open', unit: await unitOf() }, person);
  const shows = (answer: { card?: unknown }, yes: boolean) =>
    expect(JSON.stringify(answer.card ?? '').includes(written)).toBe(yes);
  // A draft is the committee's alone.
  shows(await open(supervisor()), false);
  shows(await open(secondOf()), true);
  await decide(secondOf(), openId);
  const readers = [firstOf(), secretary(), supervisor(), officer()];
  for (const reader of readers) shows(await open(reader), true);
  const strangers = [
    plain()[2]?.open_id ?? '',
    one(branch, 'mass'),
    one(other, 'secretary'),
    one(other, 'committee'),
  ];
  for (const stranger of strangers) shows(await open(stranger), false);
  const opened = await house.db.selectFrom('audit').selectAll().where('act', '=', 'open-original').execute();
  const id = (await appraisalOf(openId))?.id;
  expect(opened.filter(({ detail }) => detail.record === id)).toHaveLength(readers.length);
  const list = JSON.stringify(
    (await house.forge(supervisor(), { action: 'appraise-list', unit: await unitOf() })).card,
  );
  expect(list).not.toContain(written);
  // The common doors do not know it: review, list and form of any kind.
  const record = await appraisalOf(openId);
  for (const value of [
    { action: 'record-approve', record: record?.id, version: record?.version },
    { action: 'record-open', kind: 'appraisal', unit: await unitOf() },
  ])
    expect((await house.forge(secretary(), value)).toast?.type).toBe('warning');
  // Words opened by right travel in the answer: they lie in nobody else's outbox.
  await house.quiet();
  const boxes = await house.db.selectFrom('outbox').select(['key', 'job']).execute();
  const holding = boxes.filter(({ job }) => JSON.stringify(job).includes(written));
  expect(holding.length).toBeGreaterThan(0);
  for (const { key } of holding) expect(key).toMatch(/^appraisal:/);
});

test('a person’s own export holds their delivered appraisal, and none that they wrote of others', async () => {
  const [, member, waiting] = plain();
  const taken = async (openId: string) => JSON.stringify(await exportPerson(house.service.app, openId));
  expect(await taken(member?.open_id ?? '')).toContain(written);
  await draft(firstOf(), waiting?.open_id ?? '', 0, '尚未送达的一稿');
  expect(await taken(waiting?.open_id ?? '')).not.toContain('尚未送达的一稿');
  for (const openId of [firstOf(), secondOf()]) {
    const all = await taken(openId);
    expect(all).not.toContain(written);
    expect(all).not.toContain('尚未送达的一稿');
  }
});

test('the gate counts who has signed; the member is asked only once it is delivered', async () => {
  const [, member, waiting] = plain();
  const before = wordsIn(await house.ask(waiting?.open_id ?? '', '/我的'));
  expect(before).not.toContain('评议意见书面反馈并签收');
  expect(wordsIn(await house.ask(member?.open_id ?? '', '/我的'))).toContain('评议意见书面反馈并签收');
  expect(wordsIn(await house.ask(secretary(), '/我的'))).toContain('评议意见书面反馈并签收');
});

test('the schema of an appraisal takes no further field, so that no grade can stand in it', () => {
  const held = { words: written, draftedBy: 'a' };
  expect(readAppraisal(held)).toEqual(held);
  for (const key of ['grade', 'score', 'rank', '等次', 'level'])
    expect(() => readAppraisal({ ...held, [key]: '优秀' })).toThrow();
});

test('the checklist tells what came by the box and forms from what officials entered by other channels, and whose it is', async () => {
  const entered = { channel: 'seminar', target: 'branch', area: 'work', words: '座谈会上说的' };
  await house.forge(secretary(), { action: 'opinion-enter', unit: await unitOf() }, entered);
  const card = await house.ask(supervisor(), `/督查 ${branch}`);
  expect(wordsIn(card)).toContain('意见箱和意见表转交 0 条，座谈、电话等渠道登记 1 条');
  expect(wordsIn(card)).not.toContain('以下为本级情况');
  expect(wordsIn(await house.ask(supervisor(), '/督查 市民政局'))).toContain('以下为本级情况');
});

test('supervisors go through the checklist of a branch of theirs with the data’s counts, make a finding of a point, and the checklist is kept', async () => {
  const card = await house.ask(supervisor(), `/督查 ${branch}`);
  expect(wordsIn(card)).toContain('评议意见：已送达');
  const value = (action: string, point?: string) => ({
    action,
    unit: buttonOf(card.content, 'inspect-look')?.unit,
    ...(point ? { point } : {}),
  });
  expect((await house.forge(one(other, 'secretary'), value('inspect-look', 'talks'))).toast?.type).toBe(
    'warning',
  );
  await house.forge(supervisor(), value('inspect-see', 'appraisals'), { note: '已抽看两份' });
  await house.forge(supervisor(), value('inspect-find', 'records'), {
    words: '记录不全',
    due: '2026-04-18 +0800',
  });
  expect((await records('finding')).map(({ payload }) => payload.words)).toEqual(['记录不全']);
  await house.forge(supervisor(), value('inspect-finish'));
  const [kept] = await records('inspection');
  expect(kept).toMatchObject({
    state: 'filed',
    payload: { stage: 2, seen: { appraisals: { note: '已抽看两份' }, records: { note: '记录不全' } } },
  });
  await house.quiet();
  expect(buttonOf(lastTo(secretary(), 'finding-answer').content, 'finding-answer')).not.toBeNull();
});
