/** A command's words: its name, what it is called in each Chinese, and what else people type for it. */
export interface CommandWords {
  name: string;
  'zh-cn': string;
  'zh-tw': string;
  aliases: readonly string[];
}

/** Every command of the product, in the order in which help shows them; no word stands for two. */
export const vocabulary = [
  {
    name: 'help',
    'zh-cn': '帮助',
    'zh-tw': '幫助',
    aliases: ['h', '?', '？', '说明', '說明', '怎么用', '怎麼用', '菜单', '菜單', 'menu'],
  },
  {
    name: 'me',
    'zh-cn': '我的',
    'zh-tw': '我的',
    aliases: ['我', '个人', '個人', 'mine', 'my', 'todo', '待办', '待辦'],
  },
  { name: 'status', 'zh-cn': '进度', 'zh-tw': '進度', aliases: ['状态', '狀態', '进展', '進展', 'progress'] },
  { name: 'stage', 'zh-cn': '阶段', 'zh-tw': '階段', aliases: ['当前阶段', '目前階段', '环节', '環節'] },
  { name: 'gate', 'zh-cn': '转段', 'zh-tw': '轉段', aliases: ['验收', '驗收', '转段验收', '轉段驗收'] },
  { name: 'remind', 'zh-cn': '提醒', 'zh-tw': '提醒', aliases: ['催办', '催辦', '催', 'ping'] },
  {
    name: 'missing',
    'zh-cn': '未完成',
    'zh-tw': '未完成',
    aliases: ['缺', '谁没完成', '誰沒完成', '未完', '缺项', '缺項'],
  },
  {
    name: 'checkin',
    'zh-cn': '签到',
    'zh-tw': '簽到',
    aliases: ['check-in', '点名', '點名', '考勤', 'attendance'],
  },
  { name: 'study', 'zh-cn': '学习', 'zh-tw': '學習', aliases: ['打卡', '学时', '學時', '自学', '自學'] },
  { name: 'talk', 'zh-cn': '谈心', 'zh-tw': '談心', aliases: ['谈话', '談話', '谈心谈话', '談心談話'] },
  {
    name: 'analysis',
    'zh-cn': '党性分析',
    'zh-tw': '黨性分析',
    aliases: ['党性分析材料', '黨性分析材料', 'self-analysis', 'selfanalysis'],
  },
  { name: 'box', 'zh-cn': '意见箱', 'zh-tw': '意見箱', aliases: ['信箱', '匿名意见', '匿名意見'] },
  {
    name: 'opinions',
    'zh-cn': '意见',
    'zh-tw': '意見',
    aliases: ['意见梳理', '意見梳理', '征求意见', '徵求意見', 'opinion'],
  },
  {
    name: 'survey',
    'zh-cn': '测评',
    'zh-tw': '測評',
    aliases: ['满意度', '滿意度', '满意度测评', '滿意度測評', '问卷', '問卷'],
  },
  {
    name: 'meeting',
    'zh-cn': '会议',
    'zh-tw': '會議',
    aliases: ['开会', '開會', '组织生活会', '組織生活會', '民主生活会', '民主生活會'],
  },
  {
    name: 'review',
    'zh-cn': '审核',
    'zh-tw': '審核',
    aliases: ['审阅', '審閱', '审批', '審批', '待审', '待審'],
  },
  { name: 'appraise', 'zh-cn': '评议', 'zh-tw': '評議', aliases: ['评议意见', '評議意見', 'appraisal'] },
  { name: 'plan', 'zh-cn': '方案', 'zh-tw': '方案', aliases: ['整改方案', '计划', '計劃', '計畫'] },
  {
    name: 'ledger',
    'zh-cn': '台账',
    'zh-tw': '台賬',
    aliases: ['台帳', '整改台账', '整改台賬', '整改台帳', '整改'],
  },
  { name: 'report', 'zh-cn': '报告', 'zh-tw': '報告', aliases: ['专题报告', '專題報告'] },
  { name: 'summary', 'zh-cn': '小结', 'zh-tw': '小結', aliases: ['阶段小结', '階段小結', '总结', '總結'] },
  {
    name: 'inspect',
    'zh-cn': '督查',
    'zh-tw': '督查',
    aliases: ['督导', '督導', '检查', '檢查', 'inspection'],
  },
  { name: 'lookback', 'zh-cn': '回头看', 'zh-tw': '回頭看', aliases: ['look-back', '自查', '抽查'] },
  { name: 'batches', 'zh-cn': '批次', 'zh-tw': '批次', aliases: ['batch', '分批'] },
  { name: 'extend', 'zh-cn': '延期', 'zh-tw': '延期', aliases: ['改期', '顺延', '順延', 'extension'] },
  { name: 'exempt', 'zh-cn': '豁免', 'zh-tw': '豁免', aliases: ['免除', '免', 'exemption', 'waive'] },
  {
    name: 'calendar',
    'zh-cn': '日程',
    'zh-tw': '日程',
    aliases: ['日历', '日曆', '时间表', '時間表', '安排'],
  },
  {
    name: 'roster',
    'zh-cn': '名册',
    'zh-tw': '名冊',
    aliases: ['名单', '名單', '花名册', '花名冊', '人员', '人員', 'members'],
  },
  { name: 'bind', 'zh-cn': '绑定', 'zh-tw': '綁定', aliases: ['关联', '關聯'] },
  { name: 'export', 'zh-cn': '导出', 'zh-tw': '匯出', aliases: ['導出', '下载', '下載', 'download'] },
  {
    name: 'audit',
    'zh-cn': '日志',
    'zh-tw': '日誌',
    aliases: ['审计', '審計', '操作记录', '操作記錄', 'log'],
  },
  { name: 'lang', 'zh-cn': '语言', 'zh-tw': '語言', aliases: ['language', '切换语言', '切換語言'] },
] as const satisfies readonly CommandWords[];

export type CommandName = (typeof vocabulary)[number]['name'];
