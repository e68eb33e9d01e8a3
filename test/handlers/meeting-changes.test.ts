import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, '人事教育科党支部'] } });
});
afterAll(() => house.close());

const one = (unit: string, role: string) => house.of(unit, role)[0]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const supervisor = () => one('市委第三督导组', 'supervisor');
const leaders = () => house.people().filter((person) => person.unit === branch && person.leader);
const plain = () => house.of(branch, 'member').filter(({ roles, leader }) => roles.length === 1 && !leader);
const records = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const inGroup = () => house.seen(house.group(branch)).filter(({ sender }) => sender.type === 'app');
const lastTo = (openId: string, action: string): Shown => {
  const found = house.toldTo(openId).findLast((message) => buttonOf(message.content, action));
  if (!found) throw new Error(`nothing with ${action} was told`);
  return found;
};
const titled = (messages: readonly Shown[], title: string) =>
  messages.filter(({ content }) => textsIn(content).includes(title));
/** Answers of the platform to calls that aim at a calendar entry. */
async function calls(method: string): Promise<number[]> {
  const log = (await (await fetch(`${house.platformUrl}/sandbox/api/log?after=0`)).json()) as {
    calls: { method: string; path: string; status: number }[];
  };
  return log.calls
    .filter((call) => call.method === method && /\/events\/[^/]+$/.test(call.path.split('?')[0] ?? ''))
    .map(({ status }) => status);
}

const form = {
  title: '党课：永葆先进性',
  kind: 'lecture',
  on: '2026-01-28 +0800',
  time: '14:30',
  place: '三楼会议室',
  hours: '2',
  agenda: '一、讲课',
  speakers: '局长',
  speaks: 'no',
};

/** Plans a meeting by the command's form and gives back its record's id and its card in the group. */
async function plan(more: Record<string, unknown> = {}): Promise<{ id: string; card: () => Shown }> {
  const known = new Set((await records('lecture')).map((record) => record.id));
  const asked = await house.ask(secretary(), '/meeting');
  const answer = await house.press(secretary(), asked, 'meeting-plan', { ...form, ...more });
  expect(answer.toast?.type).toBe('success');
  await house.quiet();
  const id = (await records('lecture')).find((record) => !known.has(record.id))?.id ?? '';
  const { message_id } = inGroup().at(-1) as Shown;
  return { id, card: () => inGroup().find((message) => message.message_id === message_id) as Shown };
}

async function change(action: 'meeting-move' | 'meeting-cancel', of: string, filled: Record<string, string>) {
  const listed = await house.ask(secretary(), '/meeting');
  const open = { action: 'meeting-change-open', session: of };
  await house.press(secretary(), listed, 'meeting-change-open', undefined, open);
  await house.quiet();
  const answer = await house.press(secretary(), lastTo(secretary(), action), action, filled);
  await house.quiet();
  return answer;
}

test('a meeting for a narrower circle expects and invites nobody else', async () => {
  const { id, card } = await plan({ circle: 'leaders' });
  expect(wordsIn(card())).toContain('参加范围：党员领导干部');
  const [entry] = await house.db
    .selectFrom('outbox')
    .selectAll()
    .where('key', '=', `meeting-calendar:${id}`)
    .execute();
  const job = entry?.job as { event: { attendees: string[] } } | undefined;
  expect(job?.event.attendees.sort()).toEqual(
    leaders()
      .map(({ open_id }) => open_id)
      .sort(),
  );

  const two = plain().slice(0, 2);
  const ids = await house.db
    .selectFrom('person')
    .select('id')
    .where(
      'open_id',
      'in',
      two.map(({ open_id }) => open_id),
    )
    .execute();
  const some = await plan({ people: ids.map((row) => row.id), on: '2026-01-27 +0800', time: '09:00' });
  await house.moveTo('2026-01-27T09:00:00+08:00');
  await house.quiet();
  expect(wordsIn(some.card())).toContain('应到 2 人');
  expect((await house.press(two[0]?.open_id ?? '', some.card(), 'check-in')).toast?.type).toBe('success');
  expect((await house.press(plain()[4]?.open_id ?? '', some.card(), 'check-in')).toast?.type).toBe('warning');
  await house.press(secretary(), some.card(), 'session-close');
  await house.quiet();
  const owing = (await records('make-up')).map((record) => record.person_id);
  expect(owing).toHaveLength(1);
});

test('a moved meeting takes its calendar entry and its check-in along, and everybody invited is told once', async () => {
  const { id, card } = await plan();
  const before = { group: inGroup().length, supervisor: house.toldTo(supervisor()).length };
  const moved = await change('meeting-move', id, { on: '2026-01-29 +0800', time: '９:00', place: '大礼堂' });
  expect(moved.toast?.content).toBe('会议已改期，通知已发出');
  expect(inGroup().length).toBe(before.group + 1);
  expect(titled(inGroup(), '会议改期')).toHaveLength(1);
  expect(wordsIn(titled(inGroup(), '会议改期')[0])).toMatch(
    /改到：1月29日（周四）09:00（原定1月28日（周三）14:30）/,
  );
  expect(house.toldTo(supervisor()).length).toBe(before.supervisor + 1);
  expect(wordsIn(card())).toContain('大礼堂');
  expect(await calls('PATCH')).toEqual([200]);
  await house.moveTo('2026-01-28T14:31:00+08:00');
  await house.quiet();
  expect(buttonOf(card().content, 'check-in')).toBeNull();
  await house.moveTo('2026-01-29T09:00:00+08:00');
  await house.quiet();
  expect(buttonOf(card().content, 'check-in')).not.toBeNull();
  expect((await records('lecture')).find((record) => record.id === id)?.occurred_on).toBe('2026-01-29');

  const late = await house.forge(
    secretary(),
    { action: 'meeting-move', session: id },
    { on: '2026-01-30 +0800', time: '10:00', place: '大礼堂' },
  );
  expect(late.toast?.content).toContain('不能再改期');
  await house.press(secretary(), card(), 'session-close');
  await house.quiet();
});

test('a cancelled meeting leaves the calendars, says why, and nobody misses it', async () => {
  const { id, card } = await plan({ on: '2026-01-30 +0800', time: '15:00' });
  const owing = (await records('make-up')).length;
  const stranger = plain()[0]?.open_id ?? '';
  const forged = await house.forge(stranger, { action: 'meeting-cancel', session: id }, { reason: '不想开' });
  expect(forged.toast?.type).toBe('warning');
  const cancelled = await change('meeting-cancel', id, { reason: '与全市会议冲突' });
  expect(cancelled.toast?.type).toBe('success');
  expect(wordsIn(card())).toContain('已取消');
  expect(titled(inGroup(), '会议取消')).toHaveLength(1);
  expect(wordsIn(titled(house.toldTo(supervisor()), '会议取消')[0])).toContain('与全市会议冲突');
  const invited = lastTo(supervisor(), 'meeting-attend');
  const came = await house.press(supervisor(), invited, 'meeting-attend');
  expect(came.toast?.content).toContain('已取消');
  const kept = (await records('lecture')).find((record) => record.id === id)?.payload;
  expect(kept).toMatchObject({ supervisorPresent: false });
  expect(await calls('DELETE')).toEqual([200]);
  await house.moveTo('2026-01-30T15:30:00+08:00');
  await house.quiet();
  expect(buttonOf(card().content, 'check-in')).toBeNull();
  expect((await records('make-up')).length).toBe(owing);
  const acts = await house.db.selectFrom('audit').select('act').execute();
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['move-meeting', 'cancel-meeting']));
});

test('the minutes come as a file in answer to the card, or as a file in private that is said to be them', async () => {
  const send = (name: string) =>
    house.sandbox.people.sendFile(house.privateChat(secretary()), {
      as: secretary(),
      name,
      type: 'text/plain',
      bytes: Buffer.from('记录'),
    });
  const after = lastTo(secretary(), 'meeting-minutes-open');
  send('会议记录.docx');
  await until(() => house.toldTo(secretary()).some(({ content }) => buttonOf(content, 'file-as')));
  const offer = lastTo(secretary(), 'file-as');
  expect(wordsIn(offer)).toContain('会议记录：党课');
  const answer = await house.press(secretary(), offer, 'file-as');
  expect(answer.toast?.type).toBe('success');
  await until(async () => (await records('minutes')).length === 1);
  expect((await records('minutes'))[0]?.payload).toMatchObject({ file: { name: '会议记录.docx' } });

  await house.push('im.message.receive_v1', {
    sender: { sender_id: { open_id: secretary() }, sender_type: 'user' },
    message: {
      message_id: 'om_minutes_in_answer',
      parent_id: after.message_id,
      create_time: String(house.now().getTime()),
      chat_id: house.privateChat(secretary()),
      chat_type: 'p2p',
      message_type: 'file',
      content: JSON.stringify({ file_key: 'file_v3_minutes', file_name: '补充记录.docx' }),
    },
  });
  await until(async () => (await records('minutes')).length === 2);
  expect((await records('minutes')).at(-1)?.payload).toMatchObject({ file: { name: '补充记录.docx' } });
});

test('a make-up of the unit, arranged by hand, is closed by one tap of its secretary or of a supervisor', async () => {
  const unit = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  const arrange = async (words: string) => {
    const tasks = await house.ask(secretary(), '/me');
    await house.press(secretary(), tasks, 'record-open', undefined, {
      action: 'record-open',
      kind: 'make-up',
      unit: unit.id,
    });
    await house.quiet();
    const filed = await house.press(secretary(), lastTo(secretary(), 'record-submit'), 'record-submit', {
      words,
      due: '2026-02-06 +0800',
    });
    expect(filed.toast?.type).toBe('success');
    await house.quiet();
  };
  const stateOf = async (words: string) =>
    (await records('make-up')).find(({ payload }) => payload.words === words)?.payload.done;
  await arrange('补上党课一次');
  const mine = await house.ask(secretary(), '/me');
  expect(wordsIn(mine)).toContain('补上党课一次');
  const value = buttonOf(mine.content, 'make-up-done');
  const refused = await house.forge(plain()[0]?.open_id ?? '', value);
  expect(refused.toast?.content).toContain('支部书记');
  expect(await stateOf('补上党课一次')).toBe('open');
  expect((await house.press(secretary(), mine, 'make-up-done')).toast?.type).toBe('success');
  expect(await stateOf('补上党课一次')).toBe('done');
  expect(wordsIn(await house.ask(secretary(), '/me'))).not.toContain('补上党课一次');

  await arrange('补开交流会');
  const record = (await records('make-up')).find(({ payload }) => payload.words === '补开交流会');
  await house.forge(supervisor(), { action: 'make-up-done', record: record?.id });
  expect(await stateOf('补开交流会')).toBe('done');
});
