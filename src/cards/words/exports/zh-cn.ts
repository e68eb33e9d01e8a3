import type { Act } from '../../../domain/acts.ts';
import type { ExportName } from '../../../domain/exports.ts';

const date = (iso: string) =>
  `${Number(iso.slice(0, 4))}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`;

const what: Record<ExportName, string> = {
  ledger: '整改台账',
  roster: '名册',
  hours: '学时',
  opinions: '意见',
  'opinion-summary': '意见汇总',
  summary: '阶段小结',
  report: '专题报告',
  gate: '转段验收情况',
};

const acts: Record<Act, string> = {
  'start-campaign': '启动活动',
  'import-roster': '导入名册',
  'bind-chat': '绑定群',
  'open-session': '发起签到',
  'close-session': '结束签到',
  'correct-hours': '更正学时',
  'plan-meeting': '安排会议',
  'attend-meeting': '督导组到会',
  'order-speakers': '调整发言顺序',
  'note-spoke': '记录发言',
  'keep-minutes': '存会议记录',
  'make-up-done': '确认补课',
  'change-ledger': '办理整改事项',
  'adopt-plan': '整改方案报备案',
  'publish-plan': '公布整改方案',
  'file-record': '报送材料',
  'approve-record': '审核通过',
  'return-record': '退回材料',
  'answer-opinion': '答复意见',
  'open-opinion-round': '发征求意见表',
  'enter-opinion': '录入意见',
  'sort-opinion': '梳理意见',
  'split-opinion': '移出意见',
  'merge-issues': '合并问题',
  'answer-finding': '答复督查意见',
  'close-finding': '办结督查意见',
  'send-finding-back': '退回督查答复',
  remind: '提醒',
  'apply-gate': '申请转段验收',
  'sign-gate': '转段验收签字',
  'send-gate-back': '退回转段申请',
  'review-gate': '复核已签验收',
  exempt: '豁免',
  'revoke-exemption': '撤销豁免',
  'ask-extension': '申请延期',
  'granted-extension': '同意延期',
  'refused-extension': '不同意延期',
  'move-dates': '调整日期',
  'name-deputy': '指定代理',
  'end-deputy': '结束代理',
  'draw-spot-checks': '抽取抽查单位',
  'report-spot-check': '填报抽查情况',
  export: '导出',
  'read-record': '查阅党员材料',
  'forget-person': '删除个人资料',
  'open-survey': '发起测评',
  'close-survey': '结束测评',
};

/** Files that are exported, papers of the office, and the record of work. */
export const zhCnExports = {
  exports: {
    title: '导出',
    intro: (unit: string) => `${unit}：请选择要导出的内容，文件会私下发给您。`,
    other: '其他单位请写明，例如：/导出 学时 单位名称',
    what,
    coming: (name: string, unit: string) => `${unit}的${name}正在生成，稍后发到您与我的私聊中。`,
    ordered: '正在生成，稍后私下发给您',
    fileName: (unit: string, name: string, day: string) => `${unit}${name}${day}`,
  },
  papers: {
    asOf: (day: string) => `（截至${date(day)}）`,
    draftAsOf: (day: string) => `（初稿，数据截至${date(day)}）`,
    toWrite: '（由报送单位填写）',
    gate: {
      title: (unit: string) => `${unit}转段验收情况`,
      subtitle: (stage: number, day: string) => `第${stage}阶段，截至${date(day)}`,
      met: '各项要求均已达到。',
      notMet: '尚有要求未达到。',
      columns: '要求|应有|已有|达到|还差',
      exemptions: '豁免',
      signed: '已签字的阶段',
      signature: (stage: number, applied: { by: string; on: string }, signed: { by: string; on: string }) =>
        `第${stage}阶段：${applied.by}于${date(applied.on)}申请，${signed.by}于${date(signed.on)}签字。`,
    },
    summary: {
      done: '一、工作情况',
      requirements: '二、各项要求完成情况',
      problems: '三、存在的问题',
      next: '四、下一步打算',
    },
    report: {
      title: (unit: string) => `${unit}专题报告`,
      stages: '一、各阶段工作情况',
      stage: (name: string, span: string) => `【${name}】${span}`,
      passed: (day: string) => `${date(day)}通过转段验收。`,
      problems: '二、存在的主要问题',
      nothingOpen: '各阶段要求均已达到。',
      experience: '三、主要做法和体会',
      next: '四、下一步工作',
    },
  },
  acts,
  auditView: {
    title: '工作日志',
    whole: (n: number) => `共 ${n} 条记录，核对完整，未被改动。`,
    broken: (seq: number) => `从第 ${seq} 条起核对不上，记录可能被改动。请保留现场，通知系统管理员。`,
    latest: '最近的记录',
    line: (at: string, who: string, act: string, unit: string) =>
      unit === '' ? `${at} ${who} ${act}` : `${at} ${who} ${act}（${unit}）`,
    system: '管理员（命令行）',
    none: '还没有记录。',
  },
};

export type ExportWords = typeof zhCnExports;
