import { Document, Packer, Paragraph } from 'docx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({
    beside: { branches: [branch, '人事教育科党支部'] },
    at: '2026-03-10T10:00:00+08:00',
  });
});
afterAll(() => house.close());

const inBranch = () => house.people().filter((person) => person.unit === branch);
const member = (at: number) =>
  inBranch().filter(({ roles, leader }) => roles.length === 1 && roles[0] === 'member' && !leader)[at]
    ?.open_id ?? '';
const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const told = (openId: string): Shown => house.toldTo(openId).at(-1) as Shown;
const paragraph = (n: number) => '对照党章查找自己的不足，认真剖析思想根源。'.repeat(n);
const records = async (kind = 'self-analysis') =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;

async function docx(...lines: string[]): Promise<Buffer> {
  const sections = [{ children: lines.map((line) => new Paragraph(line)) }];
  return Packer.toBuffer(new Document({ sections }));
}

/** Sends a file in private and returns the card that answers. */
async function send(openId: string, name: string, bytes: Buffer): Promise<Shown> {
  await house.quiet();
  const before = house.toldTo(openId).length;
  house.sandbox.people.sendFile(house.privateChat(openId), {
    as: openId,
    name,
    type: 'application/octet-stream',
    bytes,
  });
  await until(() => house.toldTo(openId).length > before, 20_000);
  return told(openId);
}

test('a .docx is counted as a word processor counts it, waits for its review, and is read there in pages', async () => {
  const card = await send(
    member(0),
    '党性分析.docx',
    await docx('党性分析', ...Array(100).fill(paragraph(1))),
  );
  expect(wordsIn(card)).toContain('2104 字');
  expect(wordsIn(card)).toContain('篇幅已够');
  const [record] = await records();
  expect(record).toMatchObject({ state: 'submitted', payload: { characters: 2104, asked: 2000, draft: 1 } });
  const queue = await house.ask(secretary(), '/review');
  expect(wordsIn(queue)).toContain('2104 字，要求 2000 字左右');
  const comment = '问题写得还不够具体。';
  expect((await house.press(secretary(), queue, 'record-return', { comment })).toast?.type).toBe('success');
  await house.quiet();
  expect(wordsIn(told(member(0)))).toContain(comment);
});

test('the next draft stands beside the one before it; the approved one counts for the gate', async () => {
  const lines = ['党性分析', ...Array(99).fill(paragraph(1)), '具体问题是学习不深入。'];
  const card = await send(member(0), '党性分析修改稿.docx', await docx(...lines));
  await house.press(member(0), card, 'analysis-compare');
  const shown = house.toldTo(member(0)).find(({ message_id }) => message_id === card.message_id);
  expect(wordsIn(shown)).toContain('前后两稿对照');
  const queue = await house.ask(secretary(), '/review');
  expect((await house.press(secretary(), queue, 'record-approve')).toast?.type).toBe('success');
  expect((await records())[0]).toMatchObject({ state: 'filed', payload: { draft: 2 } });
  const versions = await house.db
    .selectFrom('record_version')
    .select(['state'])
    .where('record_id', '=', (await records())[0]?.id ?? '')
    .orderBy('version')
    .execute();
  expect(versions.map(({ state }) => state)).toEqual(['submitted', 'returned', 'submitted', 'filed']);
});

test('GB18030 text and Markdown are read, and only what is visible is counted', async () => {
  const text = await send(member(1), '材料.txt', iconv.encode(paragraph(3), 'gb18030'));
  expect(wordsIn(text)).toContain('63 字');
  expect(wordsIn(text)).toContain('篇幅还不够');
  const markdown = await send(
    member(2),
    '材料.md',
    Buffer.from('# 党性分析\n\n- **问题**一\n- [党章](https://a.cn)\n'),
  );
  expect(wordsIn(markdown)).toContain('9 字');
});

test('what cannot be read is refused in one sentence with its mend, and changes nothing', async () => {
  const before = await records();
  const cases: [name: string, bytes: Buffer, mend: string][] = [
    ['旧.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), '旧格式 .doc'],
    ['密.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), '取消密码'],
    ['坏.docx', Buffer.from('PK\u0003\u0004 broken'), '已损坏'],
    ['扫描.pdf', Buffer.from('%PDF-1.7'), 'PDF'],
    ['空.docx', await docx(''), '没有文字'],
    ['空.txt', Buffer.from(' \n\u3000'), '没有文字'],
    ['图.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), '不是文字材料'],
    ['大.docx', Buffer.alloc(31 * 1024 * 1024, 1), '超过 30 MB'],
  ];
  for (const [name, bytes, mend] of cases)
    expect(wordsIn(await send(member(3), name, bytes)), name).toContain(mend);
  expect(await records()).toEqual(before);
}, 60_000);

test('a document’s link is read, on a page of the wiki too; without permission the mend is told', async () => {
  const as = member(4);
  const content = paragraph(100);
  const closed = house.sandbox.people.writeDocument({
    as,
    title: '分析',
    content,
    wiki: true,
    readable: false,
  });
  expect(wordsIn(await house.ask(as, closed.url))).toContain('没有权限');
  house.sandbox.people.shareDocument(closed.token, as, true);
  expect(wordsIn(await house.ask(as, closed.url))).toContain('2100 字');
  const plain = house.sandbox.people.writeDocument({ as, title: '分析', content: `${content}再补充。` });
  expect(wordsIn(await house.ask(as, `党性分析 ${plain.url}`))).toContain('第 2 稿');
  expect(wordsIn(await house.ask(as, 'https://sandbox.feishu.cn/sheets/shtcn1234567890'))).toContain(
    '不是飞书文档',
  );
});

test('a run of messages is kept over a restart, counted as it grows, and closed by a word', async () => {
  const as = member(5);
  expect(wordsIn(await house.ask(as, '党性分析 开始'))).toContain('已收到 0 条');
  const part = async (text: string) => {
    const chat = house.privateChat(as);
    const said = house.sandbox.people.say(chat, { as, text });
    await until(
      () =>
        (house.seen(chat).find(({ message_id }) => message_id === said.message_id)?.reactions.length ?? 0) >
        0,
    );
    await house.quiet();
  };
  await part(paragraph(10));
  await house.stop();
  await house.startAgain();
  await part('签到');
  const run = () => house.toldTo(as).find((message) => wordsIn(message).includes('分条发送')) as Shown;
  await until(() => wordsIn(run()).includes('已收到 2 条，共 212 字'));
  await house.press(as, run(), 'analysis-back');
  const taken = await house.ask(as, '完');
  expect(wordsIn(taken)).toContain('210 字');
  const own = (await records()).filter(({ payload }) => payload.from === 'messages');
  expect(own.map(({ state, payload }) => [state, payload.words])).toEqual([['submitted', paragraph(10)]]);
});

test('three people who say so by one tap were consulted, each once, and nothing of what they said is kept', async () => {
  const as = member(0);
  const chosen = [
    member(1),
    member(2),
    inBranch().find(({ roles }) => roles.includes('mass'))?.open_id ?? '',
  ];
  const people = await Promise.all(chosen.map(idOf));
  await house.quiet();
  const card = await house.ask(as, '/党性分析');
  expect((await house.press(as, card, 'consult-ask', { people })).toast?.content).toContain('3');
  await house.quiet();
  for (const one of chosen) await house.press(one, told(one), 'consult-confirm');
  const kept = await records('consultation');
  expect(kept.map(({ state }) => state)).toEqual(['filed', 'filed', 'filed']);
  expect(
    kept
      .flatMap(({ payload }) => Object.keys(payload))
      .filter((key, at, all) => all.indexOf(key) === at)
      .sort(),
  ).toEqual(['askedOn', 'consulted', 'with']);
});

test('nobody but the author, the reviewer and the supervisors in charge reads it; nobody approves their own', async () => {
  const [record] = await records();
  const read = (openId: string) =>
    house.forge(openId, { action: 'analysis-read', record: record?.id, page: 1 });
  expect((await read(member(1))).card).toBeUndefined();
  expect((await read(secretary())).card).toBeDefined();
  const supervisor = house.people().find(({ roles }) => roles.includes('supervisor'))?.open_id ?? '';
  expect((await read(supervisor)).card).toBeDefined();
  const acts = await house.db.selectFrom('audit').select('act').where('act', '=', 'read-record').execute();
  expect(acts).toHaveLength(1);
});
