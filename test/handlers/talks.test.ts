import { afterAll, beforeAll, expect, test } from 'vitest';
import { talkCounts } from '../../src/store/talks.ts';
import { buttonOf, type Shown, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] }, at: '2026-03-10T10:00:00+08:00' });
});
afterAll(() => house.close());

const people = (unit: string) => house.people().filter((person) => person.unit === unit);
const plain = (unit: string) =>
  people(unit).filter(({ roles, leader }) => roles.length === 1 && roles[0] === 'member' && !leader);
const member = (at: number, unit = branch) => plain(unit)[at] as ReturnType<typeof people>[number];
const mass = () => people(branch).find(({ roles }) => roles.includes('mass')) as ReturnType<typeof member>;
const leader = (unit: string) => people(unit).find((person) => person.leader) as ReturnType<typeof member>;
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;
const talks = () =>
  house.db.selectFrom('record').selectAll().where('kind', '=', 'talk').orderBy('filed_at').execute();
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const counts = async () => {
  const units = await house.db.selectFrom('unit').select('id').execute();
  const campaign = await house.db.selectFrom('campaign').select('id').executeTakeFirstOrThrow();
  return talkCounts(house.db, {
    campaignId: campaign.id,
    unitIds: units.map(({ id }) => id),
    since: new Date(0),
  });
};
/** Says something in private and waits for the reaction or the card that answers it. */
async function sayInPrivate(openId: string, text: string, mentions: string[] = []) {
  const chat = house.privateChat(openId);
  const said = house.sandbox.people.say(chat, { as: openId, text, mentions });
  const seen = house.toldTo(openId).length;
  await until(() => {
    const message = house.seen(chat).find(({ message_id }) => message_id === said.message_id);
    return (message?.reactions.length ?? 0) > 0 || house.toldTo(openId).length > seen;
  });
  await house.quiet();
}

test('a talk named by a mention counts for both once the other confirms by one tap, and never holds a word', async () => {
  const [one, two] = [member(0), member(1)];
  await sayInPrivate(one.open_id, `/谈心 @${two.name}`, [two.open_id]);
  expect((await talks()).map(({ state }) => state)).toEqual(['open']);
  await house.press(two.open_id, told(two.open_id), 'talk-confirm');
  await house.quiet();
  const both = await talks();
  expect(both.map(({ state, person_id }) => [state, person_id]).sort()).toEqual(
    [
      ['filed', await idOf(one.open_id)],
      ['filed', await idOf(two.open_id)],
    ].sort(),
  );
  expect(both.flatMap(({ payload }) => Object.keys(payload)).sort()).toEqual(
    ['askedOn', 'kind', 'talk', 'with', 'askedOn', 'kind', 'talk', 'with'].sort(),
  );
  expect(await counts()).toEqual({ leaders: 0, 'leader-member': 0, members: 1, others: 0 });
  await house.press(two.open_id, told(two.open_id), 'talk-confirm', undefined, {
    action: 'talk-confirm',
    talk: both[0]?.id,
  });
  expect(await talks()).toHaveLength(2);
});

test('the same pair on the same day is one talk, on another day another; who files the other’s talk confirms it', async () => {
  const [one, two] = [member(0), member(1)];
  await sayInPrivate(two.open_id, `/talk ${one.name}`);
  expect(await talks()).toHaveLength(2);
  await sayInPrivate(two.open_id, `/talk ${one.name} 昨天`);
  expect((await talks()).filter(({ state }) => state === 'open')).toHaveLength(1);
  await sayInPrivate(one.open_id, `/谈心 ${two.name} 3月9日`);
  expect((await talks()).every(({ state }) => state === 'filed')).toBe(true);
  expect((await counts()).members).toBe(2);
});

test('the kind follows from who the two are, across units too, and each is counted once', async () => {
  const form = async (openId: string, fields: Record<string, string>) => {
    await house.quiet();
    const card = await house.ask(openId, '/谈心');
    return house.press(openId, card, 'talk-confirm', { on: '2026-03-10 +0800', kind: '', ...fields });
  };
  const [first, second] = [leader(branch), leader(other)];
  expect((await form(first.open_id, { with: await idOf(second.open_id) })).toast?.type).toBe('success');
  expect((await form(first.open_id, { with: await idOf(member(2).open_id) })).toast?.type).toBe('success');
  expect((await form(member(2).open_id, { with: await idOf(mass().open_id) })).toast?.type).toBe('success');
  const far = member(0, other);
  await sayInPrivate(first.open_id, `/谈心 @${far.name}`, [far.open_id]);
  for (const { open_id } of [second, member(2), mass(), far]) {
    const card = house.toldTo(open_id).findLast((message) => wordsIn(message).includes('谈心确认'));
    await house.press(open_id, card as Shown, 'talk-confirm');
  }
  expect(await counts()).toEqual({ leaders: 1, 'leader-member': 2, members: 2, others: 1 });
  const wrong = await form(member(2).open_id, { with: await idOf(mass().open_id), kind: 'leaders' });
  expect(wrong.toast?.content).toContain('类别');
});

test('who says no leaves nothing behind, and nobody is told', async () => {
  const [one, two] = [member(3), member(4)];
  const before = (await talks()).length;
  await sayInPrivate(one.open_id, `/谈心 ${two.name}`);
  const asked = (await talks()).at(-1);
  const seen = house.toldTo(one.open_id).length;
  await house.press(two.open_id, told(two.open_id), 'confirm-decline');
  await house.quiet();
  expect(await talks()).toHaveLength(before);
  const versions = await house.db
    .selectFrom('record_version')
    .selectAll()
    .where('record_id', '=', asked?.id ?? '')
    .execute();
  expect(versions).toEqual([]);
  expect(house.toldTo(one.open_id)).toHaveLength(seen);
  expect(await house.db.selectFrom('audit').selectAll().where('act', 'like', '%talk%').execute()).toEqual([]);
});

test('nobody confirms for another, alone, ahead of time, or for somebody who is not on the roster', async () => {
  const [one, two, three] = [member(3), member(4), member(5)];
  const file = (other: string, on = '2026-03-10 +0800') =>
    house.forge(one.open_id, { action: 'talk-confirm' }, { with: other, on });
  await sayInPrivate(one.open_id, `/谈心 ${two.name}`);
  const asked = (await talks()).find(({ state }) => state === 'open');
  const stolen = await house.forge(three.open_id, { action: 'talk-confirm', talk: asked?.id });
  expect(stolen.toast?.content).toContain('不是请您');
  const own = await house.forge(one.open_id, { action: 'talk-confirm', talk: asked?.id });
  expect(own.toast?.content).toContain('不是请您');
  expect((await file(await idOf(one.open_id))).toast?.content).toContain('两个人');
  expect((await file(await idOf(three.open_id), '2026-03-11 +0800')).toast?.content).toContain('还没有到');
  expect(
    (
      await house.forge(
        mass().open_id,
        { action: 'talk-confirm' },
        { with: await idOf(one.open_id), on: '2026-03-10' },
      )
    ).toast?.content,
  ).toContain('党员');
  await sayInPrivate(one.open_id, '/谈心 查无此人');
  expect(wordsIn(told(one.open_id))).toContain('查无此人');
});

test('either side takes a confirmed talk back, and it counts for neither', async () => {
  const [one, two] = [member(3), member(4)];
  const asked = (await talks()).find(({ state }) => state === 'open');
  await house.forge(two.open_id, { action: 'talk-confirm', talk: asked?.id });
  const held = (await counts()).members;
  const card = await house.ask(two.open_id, '/谈心');
  expect((await house.press(two.open_id, card, 'confirm-withdraw')).toast?.type).toBe('success');
  expect((await counts()).members).toBe(held - 1);
  await sayInPrivate(one.open_id, `/谈心 ${two.name}`);
  expect((await talks()).filter(({ state }) => state === 'open')).toHaveLength(1);
});

test('the form names in roster order with whom there was no talk yet, and the group hears only a reaction', async () => {
  const one = member(5);
  const texts = textsIn((await house.ask(one.open_id, '/谈心')).content).join('\n');
  const expected = people(branch)
    .filter(({ roles, open_id }) => roles.includes('member') && open_id !== one.open_id)
    .map(({ name }) => name);
  expect(texts).toContain(`还没有谈过心的：${expected.slice(0, 30).join('、')}`);
  const group = house.group(branch);
  const before = house.seen(group).filter(({ sender }) => sender.type === 'app').length;
  const two = member(2);
  const said = house.sandbox.people.say(group, {
    as: one.open_id,
    text: `@转段助手 /谈心 @${two.name}`,
    mentions: ['bot', two.open_id],
  });
  await until(
    () =>
      (house.seen(group).find(({ message_id }) => message_id === said.message_id)?.reactions.length ?? 0) > 0,
  );
  expect(house.seen(group).filter(({ sender }) => sender.type === 'app')).toHaveLength(before);
  await house.quiet();
  expect(buttonOf(told(two.open_id).content, 'talk-confirm')).not.toBeNull();
});

test('the summary gives the talks by kind', async () => {
  const secretary = house.of(branch, 'secretary')[0]?.open_id ?? '';
  const card = await house.ask(secretary, '/summary');
  expect(JSON.stringify(card.content)).toMatch(
    /谈心：领导班子成员之间 1 人次，领导与处室负责人、党员之间 2 人次，党员之间 \d 人次，党员与群众之间 1 人次。/,
  );
});

test('what nobody confirms is asked for once more in the digest and then dropped without a word', async () => {
  const waiting = (await talks()).filter(({ state }) => state === 'open');
  expect(waiting.length).toBeGreaterThan(0);
  await house.moveTo('2026-03-25T12:00:00+08:00');
  await house.quiet();
  expect((await talks()).filter(({ state }) => state === 'open')).toEqual([]);
  const asks = house
    .people()
    .flatMap(({ open_id }) => house.toldTo(open_id))
    .filter((message) => /件事等您确认/.test(wordsIn(message)));
  expect(asks.length).toBeLessThanOrEqual(waiting.length);
}, 120_000);
