import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaignNow } from '../../src/app/campaign-now.ts';
import { forgetPerson } from '../../src/app/forget-person.ts';
import { keepTheDay } from '../../src/app/keep-the-day.ts';
import { exportPerson } from '../../src/app/person-export.ts';
import { EXPORT_NAMES } from '../../src/domain/exports.ts';
import { makeFile } from '../../src/export/make-file.ts';
import { vocabulary } from '../../src/say/vocabulary.ts';
import { buttonOf, type Shown, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { openStageTwo, sendText } from '../support/stage-two.ts';
import { everyRow } from './everything.ts';
import { grading } from './grading.ts';

const branch = '办公室党支部';
const other = '人事教育科党支部';
const bureau = '市民政局';
/** What was written in private, each with a word that stands nowhere else. */
const said = {
  analysis: '剖析甲：学习抓得不紧。',
  comment: '退回乙：请写得再具体些。',
  undelivered: '初稿丙：措辞还要斟酌。',
  back: '返工丁：不要只写优点。',
  appraisal: '评议戊：联系群众不够。',
  answer: '答复己：已订学习计划。',
};
const all = Object.values(said);
let house: House;

const one = (unit: string, role: string, at = 0) => house.of(unit, role)[at]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const [drafter, confirmer] = [() => one(branch, 'committee'), () => one(branch, 'committee', 1)];
const plain = (at: number) =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.join() === 'member' && !leader)[at]
    ?.open_id ?? '';
const member = () => plain(0);
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const unitOf = async (name: string) =>
  (await house.db.selectFrom('unit').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
const recordsOf = (kind: string) =>
  house.db.selectFrom('record').selectAll().where('kind', '=', kind).orderBy('filed_at').execute();
const sendAnalysis = (openId: string, words: string) => sendText(house, openId, words);
async function appraise(by: string, action: string, form: object = {}) {
  const person = await idOf(member());
  const record = (await recordsOf('appraisal')).find((row) => row.person_id === person);
  const answer = await house.forge(
    by,
    action === 'appraise-draft'
      ? { action, unit: await unitOf(branch), person, version: record?.version ?? 0 }
      : { action, record: record?.id, version: record?.version },
    form,
  );
  expect([action, answer.toast?.type]).toEqual([action, 'success']);
}

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-15T10:00:00+08:00', beside: { branches: [branch, other] } });
  await openStageTwo(house);
  await sendAnalysis(member(), said.analysis);
  const queue = await house.ask(secretary(), '/审核');
  await house.press(secretary(), queue, 'record-return', { comment: said.comment });
  await sendAnalysis(member(), `${said.analysis}\n再补充一句。`);
  const again = await house.ask(secretary(), '/审核');
  expect((await house.press(secretary(), again, 'record-approve')).toast?.type).toBe('success');
  const asks = await house.ask(member(), '/党性分析');
  await house.press(member(), asks, 'consult-ask', { people: [await idOf(plain(1))] });
  await house.quiet();
  const asked = house.toldTo(plain(1)).findLast(({ content }) => buttonOf(content, 'consult-confirm'));
  await house.press(plain(1), asked as Shown, 'consult-confirm');
  await sendAnalysis(plain(2), '这一份是后来写的。');
  await appraise(drafter(), 'appraise-draft', { words: said.undelivered });
  await appraise(confirmer(), 'appraise-return', { comment: said.back });
  await appraise(drafter(), 'appraise-draft', { words: said.appraisal });
  await appraise(confirmer(), 'appraise-confirm');
  await appraise(member(), 'appraise-answer', { words: said.answer });
  await house.quiet();
}, 120_000);
afterAll(() => house.close());

/** Which of what was written in private stands in a text. */
const leaks = (text: string) => all.filter((words) => text.includes(words));

/** All text of a made file: its name, headings and cells, hidden ones too. */
async function textOf(file: { name: string; format: string; bytes: Uint8Array }): Promise<string> {
  if (file.format === 'docx')
    return `${file.name}\n${(await mammoth.extractRawText({ buffer: Buffer.from(file.bytes) })).value}`;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(file.bytes).buffer as ArrayBuffer);
  const cells = workbook.worksheets.map(({ name, model }) => JSON.stringify([name, model]));
  return [file.name, ...cells].join('\n');
}

describe.each(EXPORT_NAMES)('the export %s', (what) => {
  test.each([branch, bureau, null])('of %s holds none of it, and grades nobody', async (unit) => {
    for (const locale of ['zh-cn', 'zh-tw', 'en'] as const) {
      const unitId = unit === null ? null : await unitOf(unit);
      const made = await makeFile(house.service.app, { what, unitId, locale }, house.now());
      if (!made.ok) {
        // A paper speaks of one unit.
        expect(unit).toBeNull();
        continue;
      }
      const text = await textOf(made.value);
      expect(leaks(text)).toEqual([]);
      expect(text).not.toMatch(grading);
    }
  });
});

test('no command brings it to anybody but those who wrote it and the one it is about', async () => {
  const readers = [
    one(other, 'secretary'),
    one(branch, 'mass'),
    plain(1),
    one('市委第三督导组', 'supervisor'),
    house.people().find(({ roles }) => roles.includes('office'))?.open_id ?? '',
  ];
  for (const reader of readers)
    for (const { name } of vocabulary) house.say(reader, house.privateChat(reader), `/${name} ${branch}`);
  for (const reader of readers) await house.ask(reader, '/帮助');
  await house.quiet();
  const own = new Set([member(), drafter(), confirmer(), secretary()]);
  for (const { open_id, name, roles } of house.people().filter((each) => !own.has(each.open_id))) {
    const heard = house.toldTo(open_id).flatMap((message) => leaks(wordsIn(message)));
    expect([name, roles, heard]).toEqual([name, roles, []]);
  }
  for (const unit of [branch, other])
    for (const message of house.seen(house.group(unit))) expect(leaks(wordsIn(message))).toEqual([]);
}, 300_000);

test('it lies in its record, in the message to its reader, and nowhere else', async () => {
  const rows = (await everyRow(house.db)).filter(({ text }) => leaks(text).length > 0);
  const tables = new Set(rows.map(({ where }) => where));
  expect([...tables].sort()).toEqual(['public.outbox', 'public.record', 'public.record_version']);
  for (const line of house.logged) expect(leaks(line)).toEqual([]);
  const jobs = await house.db.selectFrom('outbox').select(['key', 'job']).execute();
  for (const { key, job } of jobs) {
    const held = leaks(JSON.stringify(job));
    const to = (job as { to?: { openId?: string } }).to?.openId;
    if (held.length > 0) expect([key, held, to]).toEqual([key, held, member()]);
  }
});

describe('a person’s own data', () => {
  const taken = async (openId: string) => JSON.stringify(await exportPerson(house.service.app, openId));

  test('hold what they wrote, what was delivered to them, and whom they consulted', async () => {
    const own = await taken(member());
    expect(leaks(own)).toEqual([said.analysis, said.comment, said.appraisal, said.answer]);
    expect(own).toContain('"consulted"');
    expect(await taken(plain(1))).toContain('"consulted"');
  });

  test('hold of others only that something was decided', async () => {
    for (const openId of [drafter(), confirmer(), secretary()]) {
      const held = leaks(await taken(openId));
      expect(held.filter((words) => words !== said.comment && words !== said.back)).toEqual([]);
    }
  });
});

describe('what is forgotten', () => {
  const counted = async () => {
    const rows = await house.db
      .selectFrom('record')
      .select(['kind', 'state', 'version', 'payload'])
      .where('kind', 'in', ['self-analysis', 'consultation', 'appraisal'])
      .orderBy('id')
      .execute();
    return rows.map(({ kind, state, version, payload }) => [
      kind,
      state,
      version,
      Object.keys(payload).sort(),
    ]);
  };
  const keepOn = (day: string) =>
    house.service.app.db.transaction().execute(async (tx) => {
      const campaign = await campaignNow(tx);
      if (!campaign) throw new Error('no campaign');
      await keepTheDay(house.service.app, tx, campaign, new Date(`${day}T12:00:00+08:00`));
    });
  const held = async () =>
    (await everyRow(house.db))
      .filter(({ where }) => where !== 'public.outbox')
      .flatMap(({ text }) => leaks(text));

  test('after 24 months and not before: the words, the comments and who consulted whom, and no count', async () => {
    await keepOn('2028-04-15');
    expect(new Set(await held())).toEqual(new Set(all));
    const before = await counted();
    const consulted = await idOf(plain(1));
    await house.db
      .updateTable('record')
      .set({ filed_at: new Date('2027-01-01T00:00:00Z') })
      .where('person_id', '=', await idOf(plain(2)))
      .execute();
    await keepOn('2028-04-17');
    expect(await held()).toEqual([]);
    const rows = await everyRow(house.db);
    expect(rows.filter(({ text }) => text.includes(`"consulted": "${consulted}"`))).toEqual([]);
    expect(rows.some(({ text }) => text.includes('这一份是后来写的'))).toBe(true);
    expect(await counted()).toEqual(before);
    const mine = await house.ask(member(), '/评议');
    expect(wordsIn(mine)).toContain('（已删除）');
  });

  test('with its person, at once', async () => {
    const leaving = plain(2);
    const { open_id, name } = house.people().find((each) => each.open_id === leaving) as {
      open_id: string;
      name: string;
    };
    const draft = {
      action: 'appraise-draft',
      unit: await unitOf(branch),
      person: await idOf(leaving),
      version: 0,
    };
    await house.forge(drafter(), draft, { words: said.appraisal });
    const [written] = (await recordsOf('appraisal')).filter(({ state }) => state === 'submitted');
    await house.forge(confirmer(), {
      action: 'appraise-confirm',
      record: written?.id,
      version: written?.version,
    });
    await house.quiet();
    const forgotten = await forgetPerson(
      house.service.app,
      { openId: open_id, by: 'cli', dry: false, force: true },
      house.now(),
    );
    expect(forgotten.ok).toBe(true);
    const rows = (await everyRow(house.db)).map(({ text }) => text);
    for (const words of ['这一份是后来写的', name, open_id])
      expect(rows.filter((text) => text.includes(words))).toEqual([]);
    expect(await held()).toEqual([]);
    const jobs = await house.db
      .selectFrom('outbox')
      .select('job')
      .where('key', 'like', `appraisal:${written?.id}%`)
      .execute();
    expect(leaks(JSON.stringify(jobs))).toEqual([]);
  });
});
