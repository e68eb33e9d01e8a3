import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from '../support/house.ts';
import { createVisitor } from '../support/visitor.ts';

const branch = '优抚科党支部';

let house: House;
beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, '办公室党支部'] } });
});
afterAll(() => house?.close());

const official = (role: string) =>
  house.people().find((one) => one.roles.includes(role)) as { open_id: string };

async function page(who: { open_id: string }) {
  const visitor = createVisitor(house);
  await visitor.logIn(who);
  return visitor.ask('/queues');
}

test.each(['supervisor', 'first', 'secretary', 'member'])('%s: the queues are the office’s', async (role) => {
  const seen = await page(official(role));
  expect(seen.status).toBe(403);
  expect(seen.text).toContain('须由办公室办理');
  expect(seen.text).not.toContain('deadline');
});

test('the office reads what waits, the last heartbeat, and why messages were refused', async () => {
  const member = house.of(branch, 'member')[3] as { open_id: string; name: string };
  house.sandbox.people.change(member.open_id, { active: false });
  const { db } = house;
  await db
    .insertInto('outbox')
    .values({
      ...{ id: '3f0e8c1a-0b6f-4c39-9d5e-2f1a7c1b9e10', key: 'test:gone', uuid: 'gone' },
      ...{ state: 'dropped', reason: '230029: This person left the organisation.', message_id: null },
      job: JSON.stringify({ do: 'card', to: { openId: member.open_id }, card: { words: '私下的话' } }),
      ...{ not_before: house.now(), created_at: house.now(), sent_at: null },
    })
    .execute();
  const seen = await page(official('office'));
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('230029: This person left the organisation.');
  expect(seen.text).toMatch(/最近一次心跳：1月26日/);
  expect(seen.text).toMatch(/<td>reconcile<\/td><td>(定时|等待|执行中)<\/td>/);
  for (const secret of [member.open_id, member.name, '私下的话', 'test:gone', branch])
    expect(seen.text).not.toContain(secret);
});
