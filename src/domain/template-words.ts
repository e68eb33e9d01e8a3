import { KIND_NAMES } from './kind-names.ts';
import { MEASURE_NAMES } from './measure-names.ts';
import type { Words } from './template.ts';

const say = (cn: string, tw: string, en: string): Words => ({ 'zh-cn': cn, 'zh-tw': tw, en });
const list = (names: readonly unknown[]) => names.map(String).join('、');
const enList = (names: readonly unknown[]) => names.map(String).join(', ');

/** Types as their writers call them, in the three languages. */
const types: Readonly<Record<string, readonly [string, string, string]>> = {
  number: ['数字', '數字', 'a number'],
  int: ['整数', '整數', 'a whole number'],
  string: ['文字', '文字', 'words'],
  boolean: [' true 或 false', ' true 或 false', 'true or false'],
  array: ['列表（每项以“- ”开头）', '清單（每項以「- 」開頭）', 'a list (each item begins with "- ")'],
  object: ['若干行“名称: 值”', '若干行「名稱: 值」', 'lines of "name: value"'],
};
const typeNamed = (expected: string, language: 0 | 1 | 2): string =>
  types[expected]?.[language] ?? ` ${expected}`;

/** What a template's fault says: what is wrong, and the mend. The place is told by the problem's line and path. */
export const templateWords = {
  'empty-file': () =>
    say(
      '文件是空的。可以复制 campaigns/ 里现成的方案来改。',
      '檔案是空的。可以複製 campaigns/ 裡現成的方案來改。',
      'The file is empty. Start from a copy of one in campaigns/.',
    ),
  'yaml-tab': () =>
    say(
      '缩进用了制表符（Tab）。请一律改用空格。',
      '縮排用了定位字元（Tab）。請一律改用空格。',
      'This line is indented by a tab. Use spaces only.',
    ),
  'yaml-wide-colon': () =>
    say(
      '这里用了中文冒号“：”。名称和值之间请用半角冒号加一个空格，如 profile: full。',
      '這裡用了全形冒號「：」。名稱和值之間請用半形冒號加一個空格，如 profile: full。',
      'This line has a full-width colon. Write an ordinary colon and a space between name and value: profile: full.',
    ),
  'yaml-indent': () =>
    say(
      '缩进不齐：同一层的各行要从同一列开始，列表的每一项以“- ”开头。',
      '縮排不齊：同一層的各行要從同一欄開始，清單的每一項以「- 」開頭。',
      'The indentation is uneven: lines of one level start in the same column, each item of a list with "- ".',
    ),
  'yaml-no-colon': () =>
    say(
      '这一行没有“名称: 值”的样子，多半少了冒号或冒号后的空格。',
      '這一行沒有「名稱: 值」的樣子，多半少了冒號或冒號後的空格。',
      'This line is not "name: value": a colon, or the space after it, is probably missing.',
    ),
  'yaml-syntax': (p: { detail: string }) =>
    say(
      `YAML 写法有误（${p.detail}）。请检查该行的缩进、冒号和引号。`,
      `YAML 寫法有誤（${p.detail}）。請檢查該行的縮排、冒號和引號。`,
      `This is not valid YAML (${p.detail}). Check the indentation, colons and quotes of this line.`,
    ),
  'repeated-property': (p: { name: string }) =>
    say(
      `“${p.name}”在同一处写了两次。请只留一个。`,
      `「${p.name}」在同一處寫了兩次。請只留一個。`,
      `"${p.name}" is written twice in the same place. Keep one.`,
    ),
  'duplicate-key': (p: { name: string; other: string }) =>
    say(
      `标识“${p.name}”与 ${p.other} 重复。请改成别的标识。`,
      `標識「${p.name}」與 ${p.other} 重複。請改成別的標識。`,
      `The key "${p.name}" is already used at ${p.other}. Give this one another key.`,
    ),
  'unknown-property': (p: { name: string }) =>
    say(
      `没有“${p.name}”这一项。请核对拼写，或删去此行。`,
      `沒有「${p.name}」這一項。請核對拼寫，或刪去此行。`,
      `There is no property "${p.name}". Correct its spelling or remove the line.`,
    ),
  missing: (p: { name: string }) =>
    say(`缺少“${p.name}”。请补上。`, `缺少「${p.name}」。請補上。`, `"${p.name}" is missing. Add it here.`),
  'wrong-type': (p: { expected: string; got: string }) =>
    say(
      `这里应为${typeNamed(p.expected, 0)}，写的是 ${p.got}。请改正。`,
      `這裡應為${typeNamed(p.expected, 1)}，寫的是 ${p.got}。請改正。`,
      `This must be ${typeNamed(p.expected, 2)}, but is ${p.got}. Change the value.`,
    ),
  'left-empty': (p: { expected: string }) =>
    say(
      `这里空着，应为${typeNamed(p.expected, 0)}。请填写。`,
      `這裡空著，應為${typeNamed(p.expected, 1)}。請填寫。`,
      `This is left empty and must be ${typeNamed(p.expected, 2)}. Fill it in.`,
    ),
  'quoted-number': (p: { got: string }) =>
    say(
      `这里应为数字，加了引号就成了文字。请写成 ${p.got}，不要引号。`,
      `這裡應為數字，加了引號就成了文字。請寫成 ${p.got}，不要引號。`,
      `This must be a number; quotes make words of it. Write ${p.got} without quotes.`,
    ),
  'out-of-range': (p: { got: string; limit: string }) =>
    say(
      `${p.got} 超出范围，应 ${p.limit}。请改正。`,
      `${p.got} 超出範圍，應 ${p.limit}。請改正。`,
      `${p.got} is out of range: it must be ${p.limit}. Change the value.`,
    ),
  'unknown-kind': (p: { got: string; nearest: string }) =>
    say(
      `没有“${p.got}”这一种类。最接近的是 ${p.nearest}。可用的种类：${list(KIND_NAMES)}。`,
      `沒有「${p.got}」這一種類。最接近的是 ${p.nearest}。可用的種類：${list(KIND_NAMES)}。`,
      `There is no kind "${p.got}"; the nearest is ${p.nearest}. Use one of: ${enList(KIND_NAMES)}.`,
    ),
  'unknown-measure': (p: { got: string }) =>
    say(
      `没有“${p.got}”这一计量。可用的计量：${list(MEASURE_NAMES)}。`,
      `沒有「${p.got}」這一計量。可用的計量：${list(MEASURE_NAMES)}。`,
      `There is no measure "${p.got}". Use one of: ${enList(MEASURE_NAMES)}.`,
    ),
  'unknown-choice': (p: { got: string; choices: readonly unknown[] }) =>
    say(
      `这里不能写“${p.got}”。可以写：${list(p.choices)}。`,
      `這裡不能寫「${p.got}」。可以寫：${list(p.choices)}。`,
      `"${p.got}" is not possible here. Use one of: ${enList(p.choices)}.`,
    ),
  'not-a-date': (p: { got: string }) =>
    say(
      `“${p.got}”不是日期。请写成“月-日”，如 01-25；次年的写 01-25+1y。`,
      `「${p.got}」不是日期。請寫成「月-日」，如 01-25；次年的寫 01-25+1y。`,
      `"${p.got}" is not a date. Write month-day, such as 01-25, or 01-25+1y for the year after.`,
    ),
  'no-such-date': (p: { got: string }) =>
    say(
      `没有 ${p.got} 这一天（模板须适用于任何年份，平年也要有这一天）。请改为存在的日期。`,
      `沒有 ${p.got} 這一天（模板須適用於任何年份，平年也要有這一天）。請改為存在的日期。`,
      `${p.got} does not exist in every year. Write a day that does.`,
    ),
  'not-a-time': (p: { got: string }) =>
    say(
      `“${p.got}”不是时间。请写成 24 小时制的“时:分”，如 09:00。`,
      `「${p.got}」不是時間。請寫成 24 小時制的「時:分」，如 09:00。`,
      `"${p.got}" is not a time. Write hours and minutes of 24, such as 09:00.`,
    ),
  'not-a-key': (p: { got: string }) =>
    say(
      `标识“${p.got}”只能用小写字母、数字和连字符，如 stage-1。`,
      `標識「${p.got}」只能用小寫字母、數字和連字號，如 stage-1。`,
      `The key "${p.got}" may hold only lower-case letters, digits and hyphens, such as stage-1.`,
    ),
  'empty-words': () =>
    say('名称不能空着。请填写。', '名稱不能空著。請填寫。', 'These words are empty. Fill them in.'),
  'no-such-zone': (p: { got: string }) =>
    say(
      `没有“${p.got}”这一时区。请写时区名，如 Asia/Shanghai。`,
      `沒有「${p.got}」這一時區。請寫時區名，如 Asia/Shanghai。`,
      `There is no time zone "${p.got}". Write its name, such as Asia/Shanghai.`,
    ),
  'ends-before-start': (p: { from: string; to: string }) =>
    say(
      `结束（${p.to}）早于开始（${p.from}）。请调整日期；跨年的写 +1y。`,
      `結束（${p.to}）早於開始（${p.from}）。請調整日期；跨年的寫 +1y。`,
      `The end (${p.to}) comes before the start (${p.from}). Change one; a date of the year after is written +1y.`,
    ),
  'stages-overlap': (p: { stage: string; from: string; before: string; to: string }) =>
    say(
      `${p.stage} 从 ${p.from} 开始，而 ${p.before} 到 ${p.to} 才结束，两个阶段重叠。请让后一阶段从前一阶段结束的次日开始。`,
      `${p.stage} 從 ${p.from} 開始，而 ${p.before} 到 ${p.to} 才結束，兩個階段重疊。請讓後一階段從前一階段結束的次日開始。`,
      `${p.stage} starts on ${p.from} while ${p.before} runs to ${p.to}: they overlap. Start it on the day after.`,
    ),
  'stages-gap': (p: { stage: string; from: string; before: string; to: string }) =>
    say(
      `${p.before} 到 ${p.to} 结束，${p.stage} 从 ${p.from} 才开始，中间有空档。请让后一阶段从前一阶段结束的次日开始。`,
      `${p.before} 到 ${p.to} 結束，${p.stage} 從 ${p.from} 才開始，中間有空檔。請讓後一階段從前一階段結束的次日開始。`,
      `${p.before} ends on ${p.to} but ${p.stage} starts only on ${p.from}: there is a gap. Start it on the day after.`,
    ),
  'under-minimum': (p: { from: string; to: string; months: number }) =>
    say(
      `集中教育从 ${p.from} 到 ${p.to}，不足 ${p.months} 个月。请延后最后一个集中阶段的结束日期。`,
      `集中教育從 ${p.from} 到 ${p.to}，不足 ${p.months} 個月。請延後最後一個集中階段的結束日期。`,
      `The concentrated period runs from ${p.from} to ${p.to}, under ${p.months} months. Let its last stage end later.`,
    ),
  'phases-out-of-order': () =>
    say(
      '阶段次序有误。请依次写：集中阶段、巩固阶段、回头看。',
      '階段次序有誤。請依次寫：集中階段、鞏固階段、回頭看。',
      'The stages are out of order. Write the concentrated ones first, then consolidation, then the look-back.',
    ),
  'numbers-out-of-order': (p: { got: number; expected: number }) =>
    say(
      `序号应为 ${p.expected}，写的是 ${p.got}。请从 1 起依次编号。`,
      `序號應為 ${p.expected}，寫的是 ${p.got}。請從 1 起依次編號。`,
      `The number must be ${p.expected}, but is ${p.got}. Count from 1 without leaving any out.`,
    ),
  'no-concentrated-stage': () =>
    say(
      '没有集中阶段。请至少写一个 phase: concentrated 的阶段。',
      '沒有集中階段。請至少寫一個 phase: concentrated 的階段。',
      'There is no concentrated stage. Write at least one with phase: concentrated.',
    ),
  'step-outside-stage': (p: { step: string; date: string; from: string; to: string }) =>
    say(
      `${p.step} 的 ${p.date} 不在本阶段（${p.from} 至 ${p.to}）之内。请改日期，或把环节移到相应阶段。`,
      `${p.step} 的 ${p.date} 不在本階段（${p.from} 至 ${p.to}）之內。請改日期，或把環節移到相應階段。`,
      `${p.date} of ${p.step} lies outside its stage (${p.from} to ${p.to}). Change it or move the step to its stage.`,
    ),
  'step-timing-mixed': (p: { step: string }) =>
    say(
      `${p.step} 的时间只能用一种写法：from 和 to 一起写，或 weeks，或 alongside，或都不写（整个阶段）。`,
      `${p.step} 的時間只能用一種寫法：from 和 to 一起寫，或 weeks，或 alongside，或都不寫（整個階段）。`,
      `${p.step} may tell its time in one way only: from with to, or weeks, or alongside, or none (the whole stage).`,
    ),
  'no-such-step': (p: { got: string }) =>
    say(
      `本阶段没有“${p.got}”这一环节。请写本阶段的环节标识；alongside 须指向自定时间的环节。`,
      `本階段沒有「${p.got}」這一環節。請寫本階段的環節標識；alongside 須指向自定時間的環節。`,
      `This stage has no step "${p.got}" to refer to. Name one of its steps; alongside needs a step with its own time.`,
    ),
  'stage-outside-batch': (p: { date: string; batch: string; from: string; to: string }) =>
    say(
      `${p.date} 不在 ${p.batch}（${p.from} 至 ${p.to}）之内。请改日期，或改该批次的起止或 shiftMonths。`,
      `${p.date} 不在 ${p.batch}（${p.from} 至 ${p.to}）之內。請改日期，或改該批次的起止或 shiftMonths。`,
      `${p.date} lies outside ${p.batch} (${p.from} to ${p.to}). Change it, or the batch's window or shiftMonths.`,
    ),
  'batches-out-of-order': (p: { batch: string; before: string }) =>
    say(
      `${p.batch} 应在 ${p.before} 结束之后开始。请改起止日期或 yearsAfterFirst。`,
      `${p.batch} 應在 ${p.before} 結束之後開始。請改起止日期或 yearsAfterFirst。`,
      `${p.batch} must start after ${p.before} ends. Change its window or yearsAfterFirst.`,
    ),
  'report-too-early': (p: { date: string; end: string }) =>
    say(
      `专题报告的期限 ${p.date} 早于集中教育结束（${p.end}）。请改到结束之后。`,
      `專題報告的期限 ${p.date} 早於集中教育結束（${p.end}）。請改到結束之後。`,
      `The special report is due on ${p.date}, before the concentrated period ends (${p.end}). Set a later day.`,
    ),
  'review-inconsistent': (p: { date: string; from: string; to: string }) =>
    say(
      `${p.date} 不在“回头看”窗口（${p.from} 至 ${p.to}）之内。请改日期或窗口。`,
      `${p.date} 不在「回頭看」窗口（${p.from} 至 ${p.to}）之內。請改日期或窗口。`,
      `${p.date} lies outside the review window (${p.from} to ${p.to}). Change the date or the window.`,
    ),
  'review-too-early': (p: { date: string; end: string }) =>
    say(
      `“回头看”从 ${p.date} 开始，集中教育到 ${p.end} 才结束。请改到结束之后。`,
      `「回頭看」從 ${p.date} 開始，集中教育到 ${p.end} 才結束。請改到結束之後。`,
      `The review window opens on ${p.date}, before the concentrated period ends (${p.end}). Open it later.`,
    ),
  'review-window-missing': () =>
    say(
      '“回头看”阶段与 reviewWindow 须同时写。请补上缺的一项。',
      '「回頭看」階段與 reviewWindow 須同時寫。請補上缺的一項。',
      'A look-back stage and a reviewWindow go together. Add the one that is missing.',
    ),
  'ping-in-quiet-hours': (p: { at: string; from: string; to: string }) =>
    say(
      `提醒时间 ${p.at} 在免打扰时段（${p.from} 至 ${p.to}）内。请改提醒时间或免打扰时段。`,
      `提醒時間 ${p.at} 在免打擾時段（${p.from} 至 ${p.to}）內。請改提醒時間或免打擾時段。`,
      `Pings at ${p.at} would fall in the quiet hours (${p.from} to ${p.to}). Change the one or the other.`,
    ),
  'of-unknown': (p: { got: string; kind: string; measure: string; choices: readonly string[] }) =>
    p.choices.length === 0
      ? say(
          `种类 ${p.kind} 用 ${p.measure} 计量时不分细类。请删去 of: ${p.got}。`,
          `種類 ${p.kind} 用 ${p.measure} 計量時不分細類。請刪去 of: ${p.got}。`,
          `The kind ${p.kind} has nothing to choose from for ${p.measure}. Remove of: ${p.got}.`,
        )
      : say(
          `种类 ${p.kind} 用 ${p.measure} 计量时，of 不能写“${p.got}”。可以写：${list(p.choices)}。`,
          `種類 ${p.kind} 用 ${p.measure} 計量時，of 不能寫「${p.got}」。可以寫：${list(p.choices)}。`,
          `For ${p.measure} of the kind ${p.kind}, "of" can't be "${p.got}". Use one of: ${enList(p.choices)}.`,
        ),
  'measure-needs-of': (p: { measure: string }) =>
    say(
      `计量 ${p.measure} 须写明 of（计哪一项）。请补上。`,
      `計量 ${p.measure} 須寫明 of（計哪一項）。請補上。`,
      `The measure ${p.measure} needs "of": what it is taken of. Add it.`,
    ),
  'share-above-one': (p: { got: number }) =>
    say(
      `比例应在 0 到 1 之间，写的是 ${p.got}。如 90% 请写 0.9。`,
      `比例應在 0 到 1 之間，寫的是 ${p.got}。如 90% 請寫 0.9。`,
      `A share lies between 0 and 1, but is ${p.got}. Write 90 % as 0.9.`,
    ),
  'study-hours-disagree': (p: { got: number; hours: number }) =>
    say(
      `这里要求 ${p.got} 学时，study.hours 写的是 ${p.hours}。请改成一致。`,
      `這裡要求 ${p.got} 學時，study.hours 寫的是 ${p.hours}。請改成一致。`,
      `This asks for ${p.got} study hours while study.hours says ${p.hours}. Make them equal.`,
    ),
  'light-judges-hours': () =>
    say(
      '减负模式只记录学时，不作转段条件。请写 counts: record，或改 profile。',
      '減負模式只記錄學時，不作轉段條件。請寫 counts: record，或改 profile。',
      'The light profile records study hours without judging by them. Write counts: record, or change the profile.',
    ),
} as const;
