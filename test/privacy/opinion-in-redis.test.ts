import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestRedis, testRedis } from '../support/database.ts';
import { buttonOf, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';
import { everyKey } from './everything.ts';

const branch = '办公室党支部';
let server: TestRedis | null = null;
let house: House | null = null;

beforeAll(async () => {
  server = await testRedis();
  if (server)
    house = await openHouse({ beside: { branches: [branch] }, environment: { REDIS_URL: server.url } });
});
afterAll(async () => {
  await house?.close();
  await server?.close();
});

test('the queue on Redis holds nothing of an opinion, its author or its form', async (context) => {
  if (!server || !house) return context.skip();
  const at = house;
  const redis = new Redis(server.url);
  try {
    const author = at.of(branch, 'member').filter(({ roles }) => roles.length === 1)[0];
    const other = at.of(branch, 'member').filter(({ roles }) => roles.length === 1)[1];
    if (!author || !other) throw new Error('nobody is there');
    await at.ask(other.open_id, '/me');
    const form = await at.ask(author.open_id, '/box');
    await until(() => buttonOf(form.content, 'opinion-submit') !== null);
    await at.press(author.open_id, form, 'opinion-submit', {
      words: '食堂的意见簿没人翻看',
      area: 'work',
      target: 'branch',
    });
    const code = /\d{4} \d{4} \d{4} \d{4}/.exec(wordsIn(form))?.[0] ?? '';
    expect(code).not.toBe('');
    await at.quiet();
    const lines = await everyKey(redis);
    expect(lines.length).toBeGreaterThan(0);
    const { events } = at.sandbox.log(0);
    const pressed = events.filter(({ event_type }) => event_type === 'card.action.trigger');
    const secrets = [
      ...[author.open_id, author.name, form.message_id, '食堂的意见簿', code, code.replaceAll(' ', '')],
      ...pressed.map(({ event_id }) => event_id),
    ];
    for (const secret of secrets)
      expect(
        lines.filter((line) => line.includes(secret)),
        secret,
      ).toEqual([]);
  } finally {
    redis.disconnect();
  }
});
