import type { CalendarRefusal } from '../../../domain/calendar-refusals.ts';

/** Why dates are not taken; `called` names a stage, step or date of the template, `day` writes one. */
function dates(of: CalendarRefusal, called: (key: string) => string, day: (iso: string) => string): string {
  switch (of.why) {
    case 'unknown-batch':
      return `方案中没有第 ${of.batch} 批。`;
    case 'unknown-date-key':
      return '没有这个日期，请重新选择。';
    case 'no-such-date':
      return `没有“${of.date}”这一天。`;
    case 'reason-missing':
      return '调整日期须写明原因。';
    case 'stages-out-of-order':
      return `${called(of.key)}的结束（${day(of.to)}）早于开始（${day(of.from)}）。`;
    case 'stages-overlap':
      return `${called(of.key)}从${day(of.from)}开始，而${called(of.before)}到${day(of.to)}才结束，两段重叠。`;
    case 'stages-gap':
      return `${called(of.before)}到${day(of.to)}结束，${called(of.key)}从${day(of.from)}才开始，中间有空档。`;
    case 'under-minimum':
      return `集中教育从${day(of.from)}到${day(of.to)}，不足 ${of.months} 个月，最早应到${day(of.earliestEnd)}结束。`;
    case 'outside-batch':
      return `${called(of.key)}（${day(of.date)}）超出本批的期限（${day(of.from)}至${day(of.to)}）。`;
    case 'step-outside-stage':
      return `${called(of.key)}（${day(of.date)}）不在本阶段（${day(of.from)}至${day(of.to)}）之内。`;
    case 'review-inconsistent':
      return `${called(of.key)}（${day(of.date)}）应在${day(of.from)}至${day(of.to)}之间。`;
  }
}

/** What officials decide besides the day's work: waivers, dates, deputies, hand-overs, a signed gate looked at again. */
export const zhCnOffices = {
  again: {
    title: '已签字的转段须复核',
    line: (unit: string, stage: string) => `${unit}${stage}已经签字，此后情况有变化，请复核。`,
    signed: (by: string, day: string) => `${by}于${day}签字`,
    records: (n: number) => `签字后有 ${n} 条记录更正或撤回`,
    lost: '现在达不到的要求：',
    earlier: (stage: string) => `${stage}签字后情况有变化，须由督导组复核：`,
    review: '复核无误',
    confirm: '复核无误？',
    confirmText: '以现在的情况另存一份；原签字时的情况保留。',
    how: (unit: string) => `达到要求后，发“转段 ${unit}”再复核。`,
    doneTitle: '复核完成',
    done: (unit: string, stage: string, by: string) => `${unit}${stage}已由${by}复核。`,
  },
  counted: {
    title: '参加和统计',
    door: '送教上门：',
    person: (person: string, more: string) => `${person}（${more}）`,
    joined: '组织关系在别处、在这里参加和统计：',
    elsewhere: '组织关系在这里、在别处参加和统计：',
    body: '领导班子成员（作为党员在所在支部统计）：',
  },
  exempt: {
    title: '豁免',
    intro: '只对一个人的一项要求，写明原因；不能对整个支部。其他单位请写明，例如：/豁免 单位名称',
    person: '人员',
    requirement: '要求',
    reason: '原因',
    submit: '豁免',
    list: '现有豁免：',
    none: '现阶段没有豁免。',
    revoke: '撤销',
    revokeConfirm: '撤销豁免？',
    revokeText: '撤销后这项要求重新计入，提醒照常。',
    mine: '已豁免，不再要求：',
    granted: '已豁免',
    revoked: '已撤销',
  },
  extend: {
    title: '延期',
    askTitle: '申请延期',
    which: '调整哪个日期',
    on: '新日期',
    reason: '原因',
    edge: { from: '开始', to: '结束', due: '截止' },
    dateName: (name: string, edge: string) => `“${name}”${edge}`,
    others: '其他单位请写明，例如：/延期 单位名称',
    option: (name: string, day: string) => `${name}（现为${day}）`,
    submit: '调整',
    ask: '向办公室申请',
    rule: (months: number) => `集中教育不得少于 ${months} 个月；提醒按新日期重新安排，原因在日程中显示。`,
    refusedDates: '这样调整不行：',
    doneTitle: '日期已调整',
    done: (name: string, day: string) => `${name}日期调整到${day}。`,
    moved: (n: number) => `${n} 项任务的期限随之变动，提醒按新日期重新安排。`,
    because: '原因：',
    askedTitle: (unit: string) => `${unit}申请延期`,
    asked: (by: string, name: string, day: string) => `${by}申请把${name}日期调整到${day}。`,
    grant: '同意',
    refuse: '不同意',
    comment: '不同意的理由',
    refusedTitle: '延期申请未获同意',
    refused: (by: string) => `${by}不同意：`,
    sentTitle: '已向办公室申请',
    sent: '办公室决定后，结果会私下通知您。',
    dates,
  },
  deputy: {
    title: '请假代理',
    intro: '代理期间，代理人行使您在本单位的职责；到期自动终止。',
    person: '代理人',
    role: '代理职务',
    from: '第一天',
    to: '最后一天',
    submit: '指定',
    namedTitle: '已指定代理',
    toDeputy: (by: string, unit: string, role: string, span: string) =>
      `${by}请您代理${unit}${role}：${span}。`,
    named: (person: string, role: string, span: string) => `${person}代理${role}：${span}`,
    current: '代理：',
    end: '提前终止',
    endConfirm: '终止代理？',
    endText: '代理人随即不再行使这项职责。',
    endedTitle: '代理终止',
    ended: (person: string, role: string) => `${person}不再代理${role}。`,
  },
  handover: {
    title: '工作交接',
    toNew: (unit: string) => `您现任${unit}支部书记。`,
    open: '尚未完成：',
    review: (n: number) => `待审核材料 ${n} 份`,
    sessions: '进行中的签到：',
    gate: (stage: string) => `${stage}的转段申请已提交，等待督导组验收。`,
    box: (n: number) => `意见箱：已转交 ${n} 条意见，发“意见”查看。`,
    nothing: '没有未办结的事项。',
    oldTitle: '工作已交接',
    toOld: (unit: string, by: string) => `${unit}支部书记现为${by}，未办结的事项已转给新任书记。谢谢您。`,
    secretary: '新任书记',
  },
};

export type OfficeWords = typeof zhCnOffices;
