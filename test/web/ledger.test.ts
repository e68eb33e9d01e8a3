import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignNow } from '../../src/app/campaign-now.ts';
import { type ItemState, type LedgerItem, openItem } from '../../src/domain/ledger.ts';
import { fileRecord } from '../../src/store/records.ts';
import { type House, openHouse } from '../support/house.ts';
import { createVisitor } from '../support/visitor.ts';

const branch = '优抚科党支部';
const other = '办公室党支部';
const evil = '</p><script>alert(1)</script>';

let house: House;
let ids: Map<string, string>;
beforeAll(async () => {
  house = await openHouse({ at: '2026-02-10T10:00:00+08:00', beside: { branches: [branch, other] } });
  const units = await house.db.selectFrom('unit').select(['id', 'name']).execute();
  ids = new Map(units.map(({ id, name }) => [name, id]));
  const [first, second, third] = house.of(branch, 'member').map(({ open_id: id }) => id);
  await file(branch, first, { words: '窗口排队时间长', way: 'by-date', due: '2026-02-01' }, 'in-hand');
  await file(branch, second, { words: evil, way: 'by-date', due: '2026-02-27' }, 'solved');
  await file(branch, second, { words: '老干部联系少', way: 'now', due: '2026-02-03' }, 'poor');
  await file(
    other,
    house.of(other, 'member')[0]?.open_id,
    { words: '会议过多', way: 'now', due: '2026-02-03' },
    'in-hand',
  );
  for (let at = 0; at < 31; at += 1)
    await file(branch, third, { words: `第${at + 1}件小事`, way: 'by-date', due: '2026-03-31' }, 'not-begun');
});
afterAll(() => house?.close());

let filed = 0;

async function file(
  unit: string,
  owner: string | undefined,
  of: Pick<LedgerItem, 'words' | 'way' | 'due'>,
  state: ItemState,
): Promise<void> {
  const person = await personOf(owner ?? '');
  const opened = openItem(
    { ...of, owner: person.id },
    { on: '2026-01-26', by: person.id, inWeek: '2026-02-02' },
  );
  const campaign = await campaignNow(house.db);
  if (!opened.ok || !campaign) throw new Error('the item was refused');
  const record = {
    ...{ id: randomUUID(), campaignId: campaign.id, unitId: ids.get(unit) ?? '', kind: 'ledger-item' },
    ...{
      stage: 1,
      personId: null,
      parentId: null,
      payload: { ...opened.value, state },
      state: 'filed',
      filedBy: person.id,
    },
    occurredOn: '2026-01-26',
  };
  filed += 1;
  await fileRecord(house.db, record, new Date(house.now().getTime() + filed));
}

const personOf = (openId: string) =>
  house.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('open_id', '=', openId)
    .executeTakeFirstOrThrow();
const official = (role: string) =>
  house.people().find((one) => one.roles.includes(role)) as { open_id: string };

async function page(who: { open_id: string }, query: Record<string, string> = {}) {
  const visitor = createVisitor(house);
  await visitor.logIn(who);
  return visitor.ask(`/ledger?${new URLSearchParams(query)}`);
}
const itemsIn = (text: string) => [...text.matchAll(/<li><p>([^<]*)<\/p>/g)].map(([, words]) => words);

test('the office looks through the whole ledger, by unit in the order of the roster', async () => {
  const { text, status } = await page(official('office'));
  expect(status).toBe(200);
  const found = itemsIn(text);
  expect(found).toHaveLength(30);
  expect(found[0]).toBe('会议过多');
  expect(text).toContain('第 1 页，共 2 页');
});

test.each([
  ['state', { state: 'poor' }, ['老干部联系少']],
  ['way', { way: 'now' }, ['会议过多', '老干部联系少']],
  ['overdue', { overdue: '1' }, ['会议过多', '窗口排队时间长', '老干部联系少']],
  ['unit', { unit: other }, ['会议过多']],
  ['two at once', { way: 'by-date', overdue: '1' }, ['窗口排队时间长']],
  ['the last page', { page: '2' }, ['第27件小事', '第28件小事', '第29件小事', '第30件小事', '第31件小事']],
  ['a page far behind the last', { page: '99999', state: 'poor' }, ['老干部联系少']],
])('the filter %s', async (_, asked, words) => {
  const query = { ...asked, ...('unit' in asked ? { unit: ids.get(asked.unit as string) ?? '' } : {}) };
  const { text } = await page(official('office'), query as Record<string, string>);
  expect(itemsIn(text)).toEqual(words);
});

test('an owner is looked for by whoever sees names', async () => {
  const { open_id: openId } = house.of(branch, 'member')[1] as { open_id: string };
  const { id, name } = await personOf(openId);
  const { text } = await page(official('supervisor'), { owner: id });
  expect(itemsIn(text)).toHaveLength(2);
  expect(text).toContain(name);
});

test('a filter that is nonsense asks for nothing', async () => {
  const { text, status } = await page(official('office'), {
    ...{ state: '<b>', way: 'never', owner: "' or 1=1", overdue: 'yes', page: '-3', awaiting: '2' },
  });
  expect(status).toBe(200);
  expect(text).not.toContain('<b>');
  expect(itemsIn(text)).toHaveLength(30);
});

test('the next page keeps the filter', async () => {
  const { text } = await page(official('office'), { state: 'not-begun', overdue: '' });
  const next = /<a href="([^"]*page=2)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toContain('state=not-begun');
  const visitor = createVisitor(house);
  await visitor.logIn(official('office'));
  expect(itemsIn((await visitor.ask(next)).text)).toEqual(['第31件小事']);
});

test('words of the ledger are text', async () => {
  const { text } = await page(official('office'), { state: 'solved' });
  expect(text).not.toContain('<script');
  expect(text).toContain('&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('a secretary sees their own branch, a member it without names, neither another', async () => {
  const secretary = house.of(branch, 'secretary')[0] as { open_id: string };
  const member = house.of(branch, 'member').find(({ roles }) => roles.length === 1) as { open_id: string };
  const owners = await Promise.all(
    house
      .of(branch, 'member')
      .slice(0, 3)
      .map(({ open_id: id }) => personOf(id)),
  );
  const own = await page(secretary);
  expect(itemsIn(own.text)).toContain('窗口排队时间长');
  expect(itemsIn(own.text)).not.toContain('会议过多');
  expect(own.text).toContain(owners[0]?.name);
  const self = await personOf(member.open_id);
  const seen = await page(member, { owner: owners[0]?.id ?? '' });
  expect(seen.status).toBe(200);
  expect(itemsIn(seen.text)).toHaveLength(30);
  for (const { name } of owners.filter(({ id }) => id !== self.id)) expect(seen.text).not.toContain(name);
  for (const who of [secretary, member]) {
    const foreign = await page(who, { unit: ids.get(other) ?? '' });
    expect(foreign.status).toBe(403);
    expect(foreign.text).not.toContain('会议过多');
  }
});

test('the card of the ledger leads to its page', async () => {
  const secretary = house.of(branch, 'secretary')[0] as { open_id: string };
  const card = JSON.stringify((await house.ask(secretary.open_id, '/台账')).content);
  expect(card).toContain(`/login?to=${encodeURIComponent(`/ledger?unit=${ids.get(branch)}`)}`);
});
