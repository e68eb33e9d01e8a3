export type RosterFile = 'units' | 'people';

/** A sentence in each language of the interface. */
export type LocalText = Record<'zh-cn' | 'zh-tw' | 'en', string>;

/** What is wrong with one field of one line of a roster file (line 1 is the header), and how to mend it. */
export interface Problem {
  file: RosterFile;
  line: number;
  field: string;
  code: ProblemCode;
  message: LocalText;
}

type Sentence = (value: string, other: string) => LocalText;
const text = (cn: string, tw: string, en: string): LocalText => ({ 'zh-cn': cn, 'zh-tw': tw, en });

const sentences = {
  'no-rows': () =>
    text(
      '表中没有内容，请从第 2 行起填写。',
      '表中沒有內容，請從第 2 行起填寫。',
      'The table has no rows; fill it from line 2 on.',
    ),
  'missing-column': (column) =>
    text(
      `缺少「${column}」一栏，请补上表头。`,
      `缺少「${column}」一欄，請補上表頭。`,
      `The column "${column}" is missing; add it to the header.`,
    ),
  'unknown-column': (column) =>
    text(
      `不认识「${column}」一栏，未读取；如系笔误请改正表头。`,
      `不認識「${column}」一欄，未讀取；如係筆誤請改正表頭。`,
      `The column "${column}" is unknown and was not read; mend the header if it is misspelt.`,
    ),
  empty: () => text('此项必填，请补上。', '此項必填，請補上。', 'This field is required; fill it in.'),
  'unknown-word': (word, known) =>
    text(
      `不认识「${word}」，可填：${known}。`,
      `不認識「${word}」，可填：${known}。`,
      `"${word}" is not known; use one of: ${known}.`,
    ),
  'duplicate-unit': (name, line) =>
    text(
      `「${name}」与第 ${line} 行重名，请改名或删去一行。`,
      `「${name}」與第 ${line} 行重名，請改名或刪去一行。`,
      `"${name}" is already on line ${line}; rename it or delete one of the lines.`,
    ),
  'unknown-unit': (name) =>
    text(
      `单位表里没有「${name}」，请改正名称，或在单位表中补上。`,
      `單位表裡沒有「${name}」，請改正名稱，或在單位表中補上。`,
      `"${name}" is not among the units; correct the name or add it to the units file.`,
    ),
  'parent-cycle': (chain) =>
    text(
      `上级关系绕成了圈：${chain}，请改正其中一个上级。`,
      `上級關係繞成了圈：${chain}，請改正其中一個上級。`,
      `The parents form a circle: ${chain}; correct one of them.`,
    ),
  'bad-chat-id': (id) =>
    text(
      `「${id}」不是群编号，应以 oc_ 开头；也可留空，以后在群里用 /绑定。`,
      `「${id}」不是群編號，應以 oc_ 開頭；也可留空，以後在群裡用 /綁定。`,
      `"${id}" is no chat id; it begins with oc_. Or leave it empty and use /bind in the group.`,
    ),
  'duplicate-chat': (_, line) =>
    text(
      `这个群已填给第 ${line} 行，一个群只对应一个单位，请删去一处。`,
      `這個群已填給第 ${line} 行，一個群只對應一個單位，請刪去一處。`,
      `Line ${line} already has this group; a group belongs to one unit, so delete one of the two.`,
    ),
  'bad-open-id': (id) =>
    text(
      `「${id}」不是 open_id，应为 ou_ 加小写字母和数字；不知道可留空，改填手机或邮箱。`,
      `「${id}」不是 open_id，應為 ou_ 加小寫字母和數字；不知道可留空，改填手機或郵箱。`,
      `"${id}" is no open_id: ou_ and lower-case letters and digits. If unknown, leave it empty and give a mobile or an email.`,
    ),
  'bad-mobile': (number) =>
    text(
      `「${number}」不是手机号，应为 11 位数字；境外号码请加 + 和国家（地区）代码。`,
      `「${number}」不是手機號，應為 11 位數字；境外號碼請加 + 和國家（地區）代碼。`,
      `"${number}" is no mobile number: 11 digits, or + and the country code for a number abroad.`,
    ),
  'mobile-as-number': (number) =>
    text(
      `手机号被表格软件改成了「${number}」，请把该列设为文本后重新填写全部 11 位数字。`,
      `手機號被試算表軟體改成了「${number}」，請把該欄設為文字後重新填寫全部 11 位數字。`,
      `A spreadsheet turned the mobile number into "${number}"; set the column to text and type all 11 digits again.`,
    ),
  'bad-email': (address) =>
    text(
      `「${address}」不是邮箱地址，请按 name@example.com 的样子填写。`,
      `「${address}」不是郵箱地址，請按 name@example.com 的樣子填寫。`,
      `"${address}" is no email address; write it like name@example.com.`,
    ),
  'no-contact': () =>
    text(
      'open_id、手机、邮箱至少填一项，否则找不到这个人。',
      'open_id、手機、郵箱至少填一項，否則找不到這個人。',
      'Give an open_id, a mobile or an email; without one the person cannot be found.',
    ),
  'duplicate-person': (value, line) =>
    text(
      `「${value}」与第 ${line} 行相同。一人只填一行，领导干部在「领导干部」栏填「是」，请删去一行或改正。`,
      `「${value}」與第 ${line} 行相同。一人只填一行，領導幹部在「領導幹部」欄填「是」，請刪去一行或改正。`,
      `"${value}" is already on line ${line}. A person has one line, a leader says yes under "leader"; delete or correct one of the lines.`,
    ),
  'member-outside-branch': (unit) =>
    text(
      `「${unit}」不是支部。党员在一个支部参加活动、只计一次，请填所在支部；不是党员请删去「党员」。`,
      `「${unit}」不是支部。黨員在一個支部參加活動、只計一次，請填所在支部；不是黨員請刪去「黨員」。`,
      `"${unit}" is no branch. A member takes part, and is counted once, in a branch: give that branch, or take "member" off the roles.`,
    ),
  'home-without-reason': (unit) =>
    text(
      `组织关系在「${unit}」，请写明编入原因（借调、聘用、流动等）；如在本支部请留空。`,
      `組織關係在「${unit}」，請寫明編入原因（借調、聘用、流動等）；如在本支部請留空。`,
      `The home unit is "${unit}"; give the reason under "placement" (seconded, hired, floating …), or leave the home unit empty.`,
    ),
  'no-secretary': (unit) =>
    text(
      `「${unit}」还没有支部书记，请在人员表中给一人加上「书记」。`,
      `「${unit}」還沒有支部書記，請在人員表中給一人加上「書記」。`,
      `"${unit}" has no secretary; give one of its people the role "secretary".`,
    ),
  'many-secretaries': (unit, names) =>
    text(
      `「${unit}」有不止一位支部书记：${names}，请只留一位。`,
      `「${unit}」有不止一位支部書記：${names}，請只留一位。`,
      `"${unit}" has more than one secretary: ${names}; leave one.`,
    ),
  'secretary-outside-branch': (unit) =>
    text(
      `「${unit}」不是支部，「书记」指支部书记；单位负责人请填「第一责任人」。`,
      `「${unit}」不是支部，「書記」指支部書記；單位負責人請填「第一責任人」。`,
      `"${unit}" is no branch, and "secretary" is a branch's; the head of a unit is "first".`,
    ),
  'secretary-not-member': (name) =>
    text(
      `支部书记${name}没有标「党员」，不计入应参加人数；如是党员请加上。`,
      `支部書記${name}沒有標「黨員」，不計入應參加人數；如是黨員請加上。`,
      `Secretary ${name} is not marked "member" and is not counted; add the role if that is wrong.`,
    ),
  namesake: (name, line) =>
    text(
      `${name}与第 ${line} 行同名、同支部；如是同一人请删去一行。`,
      `${name}與第 ${line} 行同名、同支部；如是同一人請刪去一行。`,
      `${name} has the name and the unit of line ${line}; if they are one person, delete a line.`,
    ),
} satisfies Record<string, Sentence>;

export type ProblemCode = keyof typeof sentences;

/** A problem with its sentence; `value` and `other` fill the sentence's gaps. */
export function problem(
  place: { file: RosterFile; line: number; field: string },
  code: ProblemCode,
  value = '',
  other: string | number = '',
): Problem {
  return { ...place, code, message: (sentences[code] as Sentence)(shortened(value), String(other)) };
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

const files: Record<RosterFile, LocalText> = {
  units: text('单位表', '單位表', 'units file'),
  people: text('人员表', '人員表', 'people file'),
};

/** One line for a terminal or a card: which file, which line, which field, what is wrong, the mend. */
export function describeProblem({ file, line, field, message }: Problem, locale: keyof LocalText): string {
  if (locale === 'en') return `${files[file].en}, line ${line}, field ${field}: ${message.en}`;
  return `${files[file][locale]}第 ${line} 行 ${field}：${message[locale]}`;
}
