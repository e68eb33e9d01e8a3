import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonOf, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { until } from '../support/until.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;

beforeAll(async () => {
  house = await openHouse({ beside: { branches: [branch, other] } });
  const card = await house.openSession(branch, '学习党章 2小时');
  for (const { open_id } of house.of(branch, 'member').slice(0, 3))
    await house.press(open_id, card, 'check-in');
  await house.quiet();
});
afterAll(() => house.close());

const secretary = () => house.of(branch, 'secretary')[0]?.open_id ?? '';
const office = () => house.of('先进性教育活动领导小组办公室', 'office')[0]?.open_id ?? '';
const files = (openId: string) => house.toldTo(openId).filter(({ msg_type }) => msg_type === 'file');

/** Asks by words and waits for the file, as it lies on the platform. */
async function fileFor(openId: string, words: string) {
  const before = files(openId).length;
  house.say(openId, house.privateChat(openId), words);
  await until(() => files(openId).length > before);
  const key = String(files(openId).at(-1)?.content.file_key);
  const file = house.sandbox.world.files.get(key);
  if (!file) throw new Error(`no file ${key}`);
  return file;
}

test('a secretary gets the hours of the branch as a workbook in private, in roster order', async () => {
  const file = await fileFor(secretary(), '/导出 学时');
  expect(file.name).toBe(`${branch}学时2026-01-26.xlsx`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.bytes.buffer as ArrayBuffer);
  const rows = (workbook.worksheets[0]?.getSheetValues() ?? []).slice(2) as unknown[][];
  const members = house.of(branch, 'member').map(({ name }) => name);
  expect(rows.map((row) => row[2])).toEqual(members);
  expect(rows.filter((row) => row[5] === 2)).toHaveLength(3);
});

test('the stage summary and the gate report come as documents with the figures of the data', async () => {
  const summary = await fileFor(secretary(), '/export summary');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(summary.bytes) });
  expect(value).toContain(`${branch}学习动员小结`);
  expect(value).toContain('学时合计 6');
  const gate = await fileFor(secretary(), '/导出 转段');
  const { value: report } = await mammoth.extractRawText({ buffer: Buffer.from(gate.bytes) });
  expect(report).toContain(`${branch}转段验收情况`);
  const [absent] = house.of(branch, 'member').slice(-1);
  expect(report).toContain(absent?.name);
});

test('no word of a file lies in the outbox, and the export is kept in the audit', async () => {
  const jobs = await house.db.selectFrom('outbox').select('job').where('key', 'like', 'export:%').execute();
  expect(jobs.length).toBeGreaterThan(0);
  for (const { job } of jobs)
    expect(Object.keys((job as { file: object }).file).sort()).toEqual(['locale', 'unitId', 'what']);
  const audit = await house.ask(office(), '/日志');
  expect(wordsIn(audit)).toContain('核对完整');
  expect(wordsIn(audit)).toContain(`导出（${branch}）`);
});

test('a plain member gets no file and no audit, by command or by a forged press', async () => {
  const plain = house.of(branch, 'member').filter(({ roles }) => roles.length === 1)[0]?.open_id ?? '';
  expect(wordsIn(await house.ask(plain, '/导出 名册'))).toContain('这项操作须由');
  expect(wordsIn(await house.ask(plain, '/audit'))).toContain('这项操作须由');
  const unit = await house.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', branch)
    .executeTakeFirstOrThrow();
  const forged = await house.forge(plain, { action: 'export', what: 'opinions', unit: unit.id });
  expect(forged.toast?.type).toBe('warning');
  const otherSecretary = house.of(other, 'secretary')[0]?.open_id ?? '';
  const over = await house.forge(otherSecretary, { action: 'export', what: 'hours', unit: unit.id });
  expect(over.toast?.type).toBe('warning');
  await house.quiet();
  expect([...files(plain), ...files(otherSecretary)]).toEqual([]);
});

test('without a name the command offers what this person may have, a tap brings it', async () => {
  const card = await house.ask(secretary(), '/导出');
  expect(buttonOf(card.content, 'export')).not.toBeNull();
  const before = files(secretary()).length;
  await house.press(secretary(), card, 'export');
  await until(() => files(secretary()).length > before);
});

test('the summary of opinions is a document by area with counts and the original words, and of released ones only', async () => {
  const speak = async (n: number, words: string) => {
    const openId = house.of(branch, 'member')[n + 3]?.open_id ?? '';
    const box = await house.ask(openId, '/意见箱');
    await house.press(openId, box, 'opinion-submit', { words, area: 'style', target: 'branch' });
  };
  const said = ['  <at id=all></at> 开会太多 👍🏽', '=1+1 是公式', '**请**少发文件'];
  for (const [n, words] of said.entries()) await speak(n, words);
  await house.moveTo('2026-01-27T10:00:00+08:00');
  await speak(5, '还没有转交的话');
  const list = await house.ask(secretary(), '/意见');
  const before = house.toldTo(secretary()).length;
  await house.press(secretary(), list, 'opinion-sort-next');
  await until(() => house.toldTo(secretary()).length > before);
  const card = house.toldTo(secretary()).at(-1);
  if (!card) throw new Error('no card');
  for (const title of ['会议文件多', '', ''])
    await house.press(secretary(), card, 'opinion-sort', {
      area: 'work',
      target: 'branch',
      issue: title === '' ? String(await issueId()) : 'new',
      title,
    });
  const file = await fileFor(secretary(), '/导出 意见汇总');
  expect(file.name).toBe(`${branch}意见汇总2026-01-27.docx`);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file.bytes) });
  expect(value).toContain('工作方面（3 条）');
  expect(value).toContain('1. 会议文件多（3 条）');
  for (const words of said) expect(value).toContain(words);
  expect(value).not.toContain('还没有转交的话');
  const pressed = files(secretary()).length;
  await house.press(secretary(), await house.ask(secretary(), '/意见'), 'export');
  await until(() => files(secretary()).length > pressed);
});

const issueId = async () => (await house.db.selectFrom('opinion_issue').select('id').executeTakeFirst())?.id;
