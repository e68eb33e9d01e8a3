import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { ledgerDoings } from '../support/ledgers.ts';
import { filled, surveyDoings } from '../support/surveys.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;
let ledger: ReturnType<typeof ledgerDoings>;

/** Monday of the week in which the report is due; 5 June 2026 is a Friday. */
const mondayBefore = '2026-06-01T10:00:00+08:00';

beforeAll(async () => {
  house = await openHouse({ at: mondayBefore, beside: { branches: [branch, other] } });
  ledger = ledgerDoings(house);
  // The gates before are not what this is about.
  await house.db
    .updateTable('unit_run')
    .set({ stage: 3, stage_opened_at: new Date('2026-04-21T09:00:00+08:00') })
    .execute();
});
afterAll(() => house.close());

const one = (unit: string, role: string) => house.of(unit, role)[0]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const office = () => one('先进性教育活动领导小组办公室', 'office');
const owner = () => house.of(branch, 'member').find(({ roles }) => roles.length === 1)?.open_id ?? '';
const told = (openId: string) => house.toldTo(openId).at(-1);
const reports = () =>
  house.db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .select(['record.id', 'record.state', 'record.version', 'record.payload', 'unit.name'])
    .where('record.kind', '=', 'special-report')
    .orderBy('record.filed_at')
    .execute();
const files = (openId: string) => house.toldTo(openId).filter(({ msg_type }) => msg_type === 'file');

async function handIn(openId: string, words: string) {
  const form = await house.ask(openId, '/报告');
  return (await house.press(openId, form, 'record-submit', { words })).toast;
}

test('the draft holds what the ledger and the surveys say, stage by stage, in the order of the sections', async () => {
  const lines = [
    { words: '办事窗口排队时间长', way: 'by-date' as const, due: '2026-06-20' },
    { words: '楼道灯不亮没人修', way: 'now' as const },
    { words: '办公用房经费不足', way: 'explain' as const, explanation: '经费下半年才到位' },
  ];
  for (const line of lines)
    expect((await ledger.file(secretary(), branch, { ...line, owner: owner() }))?.type).toBe('success');
  const lamp = (await ledger.items()).find(({ payload }) => payload.words === '楼道灯不亮没人修');
  await ledger.act(owner(), lamp?.id ?? '', 'claim-solved', { words: '已换新灯' });
  await ledger.act(secretary(), lamp?.id ?? '', 'confirm');
  const surveys = surveyDoings(house);
  await surveys.begin(secretary());
  const people = house.people().filter(({ unit }) => unit === branch);
  const asked = people.filter(({ open_id }) => surveys.newest(open_id, 'survey-enter') !== undefined);
  for (const { open_id } of asked) await surveys.answer(open_id, filled('good'));
  await surveys.close(secretary());
  const before = files(secretary()).length;
  house.say(secretary(), house.privateChat(secretary()), '/导出 专题报告');
  await until(() => files(secretary()).length > before);
  const file = house.sandbox.world.files.get(String(files(secretary()).at(-1)?.content.file_key));
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file?.bytes ?? []) });
  const heads = ['一、各阶段', '二、存在的', '三、整改台账', '四、群众满意度', '五、主要做法', '六、下一步'];
  expect(heads.map((head) => value.indexOf(head))).toEqual(
    heads.map((head) => value.indexOf(head)).sort((a, b) => a - b),
  );
  expect(value.indexOf(heads[0] ?? '')).toBeGreaterThan(0);
  for (const stage of ['学习动员', '分析评议', '整改提高']) expect(value).toContain(`【${stage}】`);
  expect(value).toContain(
    '共登记整改事项 3 项，已解决 1 项，暂不能解决、已作说明 1 项，未办结 1 项，其中逾期 0 项。',
  );
  expect(value).toContain('办事窗口排队时间长');
  expect(value).not.toContain('楼道灯不亮没人修');
  // A report names units; who owns an item stands in the ledger.
  expect(value).not.toContain(people.find(({ open_id }) => open_id === owner())?.name);
  expect(value.replace(/\s+/g, ' ')).toContain(`整改提高 1 ${asked.length} 100% 是`);
});

test('handed in it counts at once; the office sends it back with what to change, and it is owed again as the next version', async () => {
  expect((await handIn(secretary(), '专题报告第一稿'))?.type).toBe('success');
  await house.quiet();
  expect(wordsIn(told(secretary()))).toContain('签收后会私下告诉您');
  expect(wordsIn(told(office()))).toContain('请签收');
  expect(wordsIn(await house.ask(secretary(), '/me'))).not.toContain('专题报告');
  const list = await house.ask(office(), '/报告');
  expect(wordsIn(list)).toContain('待签收 1 份');
  await house.press(office(), list, 'command');
  await house.quiet();
  const paper = told(office());
  if (!paper) throw new Error('nothing to receive');
  expect(wordsIn(paper)).toContain('专题报告第一稿');
  const back = await house.press(office(), paper, 'record-return', { comment: '请补充整改数字' });
  expect(back.toast?.type).toBe('success');
  await house.quiet();
  expect(wordsIn(told(secretary()))).toContain('请补充整改数字');
  expect(wordsIn(await house.ask(secretary(), '/me'))).toContain('专题报告');
  await house.moveTo('2026-06-02T10:00:00+08:00');
  expect((await handIn(secretary(), '专题报告第二稿，整改 3 项'))?.type).toBe('success');
  const [report, ...more] = await reports();
  expect(more).toEqual([]);
  expect(report).toMatchObject({ state: 'submitted', payload: { words: '专题报告第二稿，整改 3 项' } });
  const kept = await house.db
    .selectFrom('record_version')
    .select('payload')
    .where('record_id', '=', report?.id ?? '')
    .orderBy('version')
    .execute();
  expect(kept.map(({ payload }) => payload.words)).toEqual([
    '专题报告第一稿',
    '专题报告第一稿',
    '专题报告第二稿，整改 3 项',
  ]);
});

test('only the office takes receipt, and the unit hears of it', async () => {
  const [report] = await reports();
  const press = { action: 'record-approve', record: report?.id, version: report?.version };
  for (const openId of [owner(), secretary(), one(other, 'secretary')])
    expect((await house.forge(openId, press)).toast?.content).toContain('办公室');
  const paper = await house.ask(office(), `/审核 ${branch}`);
  expect(wordsIn(paper)).toContain('第 2 稿');
  expect(wordsIn(paper)).toContain('6月2日');
  expect(wordsIn(paper)).not.toContain('6月1日');
  expect((await house.press(office(), paper, 'record-approve')).toast?.content).toBe('已签收');
  await house.quiet();
  expect(wordsIn(told(secretary()))).toContain('专题报告已签收');
  expect(await reports()).toMatchObject([{ state: 'filed' }]);
  expect(wordsIn(await house.ask(office(), '/报告'))).toContain('已签收 1 份');
});

test('what is late asks the secretary, then the first responsible person, then the supervisors, each on its workday', async () => {
  const late = one(other, 'secretary');
  const before = house.toldTo(late).length;
  await house.moveTo('2026-06-12T09:30:00+08:00');
  await house.quiet();
  const unit = await ledger.unitId(other);
  const fired = await house.db
    .selectFrom('due')
    .select(['at', 'audience'])
    .where('item', '=', 'special-report')
    .where('unit_id', '=', unit)
    .where('kind', '=', 'ping')
    .where('state', '=', 'done')
    .where('at', '>', new Date('2026-06-06T00:00:00+08:00'))
    .orderBy('at')
    .execute();
  const days = (audience: string) =>
    fired.filter((row) => row.audience === audience).map(({ at }) => at.toISOString().slice(5, 10));
  // Due on Friday the 5th: the weekend asks nobody, then workdays 1, 2, 3 and 5 of the policy.
  expect(days('person')).toEqual(['06-08', '06-09', '06-10', '06-11', '06-12']);
  expect(days('secretary')[0]).toBe('06-09');
  expect(days('unit')[0]).toBe('06-10');
  expect(days('supervisors')[0]).toBe('06-12');
  const digests = house.toldTo(late).slice(before).map(wordsIn);
  expect(digests.filter((words) => /专题报告[^"]{0,20}逾期/.test(words))).toHaveLength(5);
  for (const role of ['first', 'supervisor'])
    expect(
      house
        .people()
        .filter(({ roles }) => roles.includes(role))
        .some(({ open_id }) => house.toldTo(open_id).some((shown) => wordsIn(shown).includes(other))),
    ).toBe(true);
  expect(wordsIn(await house.ask(office(), '/报告'))).toContain('逾期未报');
  expect((await handIn(late, '专题报告，迟报说明附后'))?.type).toBe('success');
  const waiting = await house.db
    .selectFrom('due')
    .select('id')
    .where('item', '=', 'special-report')
    .where('unit_id', '=', unit)
    .where('state', '=', 'waiting')
    .execute();
  expect(waiting).toEqual([]);
});

test('a report that came as a file is opened by the office from the review, and by nobody without the right', async () => {
  const bytes = Buffer.from('专题报告全文');
  house.sandbox.people.sendFile(house.privateChat(secretary()), {
    ...{ as: secretary(), name: '专题报告.docx', type: 'application/octet-stream', bytes },
  });
  await until(() => buttonOf(told(secretary())?.content, 'file-as') !== null);
  const offer = told(secretary()) as Shown;
  const unit = await ledger.unitId(branch);
  const { kind: _, ...file } = buttonOf(offer.content, 'file-as') ?? {};
  const value = { ...file, kind: 'special-report', unit };
  expect((await house.press(secretary(), offer, 'file-as', undefined, value)).toast?.type).toBe('success');
  await house.quiet();
  const paper = await house.ask(office(), `/审核 ${branch}`);
  expect(wordsIn(paper)).toContain('专题报告.docx');
  expect((await house.press(office(), paper, 'file-open')).toast?.type).toBe('success');
  await house.quiet();
  const sent = (files(office()).at(-1) as Shown).content as { file_key: string };
  const got = house.sandbox.world.files.get(sent.file_key);
  expect([got?.name, got?.bytes.toString()]).toEqual(['专题报告.docx', '专题报告全文']);
  const open = buttonOf(paper.content, 'file-open') ?? {};
  for (const stranger of [owner(), one(other, 'secretary'), one(branch, 'mass')])
    expect((await house.forge(stranger, open)).toast?.content).toContain('办公室');
});
