import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/store/audit.ts';
import { buttonOf, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { filled, surveyDoings } from '../support/surveys.ts';

const branches = [
  '办公室党支部',
  '人事教育科党支部',
  '救灾救济科党支部',
  '优抚科党支部',
  '安置科党支部',
  '区划地名科党支部',
];
const [office = '', staff = '', relief = '', care = '', settling = '', names = ''] = branches;
let house: House;
let surveys: ReturnType<typeof surveyDoings>;

beforeAll(async () => {
  house = await openHouse({ beside: { branches } });
  surveys = surveyDoings(house);
});
afterAll(() => house.close());

const secretary = (unit: string) => house.of(unit, 'secretary')[0]?.open_id ?? '';
const asked = (unit: string) =>
  house
    .people()
    .filter(
      (person) => person.unit === unit && person.roles.some((role) => role === 'member' || role === 'mass'),
    );
const supervisor = () => house.people().find(({ roles }) => roles.includes('supervisor'))?.open_id ?? '';
const rowOf = (unit: string) =>
  house.db
    .selectFrom('survey')
    .innerJoin('unit', 'unit.id', 'survey.unit_id')
    .selectAll('survey')
    .where('unit.name', '=', unit)
    .orderBy('opened_at', 'desc')
    .executeTakeFirstOrThrow();
const recordsOf = (unit: string, kind: string) =>
  house.db
    .selectFrom('record')
    .innerJoin('unit', 'unit.id', 'record.unit_id')
    .selectAll('record')
    .where('unit.name', '=', unit)
    .where('record.kind', '=', kind)
    .orderBy('filed_at')
    .execute();
const groupSays = (unit: string) => house.seen(house.group(unit)).map(wordsIn).join('\n');
const gateLine = async (unit: string) =>
  textsIn(await house.ask(secretary(unit), '/gate')).filter((text) => text.includes('满意度测评'));

describe('a survey from opening to figures', () => {
  test('asks everybody of the circle in the same words, and nobody else', async () => {
    const opened = await surveys.begin(secretary(office));
    expect(wordsIn(opened)).toContain('测评已发出');
    const notices = asked(office).map(({ open_id }) => surveys.newest(open_id, 'survey-enter'));
    expect(notices).not.toContain(undefined);
    expect(new Set(notices.map((notice) => JSON.stringify(notice?.content))).size).toBe(1);
    expect(wordsIn(notices[0])).toContain('如已填写，谢谢您');
    for (const { open_id } of asked(staff)) expect(surveys.newest(open_id, 'survey-enter')).toBeUndefined();
  });

  test('hands the form over once a card, takes one answer a person, and keeps nothing on the card', async () => {
    const [one, two] = asked(office);
    const { sheet, answer } = await surveys.answer(one?.open_id ?? '');
    expect(answer.toast?.type).toBe('success');
    const shown = house.toldTo(one?.open_id ?? '').find(({ message_id }) => message_id === sheet.message_id);
    expect(wordsIn(shown)).toContain('已收下');
    expect(buttonOf(shown?.content, 'survey-submit')).toBeNull();
    const notice = surveys.newest(one?.open_id ?? '', 'survey-enter');
    const again = await house.press(one?.open_id ?? '', notice as typeof sheet, 'survey-enter');
    expect(again.toast?.content).toContain('您已参加');
    expect(wordsIn(await house.ask(one?.open_id ?? '', '/测评'))).not.toContain('survey-submit');
    // A form left half empty is refused and may be sent again.
    const half = await surveys.answer(two?.open_id ?? '', { 'talks-deep': 'good' });
    expect(half.answer.toast?.content).toContain('每题');
    const sent = await house.press(two?.open_id ?? '', half.sheet, 'survey-submit', filled('fairly-good'));
    expect(sent.toast?.type).toBe('success');
  });

  test('shows nobody a count before the close', async () => {
    for (const { open_id } of asked(office).slice(2, 11)) await surveys.answer(open_id);
    const officer = house.people().find(({ roles }) => roles.includes('office'))?.open_id ?? '';
    for (const official of [secretary(office), officer, supervisor()]) {
      const desk = textsIn(await house.ask(official, `/survey ${office}`)).join('\n');
      expect(desk).toContain(`面向 ${asked(office).length} 人`);
      expect(desk).not.toMatch(/收回|份数 \d|\b11\b/);
    }
    expect((await gateLine(office)).join()).toContain('0%');
  });

  test('closes by itself at its hour, publishes numbers, and the gate reads them', async () => {
    const row = await rowOf(office);
    await house.moveTo(`${row.closes_on}T19:59:00+08:00`);
    expect((await rowOf(office)).state).toBe('open');
    await house.moveTo(`${row.closes_on}T20:01:00+08:00`);
    expect((await rowOf(office)).state).toBe('closed');
    await house.moveTo(new Date(house.now().getTime() + 3 * 86_400_000).toISOString());
    expect(groupSays(office)).toContain('收回 11 份');
    for (const official of [secretary(office), supervisor()])
      expect(house.toldTo(official).map(wordsIn).join()).toContain('满意度测评结果');
    const [filed] = await recordsOf(office, 'survey');
    expect(filed?.payload).toMatchObject({ passed: true, result: { answers: 11 } });
    expect(await gateLine(office)).toEqual([expect.stringContaining('90%/90%')]);
    expect(await recordsOf(office, 'make-up')).toEqual([]);
  });

  test('leaves no answer, mark or key, and an audit without any name but the official', async () => {
    for (const table of ['survey_answer', 'survey_key', 'survey_mark'] as const)
      expect(await house.db.selectFrom(table).selectAll().execute()).toEqual([]);
    const acts = await house.db.selectFrom('audit').selectAll().where('act', 'like', '%survey').execute();
    expect(acts.map(({ act }) => act)).toEqual(['open-survey', 'close-survey']);
    expect((await verifyAudit(house.db)).ok).toBe(true);
  });

  test('stands in the summary with a line each question', async () => {
    const summary = wordsIn(await house.ask(secretary(office), '/summary'));
    expect(summary).toContain('满意度测评收回 11 份');
    for (const title of ['征求意见是否广泛', '领导带头作用发挥得如何']) expect(summary).toContain(title);
  });
});

describe('too few answers', () => {
  test('four show nothing, fail the round and ask for a make-up; the next round passes and makes it up', async () => {
    const head = secretary(staff);
    await surveys.begin(head);
    const people = asked(staff).map(({ open_id }) => open_id);
    for (const openId of people.slice(0, 4)) await surveys.answer(openId, filled('poor'));
    const { answer } = await surveys.close(head);
    expect(answer.toast?.type).toBe('success');
    const [filed] = await recordsOf(staff, 'survey');
    expect(filed?.payload).toMatchObject({ passed: false, result: null });
    const said = groupSays(staff);
    expect(said).toContain('不足 5 份，不公布结果');
    expect(said).not.toMatch(/差|收回/);
    expect((await recordsOf(staff, 'make-up')).map(({ payload }) => payload.done)).toEqual(['open']);
    expect((await gateLine(staff)).join()).toContain('0%');

    const result = surveys.newest(head, 'survey-again');
    const preview = await surveys.next(head, 'survey-send', () =>
      house.press(head, result as NonNullable<typeof result>, 'survey-again'),
    );
    expect(wordsIn(preview)).toContain('第 2 轮');
    expect((await house.press(head, preview, 'survey-send')).toast?.type).toBe('success');
    await house.quiet();
    for (const openId of people.slice(0, 6)) await surveys.answer(openId);
    await surveys.close(head);
    expect((await recordsOf(staff, 'make-up')).map(({ payload }) => payload.done)).toEqual(['done']);
    expect(await gateLine(staff)).toEqual([expect.stringContaining('90%/90%')]);
  });
});

describe('a random sample', () => {
  test('is drawn by a seed on the card and in the audit, and a supervisor repeats it exactly', async () => {
    const opened = await surveys.begin(secretary(relief), { sample: '６' });
    const row = await rowOf(relief);
    expect(wordsIn(opened)).toContain(row.seed);
    const audited = await house.db
      .selectFrom('audit')
      .select('detail')
      .where('act', '=', 'open-survey')
      .execute();
    expect(JSON.stringify(audited)).toContain(row.seed);
    const lots = row.population.map((id) => ({
      id,
      lot: createHash('sha256').update(`${row.seed}:${id}`).digest('hex'),
    }));
    const drawn = lots.sort((one, other) => (one.lot < other.lot ? -1 : 1)).slice(0, 6);
    const told = asked(relief).filter(({ open_id }) => surveys.newest(open_id, 'survey-enter'));
    const people = await house.db
      .selectFrom('person')
      .select(['open_id', 'name'])
      .where(
        'id',
        'in',
        drawn.map(({ id }) => id),
      )
      .execute();
    expect(told.map(({ open_id }) => open_id).sort()).toEqual(people.map(({ open_id }) => open_id).sort());

    const desk = await house.ask(supervisor(), `/survey ${relief}`);
    const card = await surveysAnswer(desk);
    for (const { name } of people) expect(card).toContain(name);
    const outside = asked(relief).find(({ open_id }) => !told.some((one) => one.open_id === open_id));
    const value = { action: 'survey-enter', survey: row.id };
    expect((await house.forge(outside?.open_id ?? '', value)).toast?.content).toContain('没有抽到');
    // Who was drawn is not the secretary's to see.
    const forged = await house.forge(secretary(relief), { action: 'survey-draw', survey: row.id });
    expect(forged.toast?.type).toBe('warning');
  });

  const surveysAnswer = async (desk: Awaited<ReturnType<House['ask']>>) => {
    const before = house.toldTo(supervisor()).length;
    await house.press(supervisor(), desk, 'survey-draw');
    await house.quiet();
    expect(house.toldTo(supervisor()).length).toBe(before + 1);
    return wordsIn(house.toldTo(supervisor()).at(-1));
  };
});

describe('what is settled at the opening', () => {
  test('only an official begins or ends one, over a unit of theirs', async () => {
    await surveys.begin(secretary(care));
    const { id, unit_id } = await rowOf(care);
    const member = asked(care).find(({ roles }) => !roles.includes('secretary'))?.open_id ?? '';
    for (const person of [member, secretary(settling)]) {
      expect((await house.forge(person, { action: 'survey-close', survey: id })).toast?.type).toBe('warning');
      expect((await house.forge(person, { action: 'survey-new', unit: unit_id })).toast?.type).toBe(
        'warning',
      );
    }
    expect((await rowOf(care)).state).toBe('open');
  });

  test('a circle is not too small, not nearly another one, and not open twice', async () => {
    const choice = {
      ...{ action: 'survey-send', unit: (await rowOf(care)).unit_id, about: 'measure', measure: '便民窗口' },
      ...{ circle: 'everyone', units: [], sample: null, again: null },
      closesOn: new Date(house.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10),
    };
    const send = async (more: object) =>
      (await house.forge(secretary(care), { ...choice, ...more })).toast?.content ?? '';
    expect(await send({ circle: 'masses' })).toContain('不足 5 人');
    expect(await send({ sample: 4 })).toContain('不足 5 人');
    expect(await send({ sample: asked(care).length - 2 })).toContain('抽取人数最多');
    expect(await send({ about: 'stage', measure: null })).toContain('正在进行');
    expect(await send({ closesOn: house.now().toISOString().slice(0, 10) })).toContain('截止日期');
    expect(await send({ closesOn: '2027-01-01' })).toContain('截止日期');
    expect(await send({})).toBe('测评已发出');
    // About a measure it counts for no gate.
    const desk = await house.ask(secretary(care), '/survey');
    expect(wordsIn(desk)).toContain('便民窗口');
  });

  test('nothing on any card changes it afterwards, answered or not', async () => {
    const desk = await house.ask(secretary(care), '/survey');
    for (const action of ['survey-check', 'survey-send', 'survey-again'])
      expect(buttonOf(desk.content, action)).toBeNull();
  });
});

test('an answer that comes after the close is refused and not counted', async () => {
  await surveys.begin(secretary(names));
  const [late, ...others] = asked(names).map(({ open_id }) => open_id);
  const notice = surveys.newest(late ?? '', 'survey-enter') as NonNullable<ReturnType<typeof surveys.newest>>;
  const sheet = await surveys.next(late ?? '', 'survey-submit', () =>
    house.press(late ?? '', notice, 'survey-enter'),
  );
  for (const openId of others.slice(0, 5)) await surveys.answer(openId);
  await surveys.close(secretary(names));
  expect((await house.press(late ?? '', sheet, 'survey-submit', filled('good'))).toast?.content).toContain(
    '已经结束',
  );
  const [filed] = await recordsOf(names, 'survey');
  expect(filed?.payload).toMatchObject({ result: { answers: 5 } });
});
