import { afterEach, expect, test } from 'vitest';
import { buttonOf, wordsIn } from '../support/doings.ts';
import { type House, type HouseOptions, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

const open = async (beside: Omit<NonNullable<HouseOptions['beside']>, 'branches'>): Promise<House> => {
  house = await openHouse({ beside: { branches: [branch], ...beside } });
  return house;
};
const members = (at: House) => at.of(branch, 'member').filter(({ roles }) => roles.length === 1);

/** A session, a tap, an answer in words, a mention, own study, a word in the box: every way in, every way out. */
async function walk(at: House, between: () => Promise<void> = async () => undefined): Promise<void> {
  const [tapping, answering, mentioning, speaking] = members(at).map(({ open_id }) => open_id) as [
    string,
    string,
    string,
    string,
  ];
  const card = await at.openSession(branch, '学习党章 2小时');
  await between();
  await until(async () => (await at.press(tapping, card, 'check-in').catch(() => null))?.toast !== undefined);
  await between();
  at.say(answering, at.group(branch), '签到', { replyTo: card.message_id, mention: true });
  await between();
  at.say(mentioning, at.group(branch), '簽到', { mention: true });
  await between();
  at.say(speaking, at.privateChat(speaking), '打卡 1.5 党章');
  await between();
  const form = await at.ask(speaking, '/box');
  const words = { words: '有话说', area: 'work', target: 'branch' };
  await until(
    async () =>
      (await at.press(speaking, form, 'opinion-submit', words).catch(() => null))?.card_updated === true,
  );
  const shown = () =>
    wordsIn(at.seen(at.group(branch)).find(({ message_id }) => message_id === card.message_id));
  await until(() => shown().includes('已签到 3 人'));
  await at.quiet();
  const records = await at.db.selectFrom('record').select(['kind', 'payload']).orderBy('filed_at').execute();
  expect(records.map(({ kind }) => kind).sort()).toEqual([
    'session',
    'study-hour',
    'study-hour',
    'study-hour',
    'study-hour',
  ]);
  expect(await at.db.selectFrom('opinion').select('id').execute()).toHaveLength(1);
  expect(at.seen(at.group(branch)).filter((message) => buttonOf(message.content, 'check-in'))).toHaveLength(
    1,
  );
}

test('by the webhook, encrypted and signed', async () => {
  const at = await open({ encryptKey: 'a key of the console' });
  await walk(at);
  const plain = await at.push('im.message.receive_v1', {});
  expect(plain.status).toBe(400);
});

test('by the long connection', async () => {
  await walk(await open({ transport: 'long-connection' }));
});

test('by a long connection whose sockets are cut between any two gestures', async () => {
  const at = await open({ transport: 'long-connection' });
  let cuts = 0;
  await walk(at, async () => {
    at.sandbox.killSockets();
    cuts += 1;
    // A person waits until the client is there again before pressing; the platform re-pushes messages by itself.
    await until(() => at.sandbox.connections() > 0);
  });
  expect(cuts).toBe(5);
});

test('by a long connection whose sockets are cut while the messages are under way', async () => {
  const at = await open({ transport: 'long-connection' });
  const people = members(at).slice(0, 10);
  for (const [n, { open_id }] of people.entries()) {
    at.say(open_id, at.privateChat(open_id), '打卡 1 党章');
    if (n % 3 === 0) at.sandbox.killSockets();
  }
  const records = () =>
    at.db.selectFrom('record').select('person_id').where('kind', '=', 'study-hour').execute();
  await until(async () => (await records()).length >= people.length, 30_000);
  await at.quiet();
  expect(await records()).toHaveLength(people.length);
});
