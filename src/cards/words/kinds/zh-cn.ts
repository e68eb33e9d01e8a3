import type { KindWords } from './kind-words.ts';

/** What kinds of record and their fields are called; a test holds every form to it. */
export const zhCnKinds = {
  'work-plan': {
    title: '活动方案',
    fields: {
      of: '方案属于',
      words: '内容（摘要或文件说明）',
    },
    choices: {
      of: { unit: '本单位', 'leading-body': '领导班子' },
    },
  },
  reflection: {
    title: '心得体会',
    fields: {
      title: '题目',
      words: '正文',
    },
    choices: {},
  },
  minutes: {
    title: '会议记录',
    fields: {
      words: '记录',
    },
    choices: {},
  },
  'door-partner': {
    title: '安排送教上门',
    fields: {
      member: '送教对象',
      partner: '送教人',
      reason: '原因（年老、患病等）',
    },
    choices: {},
  },
  'door-teaching': {
    title: '送教上门',
    fields: {
      member: '送教对象',
      hours: '学时',
      on: '日期',
      words: '学习内容',
    },
    choices: {},
  },
  'concrete-requirements': {
    title: '先进性具体要求',
    fields: {
      words: '内容',
      adopted: '状态',
      on: '日期',
    },
    choices: {
      adopted: { draft: '讨论稿', adopted: '支部大会已通过' },
    },
  },
  'contact-point': {
    title: '联系点走访',
    fields: {
      unit: '联系点',
      on: '日期',
      words: '了解到的情况和帮助解决的问题',
    },
    choices: {},
  },
  'contact-assignment': {
    title: '安排联系点',
    fields: {
      leader: '党员领导干部',
      unit: '联系点',
    },
    choices: {},
  },
  appraisal: { title: '评议意见', fields: {}, choices: {} },
  finding: {
    title: '督查意见',
    fields: {
      words: '发现的问题',
      due: '答复期限',
    },
    choices: {},
  },
  'make-up': {
    title: '补课',
    fields: {
      words: '补课内容',
      due: '完成期限',
    },
    choices: {},
  },
  'inside-look-back': {
    title: '阶段回头看',
    fields: {
      done: '已完成的工作',
      gaps: '不足和补救措施',
    },
    choices: {},
  },
  talk: { title: '谈心', fields: {}, choices: {} },
  'self-analysis': { title: '党性分析材料', fields: {}, choices: {} },
  consultation: { title: '党性分析征求意见', fields: {}, choices: {} },
  'stage-summary': {
    title: '阶段小结',
    fields: {
      words: '小结',
    },
    choices: {},
  },
  leave: {
    title: '外出和休假',
    fields: {
      from: '开始日期',
      to: '结束日期',
      reason: '事由',
    },
    choices: {},
  },
  'special-report': {
    title: '专题报告',
    fields: {
      words: '报告内容（摘要或文件说明）',
    },
    choices: {},
  },
  mechanism: {
    title: '长效机制',
    fields: { title: '制度名称', state: '进度', on: '日期', words: '主要内容' },
    choices: { state: { planned: '拟定', drafted: '已起草', issued: '已印发' } },
  },
  'help-note': {
    title: '结对帮助',
    fields: { member: '帮助对象', helper: '帮助人', words: '情况和办法' },
    choices: {},
  },
  'help-visit': {
    title: '帮助记录',
    fields: { member: '帮助对象', on: '日期', words: '做了什么' },
    choices: {},
  },
  survey: {
    title: '满意度测评',
    fields: {},
    choices: {},
  },
  'self-check': {
    title: '自查',
    fields: {
      organisation: '组织是否健全',
      problems: '突出问题解决情况',
      people: '群众最关心的问题',
      members: '党员的新提高',
      mechanisms: '长效机制建立情况',
      others: '其他要求落实情况',
      gaps: '还差什么（一行一条，七天内办结）',
    },
    choices: { organisation: { sound: '健全', mending: '正在健全' } },
  },
  'spot-check': { title: '抽查', fields: {}, choices: {} },
  'opinion-form': {
    title: '征求意见',
    fields: {
      channel: '渠道',
      circle: '范围',
      sent: '发出',
      returned: '收回',
    },
    choices: {
      channel: { seminar: '座谈会', phone: '专线电话', paper: '纸质征求意见表', proposal: '提案建议' },
    },
  },
  sorting: {
    title: '意见梳理',
    fields: {},
    choices: {},
  },
  feedback: {
    title: '意见反馈',
    fields: {},
    choices: {},
  },
  bulletin: {
    title: '通报评议情况',
    fields: { words: '内容', circle: '发给谁' },
    choices: {
      circle: { group: '本单位群', masses: '所服务的群众（私聊）', everybody: '党员和群众（私聊）' },
    },
  },
  publication: {
    title: '公布整改情况',
    fields: { of: '公布哪一方面', words: '内容', circle: '发给谁' },
    choices: {
      of: { member: '党员', branch: '党支部', 'leading-body': '领导班子', 'look-back': '回头看' },
      circle: { group: '本单位群', masses: '所服务的群众（私聊）', everybody: '党员和群众（私聊）' },
    },
  },
  announcement: { title: '宣传', fields: { title: '标题', words: '内容' }, choices: {} },
  citation: {
    title: '表扬',
    fields: { member: '表扬对象', words: '内容', circle: '发给谁' },
    choices: {
      circle: { group: '本单位群', masses: '所服务的群众（私聊）', everybody: '党员和群众（私聊）' },
    },
  },
  'rectification-plan': {
    title: '整改方案',
    fields: {
      measures: '整改措施',
      matter: '重点事项（整改什么）',
      way: '具体办法（怎样整改）',
      effect: '要达到的效果',
      person: '责任人',
      due: '完成期限',
      unit: '责任部门（不选即本单位）',
    },
    choices: {
      level: { member: '党员个人', branch: '党支部', 'leading-body': '领导班子' },
    },
  },
  'ledger-item': {
    title: '整改事项',
    fields: {
      words: '要整改的问题',
      way: '处理方式',
      owner: '责任人',
      due: '完成期限（马上整改可不填，即一周内）',
      explanation: '情况说明（暂不能解决的必填）',
    },
    choices: {
      way: { now: '马上整改', 'by-date': '限期整改', explain: '说明情况' },
    },
  },
} satisfies Record<string, KindWords>;
