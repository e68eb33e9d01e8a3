import { describe, expect, it } from 'vitest';
import {
  describeProblem,
  type Problem,
  type RosterReading,
  readRoster,
  type TableRow,
} from '../../src/domain/roster.ts';

const unit = (cells: Record<string, string>) => ({ unit: '一支部', kind: '支部', parent: '市局', ...cells });
const person = (cells: Record<string, string>) => ({
  name: '张三',
  unit: '一支部',
  roles: '党员',
  open_id: 'ou_1',
  ...cells,
});
const bureau = { unit: '市局', kind: '机关', parent: '' };
const secretary = person({ name: '李四', open_id: 'ou_2', roles: '党员|书记' });
const onLines = (rows: Record<string, string>[]): TableRow[] =>
  rows.map((cells, at) => ({ line: at + 2, cells }));
const read = (units: Record<string, string>[], people: Record<string, string>[]) =>
  readRoster(onLines(units), onLines(people));
const told = (problems: Problem[]) =>
  problems.map(({ file, line, field, code }) => `${file} ${line} ${field} ${code}`);
const problemsOf = (reading: RosterReading) => (reading.ok ? [] : told(reading.problems));

describe('a roster', () => {
  it('is read with Chinese and English words alike', () => {
    const reading = read(
      [
        { unit: '市局', kind: 'organ', parent: '', batch: '第一批', leading_body: '是', chat_id: '' },
        unit({ kind: '党支部', batch: '', leading_body: '', chat_id: 'oc_a1' }),
        { unit: '督导一组', kind: 'supervision', parent: '' },
      ],
      [
        person({ roles: 'member|secretary', leader: 'yes', locale: 'zh_CN', email: 'A@b.cn' }),
        person({
          name: '王五',
          open_id: '',
          mobile: '+86 138-0013-8000',
          home_unit: '市局',
          placement: '借調',
          leader: '0',
        }),
        person({ name: '赵六', open_id: 'ou_3', unit: '督导一组', roles: '督导', locale: '繁體' }),
      ],
    );
    expect(reading).toEqual({
      ok: true,
      warnings: [],
      roster: {
        units: [
          { name: '市局', parent: null, kind: 'organ', batch: 1, leadingBody: true, chatId: null },
          {
            name: '一支部',
            parent: '市局',
            kind: 'branch',
            batch: null,
            leadingBody: false,
            chatId: 'oc_a1',
          },
          {
            name: '督导一组',
            parent: null,
            kind: 'supervision',
            batch: null,
            leadingBody: false,
            chatId: null,
          },
        ],
        people: [
          {
            name: '张三',
            openId: 'ou_1',
            mobile: null,
            email: 'a@b.cn',
            unit: '一支部',
            homeUnit: '一支部',
            placement: 'home',
            roles: ['member', 'secretary'],
            leader: true,
            locale: 'zh-cn',
          },
          {
            name: '王五',
            openId: null,
            mobile: '13800138000',
            email: null,
            unit: '一支部',
            homeUnit: '市局',
            placement: 'seconded',
            roles: ['member'],
            leader: false,
            locale: null,
          },
          {
            name: '赵六',
            openId: 'ou_3',
            mobile: null,
            email: null,
            unit: '督导一组',
            homeUnit: '督导一组',
            placement: 'home',
            roles: ['supervisor'],
            leader: false,
            locale: 'zh-tw',
          },
        ],
      },
    });
  });

  it('finds a unit whose name differs only in width, case and blanks', () => {
    const reading = read(
      [bureau, unit({ unit: '一支部（机关）' })],
      [{ ...secretary, unit: '一支部 (机关)' }],
    );
    expect(reading.ok && reading.roster.people[0]?.unit).toBe('一支部（机关）');
  });

  it.each<
    [rule: string, units: Record<string, string>[], people: Record<string, string>[], refused: string[]]
  >([
    ['has units', [], [secretary], ['units 1 unit no-rows', 'people 2 unit unknown-unit']],
    ['has people', [bureau], [], ['people 1 name no-rows']],
    [
      'has the columns that it needs',
      [{ unit: '市局' }],
      [secretary],
      ['units 1 kind missing-column', 'people 2 unit unknown-unit'],
    ],
    ['names each unit', [unit({ unit: '' }), bureau, unit({})], [secretary], ['units 2 unit empty']],
    [
      'says what each unit is',
      [bureau, unit({ kind: '' })],
      [person({ roles: '群众' })],
      ['units 3 kind empty'],
    ],
    [
      'knows the kinds of unit',
      [bureau, unit({ kind: '兴趣小组' })],
      [person({ roles: '群众' })],
      ['units 3 kind unknown-word'],
    ],
    ['knows three batches', [bureau, unit({ batch: '4' })], [secretary], ['units 3 batch unknown-word']],
    [
      'takes yes or no for a leading body',
      [bureau, unit({ leading_body: '也许' })],
      [secretary],
      ['units 3 leading_body unknown-word'],
    ],
    [
      'takes only chat ids',
      [bureau, unit({ chat_id: 'ou_1' })],
      [secretary],
      ['units 3 chat_id bad-chat-id'],
    ],
    [
      'gives a group to one unit',
      [{ ...bureau, chat_id: 'oc_1' }, unit({ chat_id: 'oc_1' })],
      [secretary],
      ['units 3 chat_id duplicate-chat'],
    ],
    [
      'has each unit once',
      [bureau, unit({}), unit({ unit: ' 一 支部' })],
      [secretary],
      ['units 4 unit duplicate-unit'],
    ],
    ['knows each parent', [unit({ parent: '省局' })], [secretary], ['units 2 parent unknown-unit']],
    [
      'has no unit above itself',
      [bureau, unit({ parent: '一支部' })],
      [secretary],
      ['units 3 parent parent-cycle'],
    ],
    [
      'has no circle of parents',
      [{ ...bureau, parent: '一支部' }, unit({}), unit({ unit: '二支部' })],
      [secretary],
      ['units 2 parent parent-cycle'],
    ],
    ['names each person', [bureau, unit({})], [secretary, person({ name: '' })], ['people 3 name empty']],
    [
      'gives each person a unit',
      [bureau, unit({})],
      [secretary, person({ unit: '' })],
      ['people 3 unit empty'],
    ],
    [
      'knows the unit of each person',
      [bureau, unit({})],
      [secretary, person({ unit: '三支部' })],
      ['people 3 unit unknown-unit'],
    ],
    [
      'knows each home unit',
      [bureau, unit({})],
      [secretary, person({ home_unit: '外局', placement: '借调' })],
      ['people 3 home_unit unknown-unit'],
    ],
    [
      'asks why somebody takes part away from home',
      [bureau, unit({})],
      [secretary, person({ home_unit: '市局' })],
      ['people 3 placement home-without-reason'],
    ],
    [
      'takes 本单位 for no such reason',
      [bureau, unit({})],
      [secretary, person({ home_unit: '市局', placement: '本单位' })],
      ['people 3 placement home-without-reason'],
    ],
    [
      'knows the reasons',
      [bureau, unit({})],
      [secretary, person({ home_unit: '市局', placement: '路过' })],
      ['people 3 placement unknown-word'],
    ],
    [
      'gives each person a role',
      [bureau, unit({})],
      [secretary, person({ roles: '' })],
      ['people 3 roles empty'],
    ],
    [
      'knows the roles',
      [bureau, unit({})],
      [secretary, person({ roles: '党员|组长' })],
      ['people 3 roles unknown-word'],
    ],
    [
      'takes yes or no for a leader',
      [bureau, unit({})],
      [secretary, person({ leader: '副' })],
      ['people 3 leader unknown-word'],
    ],
    [
      'knows three languages',
      [bureau, unit({})],
      [secretary, person({ locale: 'fr' })],
      ['people 3 locale unknown-word'],
    ],
    [
      'keeps members in branches',
      [bureau, unit({})],
      [secretary, person({ unit: '市局' })],
      ['people 3 unit member-outside-branch'],
    ],
    [
      'can find each person',
      [bureau, unit({})],
      [secretary, person({ open_id: '' })],
      ['people 3 open_id no-contact'],
    ],
    [
      'takes only open ids',
      [bureau, unit({})],
      [secretary, person({ open_id: 'OU-1' })],
      ['people 3 open_id bad-open-id'],
    ],
    [
      'takes only mobile numbers',
      [bureau, unit({})],
      [secretary, person({ mobile: '1380013800' })],
      ['people 3 mobile bad-mobile'],
    ],
    [
      'sees a number that a spreadsheet cut',
      [bureau, unit({})],
      [secretary, person({ mobile: '1.3800138E+10' })],
      ['people 3 mobile mobile-as-number'],
    ],
    [
      'takes only email addresses',
      [bureau, unit({})],
      [secretary, person({ email: 'zhang.example.com' })],
      ['people 3 email bad-email'],
    ],
    [
      'has each open id once',
      [bureau, unit({})],
      [secretary, person({ open_id: 'ou_2' })],
      ['people 3 open_id duplicate-person'],
    ],
    [
      'has each mobile once, however written',
      [bureau, unit({})],
      [{ ...secretary, mobile: '13800138000' }, person({ mobile: '+86 138 0013 8000' })],
      ['people 3 mobile duplicate-person'],
    ],
    [
      'has each email once, in any case',
      [bureau, unit({})],
      [{ ...secretary, email: 'a@b.cn' }, person({ email: 'A@B.cn' })],
      ['people 3 email duplicate-person'],
    ],
    [
      'counts a leader in the branch only',
      [bureau, unit({})],
      [secretary, { ...secretary, unit: '市局', roles: '第一责任人' }],
      ['people 3 open_id duplicate-person'],
    ],
  ])('%s', (_, units, people, refused) => {
    expect(problemsOf(read(units, people))).toEqual(refused);
  });

  it('tells all that is wrong at once, in the order of the lines', () => {
    const reading = read(
      [bureau, unit({ kind: '？', parent: '省局' })],
      [person({ name: '', mobile: '12', email: 'x' }), person({ roles: '组长', unit: '九支部' })],
    );
    expect(problemsOf(reading)).toEqual([
      'units 3 kind unknown-word',
      'units 3 parent unknown-unit',
      'people 2 name empty',
      'people 2 mobile bad-mobile',
      'people 2 email bad-email',
      'people 2 unit member-outside-branch',
      'people 3 open_id duplicate-person',
      'people 3 unit unknown-unit',
      'people 3 roles unknown-word',
    ]);
  });

  it.each<[rule: string, people: Record<string, string>[], warnings: string[]]>([
    ['warns of a branch without a secretary', [person({})], ['units 3 unit no-secretary']],
    [
      'warns of two secretaries',
      [secretary, person({ roles: '党员|书记' })],
      ['people 3 roles many-secretaries'],
    ],
    ['warns of namesakes in a branch', [secretary, person({ name: '李四' })], ['people 3 name namesake']],
    [
      'warns of a secretary outside a branch',
      [secretary, person({ unit: '市局', roles: '书记' })],
      ['people 3 roles secretary-outside-branch'],
    ],
    [
      'warns of a secretary who is not counted',
      [person({ roles: '书记' })],
      ['people 2 roles secretary-not-member'],
    ],
    [
      'warns of a column that it does not read',
      [{ ...secretary, 备注: '新来' }],
      ['people 1 备注 unknown-column'],
    ],
  ])('%s, and is taken', (_, people, warnings) => {
    const reading = read([bureau, unit({})], people);
    expect([reading.ok, told(reading.warnings)]).toEqual([true, warnings]);
  });

  it('says file, line, field and mend in each language', () => {
    const reading = read([bureau, unit({})], [secretary, person({ mobile: '1.3800138E+10' })]);
    const [first] = reading.ok ? [] : reading.problems;
    expect(first && describeProblem(first, 'zh-cn')).toBe(
      '人员表第 3 行 mobile：手机号被表格软件改成了「1.3800138E+10」，请把该列设为文本后重新填写全部 11 位数字。',
    );
    expect(first && describeProblem(first, 'zh-tw')).toMatch(/^人員表第 3 行 mobile：手機號/);
    expect(first && describeProblem(first, 'en')).toMatch(
      /^people file, line 3, field mobile: .* type all 11 digits again\.$/,
    );
  });
});
