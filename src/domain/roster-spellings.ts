import type { Role } from './rights.ts';

/** What a unit is; only a branch holds members. */
export const unitKinds = [
  'committee',
  'general-branch',
  'branch',
  'organ',
  'institution',
  'enterprise',
  'school',
  'community',
  'village',
  'office',
  'supervision',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** Why a member takes part where they do (001, 二; specification S2). */
export const placements = [
  'home',
  'seconded',
  'hired',
  'floating',
  'left-employment',
  'serving-soldier',
] as const;
export type Placement = (typeof placements)[number];

export type RosterLocale = 'zh-cn' | 'zh-tw' | 'en';

type Spellings<Value> = readonly (readonly [value: Value, ...words: string[]])[];

export const kindSpellings: Spellings<UnitKind> = [
  [
    'committee',
    '党委',
    '黨委',
    '党组',
    '黨組',
    '党工委',
    '黨工委',
    '机关党委',
    '機關黨委',
    'party committee',
  ],
  ['general-branch', '党总支', '黨總支', '总支', '總支'],
  ['branch', '支部', '党支部', '黨支部', 'party branch'],
  [
    'organ',
    '机关',
    '機關',
    '党政机关',
    '黨政機關',
    '局',
    '部门',
    '部門',
    '单位',
    '單位',
    'bureau',
    'department',
    'unit',
  ],
  ['institution', '事业单位', '事業單位'],
  ['enterprise', '企业', '企業', '公司', 'company'],
  ['school', '学校', '學校', '中小学', '中小學'],
  ['community', '社区', '社區', '街道', '街道社区', '街道社區'],
  ['village', '村', '农村', '農村'],
  ['office', '办公室', '辦公室', '领导小组办公室', '領導小組辦公室'],
  ['supervision', '督导组', '督導組', '督导', '督導', 'supervision group'],
];

export const placementSpellings: Spellings<Placement> = [
  ['home', '本单位', '本單位', '在编', '在編', '正常', '无', '無', ''],
  ['seconded', '借调', '借調', '借用', '挂职', '掛職'],
  ['hired', '聘用', '返聘', '派遣', '劳务派遣', '勞務派遣'],
  ['floating', '流动', '流動', '流动党员', '流動黨員'],
  ['left-employment', '解除劳动关系', '解除勞動關係', '离职', '離職', '待业', '待業'],
  ['serving-soldier', '现役军人', '現役軍人', '军人', '軍人', '现役', '現役'],
];

export const roleSpellings: Spellings<Role> = [
  ['member', '党员', '黨員'],
  [
    'committee',
    '支委',
    '支部委员',
    '支部委員',
    '支委会委员',
    '支委會委員',
    '支委委员',
    '支委委員',
    'committee member',
  ],
  [
    'secretary',
    '书记',
    '書記',
    '支部书记',
    '支部書記',
    '党支部书记',
    '黨支部書記',
    '直接责任人',
    '直接責任人',
  ],
  ['first', '第一责任人', '第一責任人', 'first responsible'],
  ['office', '办公室', '辦公室', '领导小组办公室', '領導小組辦公室'],
  ['supervisor', '督导', '督導', '督导组成员', '督導組成員', '督导员', '督導員', '督导组', '督導組'],
  ['mass', '群众', '群眾', '群眾代表', '群众代表', 'masses'],
];

export const yesNoSpellings: Spellings<boolean> = [
  [true, '是', 'yes', 'y', 'true', '1', '有', '√', '✓'],
  [false, '否', 'no', 'n', 'false', '0', '无', '無', '不是', '×', ''],
];

export const batchSpellings: Spellings<1 | 2 | 3 | null> = [
  [1, '1', '一', '第一批', '第1批', 'batch-1', '一批'],
  [2, '2', '二', '第二批', '第2批', 'batch-2', '二批'],
  [3, '3', '三', '第三批', '第3批', 'batch-3', '三批'],
  [null, '', '无', '無'],
];

export const localeSpellings: Spellings<RosterLocale | null> = [
  ['zh-cn', 'zh_cn', 'zh', 'zh-hans', '简体', '简体中文', '簡體', '中文'],
  ['zh-tw', 'zh_tw', 'zh-hk', 'zh_hk', 'zh-hant', '繁体', '繁體', '繁体中文', '繁體中文'],
  ['en', 'en-us', 'en_us', 'en-gb', '英文', '英语', '英語', 'english'],
  [null, ''],
];

/** One spelling for comparing names and words: width, case and blanks make no other one. */
export function sameWord(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** The value that a word stands for, or undefined where it stands for none. */
export function readWord<Value extends string | number | boolean | null>(
  text: string,
  spellings: Spellings<Value>,
): Value | undefined {
  const word = sameWord(text);
  return spellings.find(([value, ...words]) =>
    [String(value), ...words].some((one) => sameWord(one) === word),
  )?.[0];
}
