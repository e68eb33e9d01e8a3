import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_NAMES } from '../../src/domain/exports.ts';
import { INSPECTION_POINTS } from '../../src/domain/kinds/inspection.ts';
import { buttonOf, type Shown, textsIn, wordsIn } from '../support/doings.ts';
import { type House, openHouse } from '../support/house.ts';
import { openStageTwo, sendText } from '../support/stage-two.ts';
import { surveyDoings } from '../support/surveys.ts';

/** Stage 2 under attack: every button of it pressed by people without the right, twice, at once, and with hostile words. */
const branch = '办公室党支部';
const other = '人事教育科党支部';
let house: House;
let ids: Record<string, string>;

const one = (unit: string, role: string, at = 0) => house.of(unit, role)[at]?.open_id ?? '';
const secretary = () => one(branch, 'secretary');
const supervisor = () => one('市委第三督导组', 'supervisor');
const [drafter, confirmer] = [() => one(branch, 'committee'), () => one(branch, 'committee', 1)];
const plain = (at: number) =>
  house.of(branch, 'member').filter(({ roles, leader }) => roles.join() === 'member' && !leader)[at]
    ?.open_id ?? '';
const idOf = async (openId: string) =>
  (await house.db.selectFrom('person').select('id').where('open_id', '=', openId).executeTakeFirstOrThrow())
    .id;
const newest = async (kind: string) =>
  house.db
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('filed_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
const countOf = async (kind: string) =>
  (await house.db.selectFrom('record').select('id').where('kind', '=', kind).execute()).length;
const sendAnalysis = (openId: string, words: string) => sendText(house, openId, words);
const life = {
  title: '专题组织生活会',
  on: '2026-04-15 +0800',
  time: '10:30',
  place: '会议室',
  lasts: '3',
  agenda: '对照检查',
  guests: '',
};

beforeAll(async () => {
  house = await openHouse({ at: '2026-04-15T10:00:00+08:00', beside: { branches: [branch, other] } });
  await openStageTwo(house);
  const unit = (
    await house.db.selectFrom('unit').select('id').where('name', '=', branch).executeTakeFirstOrThrow()
  ).id;
  await sendAnalysis(plain(0), '我的材料');
  const consulted = await idOf(plain(1));
  await house.forge(plain(0), { action: 'consult-ask' }, { people: [consulted] });
  await house.forge(plain(0), { action: 'talk-confirm' }, { with: consulted, kind: '', on: '2026-04-15' });
  await house.forge(
    secretary(),
    { action: 'opinion-enter', unit },
    { channel: 'seminar', target: 'branch', area: 'work', words: '座谈时说的话' },
  );
  await house.forge(
    drafter(),
    { action: 'appraise-draft', unit, person: await idOf(plain(0)), version: 0 },
    {
      words: '评议的话',
    },
  );
  await house.forge(
    supervisor(),
    { action: 'inspect-find', unit, point: 'talks' },
    {
      words: '谈心不够',
      due: '2026-04-20',
    },
  );
  await house.forge(secretary(), { action: 'life-plan', unit }, life);
  await surveyDoings(house).begin(secretary());
  await house.moveTo('2026-04-15T10:30:00+08:00');
  await house.quiet();
  const deputy = { action: 'deputy-name', unit };
  // A deputy whose time is over by the 17th, and somebody who has left.
  const named = await house.forge(secretary(), deputy, {
    person: await idOf(plain(4)),
    role: 'secretary',
    from: '2026-04-15',
    to: '2026-04-16',
  });
  expect(named.toast?.type).toBe('success');
  await house.db.updateTable('person').set({ active: false }).where('open_id', '=', plain(5)).execute();
  await house.moveTo('2026-04-17T10:00:00+08:00');
  await house.quiet();
  const row = async (kind: string) => (await newest(kind)).id;
  ids = {
    unit,
    member: await idOf(plain(0)),
    analysis: await row('self-analysis'),
    consultation: await row('consultation'),
    talk: await row('talk'),
    appraisal: await row('appraisal'),
    finding: await row('finding'),
    meeting: await row('life-meeting'),
    opinion: (await house.db.selectFrom('opinion').select('id').executeTakeFirstOrThrow()).id,
    survey: (await house.db.selectFrom('survey').select('id').executeTakeFirstOrThrow()).id,
  };
}, 120_000);
afterAll(() => house.close());

/** Everything that could have changed, but for the note that the press came in. */
async function state(): Promise<string> {
  const { db } = house;
  const tables = ['record', 'record_version', 'opinion', 'opinion_issue', 'opinion_round', 'survey'] as const;
  const rows = await Promise.all([
    ...tables.map((table) => db.selectFrom(table).selectAll().execute()),
    db.selectFrom('outbox').select(['key', 'job']).orderBy('id').execute(),
    db.selectFrom('audit').selectAll().orderBy('seq').execute(),
  ]);
  return JSON.stringify(rows);
}

type Forged = [value: object, form?: object];
/** Every button of stage 2 that is for officials, or for the one whom it asks. */
const buttons = (): Forged[] => {
  const { unit, member, analysis, consultation, talk, appraisal, finding, meeting, opinion, survey } = ids;
  const words = { words: '冒名的话' };
  const version = 1;
  return [
    [{ action: 'opinion-desk', unit }],
    [{ action: 'opinion-round-form', unit }],
    [
      { action: 'opinion-round-open', unit },
      { circle: 'members', target: 'branch', to: '2026-04-25' },
    ],
    [{ action: 'opinion-counts-form', unit }],
    [
      { action: 'opinion-counts', unit },
      { channel: 'paper', circle: 'members', sent: '9', returned: '9' },
    ],
    [{ action: 'opinion-words-form', unit }],
    [
      { action: 'opinion-enter', unit },
      { channel: 'phone', target: 'branch', area: 'work', ...words },
    ],
    [{ action: 'opinion-sort-next', unit }],
    [
      { action: 'opinion-sort', opinion },
      { area: 'work', target: 'branch', issue: 'new', title: '题' },
    ],
    [{ action: 'opinion-split', opinion, issue: opinion }],
    [{ action: 'opinion-issues', unit }],
    [{ action: 'opinion-answer-open', opinion }],
    [{ action: 'opinion-answer', opinion }, words],
    [{ action: 'feedback-read', opinions: [opinion] }],
    [{ action: 'record-approve', record: analysis, version }],
    [{ action: 'record-return', record: analysis, version }, { comment: '退回' }],
    [{ action: 'review-page', record: analysis, page: 1 }],
    [{ action: 'analysis-read', record: analysis, page: 1 }],
    [{ action: 'analysis-compare', record: analysis, page: 1 }],
    [{ action: 'analysis-list', unit }],
    [{ action: 'analysis-pick', unit }, { record: analysis }],
    [{ action: 'consult-confirm', record: consultation }],
    [{ action: 'talk-confirm', talk }],
    [{ action: 'confirm-decline', record: talk }],
    [{ action: 'confirm-withdraw', record: consultation }],
    [{ action: 'life-plan-open', unit }],
    [
      { action: 'life-plan', unit },
      { ...life, on: '2026-04-18' },
    ],
    [{ action: 'life-order-open', session: meeting }],
    [{ action: 'life-order', session: meeting }, { order: '某某' }],
    [{ action: 'life-spoke', session: meeting, person: member, spoke: true }],
    [{ action: 'session-close', session: meeting }],
    [{ action: 'meeting-minutes-open', session: meeting }],
    [{ action: 'meeting-minutes', session: meeting }, words],
    [{ action: 'meeting-cancel', session: meeting }, { reason: '不开了' }],
    [{ action: 'appraise-draft', unit, person: member, version }, words],
    [{ action: 'appraise-confirm', record: appraisal, version }],
    [{ action: 'appraise-return', record: appraisal, version }, { comment: '退回' }],
    [{ action: 'appraise-list', unit }],
    [{ action: 'appraise-open', unit }, { person: member }],
    [{ action: 'appraise-acknowledge', record: appraisal, version }],
    [{ action: 'appraise-answer', record: appraisal, version }, words],
    [{ action: 'inspect-list', unit }],
    ...INSPECTION_POINTS.map((point): Forged => [{ action: 'inspect-look', unit, point }]),
    [{ action: 'inspect-see', unit, point: 'talks' }, { note: '看过' }],
    [
      { action: 'inspect-find', unit, point: 'talks' },
      { ...words, due: '2026-04-25' },
    ],
    [{ action: 'inspect-finish', unit }],
    [{ action: 'finding-answer', record: finding }, words],
    [{ action: 'finding-close', record: finding }],
    [{ action: 'finding-back', record: finding }, { comment: '再改' }],
    [{ action: 'survey-new', unit }],
    [{ action: 'survey-close', survey }],
    [{ action: 'survey-again', survey }],
    [{ action: 'survey-draw', survey }],
    ...(['bulletin', 'finding', 'inspection', 'appraisal', 'consultation', 'opinion-form'] as const).flatMap(
      (kind): Forged[] => [
        [{ action: 'record-open', kind, unit }],
        [{ action: 'record-submit', kind, unit }, words],
      ],
    ),
    ...EXPORT_NAMES.map((what): Forged => [{ action: 'export', what, unit }]),
  ];
};

test.each([
  ['a member of the branch', () => plain(3)],
  ['one of the masses', () => one(branch, 'mass')],
  ['the secretary of another branch', () => one(other, 'secretary')],
  ['somebody of another committee', () => one(other, 'committee')],
  ['somebody who has left', () => plain(5)],
  ['a deputy whose time is over', () => plain(4)],
  ['nobody of the roster', () => 'ou_nobody_knows_this_person'],
])(
  '%s presses every button of stage 2 and nothing happens but a sentence',
  async (_who, openId) => {
    const before = await state();
    for (const [value, form] of buttons()) {
      const answer = await house.forge(openId(), value, form);
      expect([value, answer.toast?.type, answer.card]).toEqual([value, 'warning', undefined]);
      expect(answer.toast?.content).not.toContain('系统繁忙');
    }
    await house.quiet();
    expect(await state()).toBe(before);
  },
  120_000,
);

test('their commands tell nothing and change nothing', async () => {
  const rows = async () =>
    JSON.stringify(await house.db.selectFrom('record').selectAll().orderBy('id').execute());
  const before = await rows();
  const lines = ['/评议', '/审核', '/意见', '/督查', '/小结', '/会议', '/通报', '/导出 意见'];
  for (const openId of [plain(3), one(branch, 'mass'), one(other, 'secretary'), plain(4), plain(5)])
    for (const line of lines) house.say(openId, house.privateChat(openId), `${line} ${branch}`);
  for (const openId of [plain(3), one(branch, 'mass'), one(other, 'secretary'), plain(4)])
    await house.ask(openId, '/帮助');
  await house.quiet();
  expect(await rows()).toBe(before);
  for (const openId of [plain(3), one(branch, 'mass'), one(other, 'secretary'), plain(4), plain(5)])
    for (const message of house.toldTo(openId))
      for (const words of ['座谈时说的话', '我的材料', '评议的话', '谈心不够'])
        expect(wordsIn(message)).not.toContain(words);
});

/** A form pressed again after the client gave up waiting: the same card, another event. */
describe('pressed again after a timeout', () => {
  const twice = async (openId: string, value: object, form: object = {}) => {
    const card = `om_${JSON.stringify([value, form]).length}_${openId}`;
    const press = () => house.forge(openId, value, form, card);
    const answers = await Promise.all([press(), press()]);
    answers.push(await press());
    await house.quiet();
    for (const answer of answers) expect(answer.toast?.content ?? '').not.toContain('系统繁忙');
  };

  test.each([
    [
      'a count of forms',
      'opinion-form',
      secretary,
      () => [
        { action: 'opinion-counts', unit: ids.unit },
        { channel: 'paper', circle: 'members', sent: '9', returned: '9' },
      ],
    ],
    [
      'a finding',
      'finding',
      supervisor,
      () => [
        { action: 'inspect-find', unit: ids.unit, point: 'forms' },
        { words: '表格填写不全', due: '2026-04-25' },
      ],
    ],
    [
      'a life meeting',
      'life-meeting',
      secretary,
      () => [
        { action: 'life-plan', unit: ids.unit },
        { ...life, on: '2026-04-18' },
      ],
    ],
    [
      'a bulletin',
      'bulletin',
      secretary,
      () => [
        { action: 'record-submit', kind: 'bulletin', unit: ids.unit },
        { words: '评议情况通报', circle: 'group' },
      ],
    ],
    [
      'a talk',
      'talk',
      () => plain(2),
      () => [{ action: 'talk-confirm' }, { with: ids.member, kind: '', on: '2026-04-16' }],
    ],
    [
      'whom one consulted',
      'consultation',
      () => plain(2),
      () => [{ action: 'consult-ask' }, { people: [ids.member] }],
    ],
  ] as [string, string, () => string, () => [object, object]][])(
    '%s is one',
    async (_what, kind, openId, press) => {
      const before = await countOf(kind);
      await twice(openId(), ...press());
      expect((await countOf(kind)) - before).toBe(1);
    },
  );

  test('a round of forms is one, and nobody is asked twice', async () => {
    const form = { circle: 'members', target: 'branch', to: '2026-04-25' };
    await twice(secretary(), { action: 'opinion-round-open', unit: ids.unit }, form);
    expect(await house.db.selectFrom('opinion_round').select('id').execute()).toHaveLength(1);
    const asked = house.toldTo(plain(2)).filter(({ content }) => buttonOf(content, 'opinion-form-open'));
    expect(asked).toHaveLength(1);
  });

  test('an approval and a delivery are one, and told once', async () => {
    await twice(secretary(), { action: 'record-approve', record: ids.analysis, version: 1 });
    const approved = house
      .toldTo(plain(0))
      .filter((message) => wordsIn(message).includes('您的党性分析材料已由'));
    expect(approved).toHaveLength(1);
    await twice(confirmer(), { action: 'appraise-confirm', record: ids.appraisal, version: 1 });
    const delivered = house
      .toldTo(plain(0))
      .filter(({ content }) => buttonOf(content, 'appraise-acknowledge') !== null);
    expect(delivered).toHaveLength(1);
  });
});

describe('two at once', () => {
  test('of two who draft the same member one is kept, and the other hears it', async () => {
    const draft = { action: 'appraise-draft', unit: ids.unit, person: await idOf(plain(6)), version: 0 };
    const answers = await Promise.all([
      house.forge(drafter(), draft, { words: '甲的稿' }),
      house.forge(confirmer(), draft, { words: '乙的稿' }),
    ]);
    expect(answers.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning']);
    expect((await newest('appraisal')).version).toBe(1);
  });

  test('of an approval and a return one counts', async () => {
    await sendAnalysis(plain(7), '另一份材料');
    const { id: record, version } = await newest('self-analysis');
    const first = house.people().find(({ roles }) => roles.includes('first'))?.open_id ?? '';
    const answers = await Promise.all([
      house.forge(secretary(), { action: 'record-approve', record, version }),
      house.forge(first, { action: 'record-return', record, version }, { comment: '再改改' }),
    ]);
    expect(answers.map(({ toast }) => toast?.type).sort()).toEqual(['success', 'warning']);
    expect((await newest('self-analysis')).version).toBe(version + 1);
  });
});

describe('hostile words', () => {
  const hostile = [
    '<at id=all></at> **粗** [链接](https://evil.example) {{name}}',
    '\u202e从右到左 \u2067اَلْعَرَبِيَّةُ\u2069',
    '👨‍👩‍👧‍👦𠮷\u200b\ufeff',
    "'; drop table record; --",
    `${'长'.repeat(999)}。`,
  ];
  test.each(hostile)('an appraisal of them reaches its member as it stands: %#', async (words) => {
    const person = await idOf(plain(8));
    const before = await house.db
      .selectFrom('record')
      .selectAll()
      .where('kind', '=', 'appraisal')
      .where('person_id', '=', person)
      .executeTakeFirst();
    const draft = { action: 'appraise-draft', unit: ids.unit, person, version: before?.version ?? 0 };
    expect((await house.forge(drafter(), draft, { words })).toast?.type).toBe('success');
    const written = await house.db
      .selectFrom('record')
      .selectAll()
      .where('kind', '=', 'appraisal')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow();
    const confirm = { action: 'appraise-confirm', record: written.id, version: written.version };
    expect((await house.forge(confirmer(), confirm)).toast?.type).toBe('success');
    await house.quiet();
    const delivered = house
      .toldTo(plain(8))
      .findLast(({ content }) => buttonOf(content, 'appraise-acknowledge')) as Shown;
    expect(textsIn(delivered)).toContain(words);
    expect(wordsIn(delivered)).not.toContain('"tag":"markdown"');
  });

  test.each([
    ['4,000 characters', '长'.repeat(4_000)],
    ['nothing but blanks', ' \n\u3000'],
    ['a NUL', '前\u0000后'],
  ])('%s are refused by a sentence or kept, and never a fault', async (_what, words) => {
    const { unit, finding } = ids;
    const presses: [string, object, object][] = [
      [drafter(), { action: 'appraise-draft', unit, person: await idOf(plain(9)), version: 0 }, { words }],
      [secretary(), { action: 'finding-answer', record: finding }, { words }],
      [
        secretary(),
        { action: 'life-plan', unit },
        { ...life, on: '2026-04-18', agenda: words, title: words },
      ],
      [
        secretary(),
        { action: 'opinion-enter', unit },
        { channel: 'phone', target: 'branch', area: 'work', words },
      ],
      [supervisor(), { action: 'inspect-find', unit, point: 'records' }, { words, due: '2026-04-25' }],
      [supervisor(), { action: 'inspect-see', unit, point: 'records' }, { note: words }],
      [plain(8), { action: 'opinion-submit', unit }, { words, area: 'work', target: 'branch' }],
    ];
    for (const [openId, value, form] of presses) {
      const answer = await house.forge(openId, value, form);
      expect([value, answer.toast?.content ?? '']).not.toEqual([value, expect.stringContaining('系统繁忙')]);
    }
    expect(house.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
