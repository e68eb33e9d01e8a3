import type { KindWords } from './kind-words.ts';

/** What kinds of record and their fields are called; a test holds every form to it. */
export const zhTwKinds = {
  'work-plan': {
    title: '活動方案',
    fields: {
      of: '方案屬於',
      words: '內容（摘要或檔案說明）',
    },
    choices: {
      of: { unit: '本單位', 'leading-body': '領導班子' },
    },
  },
  reflection: {
    title: '心得體會',
    fields: {
      title: '題目',
      words: '正文',
    },
    choices: {},
  },
  minutes: {
    title: '會議記錄',
    fields: {
      words: '記錄',
    },
    choices: {},
  },
  'door-partner': {
    title: '安排送教上門',
    fields: {
      member: '送教對象',
      partner: '送教人',
      reason: '原因（年老、患病等）',
    },
    choices: {},
  },
  'door-teaching': {
    title: '送教上門',
    fields: {
      member: '送教對象',
      hours: '學時',
      on: '日期',
      words: '學習內容',
    },
    choices: {},
  },
  'concrete-requirements': {
    title: '先進性具體要求',
    fields: {
      words: '內容',
      adopted: '狀態',
      on: '日期',
    },
    choices: {
      adopted: { draft: '討論稿', adopted: '支部大會已通過' },
    },
  },
  'contact-point': {
    title: '聯繫點走訪',
    fields: {
      unit: '聯繫點',
      on: '日期',
      words: '了解到的情況和幫助解決的問題',
    },
    choices: {},
  },
  'contact-assignment': {
    title: '安排聯繫點',
    fields: {
      leader: '黨員領導幹部',
      unit: '聯繫點',
    },
    choices: {},
  },
  appraisal: { title: '評議意見', fields: {}, choices: {} },
  finding: {
    title: '督查意見',
    fields: {
      words: '發現的問題',
      due: '答覆期限',
    },
    choices: {},
  },
  'make-up': {
    title: '補課',
    fields: {
      words: '補課內容',
      due: '完成期限',
    },
    choices: {},
  },
  'inside-look-back': {
    title: '階段回頭看',
    fields: {
      done: '已完成的工作',
      gaps: '不足和補救措施',
    },
    choices: {},
  },
  talk: { title: '談心', fields: {}, choices: {} },
  'self-analysis': { title: '黨性分析材料', fields: {}, choices: {} },
  consultation: { title: '黨性分析徵求意見', fields: {}, choices: {} },
  'stage-summary': {
    title: '階段小結',
    fields: {
      words: '小結',
    },
    choices: {},
  },
  leave: {
    title: '外出和休假',
    fields: {
      from: '開始日期',
      to: '結束日期',
      reason: '事由',
    },
    choices: {},
  },
  'special-report': {
    title: '專題報告',
    fields: {
      words: '報告內容（摘要或檔案說明）',
    },
    choices: {},
  },
  mechanism: {
    title: '長效機制',
    fields: { title: '制度名稱', state: '進度', on: '日期', words: '主要內容' },
    choices: { state: { planned: '擬定', drafted: '已起草', issued: '已印發' } },
  },
  'help-note': {
    title: '結對幫助',
    fields: { member: '幫助對象', helper: '幫助人', words: '情況與辦法' },
    choices: {},
  },
  'help-visit': {
    title: '幫助記錄',
    fields: { member: '幫助對象', on: '日期', words: '做了什麼' },
    choices: {},
  },
  survey: {
    title: '滿意度測評',
    fields: {},
    choices: {},
  },
  'self-check': {
    title: '自查',
    fields: {
      organisation: '組織是否健全',
      problems: '突出問題解決情況',
      people: '群眾最關心的問題',
      members: '黨員的新提高',
      mechanisms: '長效機制建立情況',
      others: '其他要求落實情況',
      gaps: '還差什麼（一行一條，七天內辦結）',
    },
    choices: { organisation: { sound: '健全', mending: '正在健全' } },
  },
  'spot-check': { title: '抽查', fields: {}, choices: {} },
  'opinion-form': {
    title: '徵求意見',
    fields: {
      channel: '管道',
      circle: '範圍',
      sent: '發出',
      returned: '收回',
    },
    choices: {
      channel: { seminar: '座談會', phone: '專線電話', paper: '紙本徵求意見表', proposal: '提案建議' },
    },
  },
  sorting: {
    title: '意見梳理',
    fields: {},
    choices: {},
  },
  feedback: {
    title: '意見反饋',
    fields: {},
    choices: {},
  },
  bulletin: {
    title: '通報評議情況',
    fields: { words: '內容', circle: '發給誰' },
    choices: {
      circle: { group: '本單位群', masses: '所服務的群眾（私聊）', everybody: '黨員與群眾（私聊）' },
    },
  },
  publication: {
    title: '公布整改情況',
    fields: { of: '公布哪一方面', words: '內容', circle: '發給誰' },
    choices: {
      of: { member: '黨員', branch: '黨支部', 'leading-body': '領導班子', 'look-back': '回頭看' },
      circle: { group: '本單位群', masses: '所服務的群眾（私聊）', everybody: '黨員與群眾（私聊）' },
    },
  },
  announcement: { title: '宣傳', fields: { title: '標題', words: '內容' }, choices: {} },
  citation: {
    title: '表揚',
    fields: { member: '表揚對象', words: '內容', circle: '發給誰' },
    choices: {
      circle: { group: '本單位群', masses: '所服務的群眾（私聊）', everybody: '黨員與群眾（私聊）' },
    },
  },
  'rectification-plan': {
    title: '整改方案',
    fields: {
      measures: '整改措施',
      matter: '重點事項（整改什麼）',
      way: '具體辦法（怎樣整改）',
      effect: '要達到的效果',
      person: '責任人',
      due: '完成期限',
      unit: '責任部門（不選即本單位）',
    },
    choices: {
      level: { member: '黨員個人', branch: '黨支部', 'leading-body': '領導班子' },
    },
  },
  'ledger-item': {
    title: '整改事項',
    fields: {
      words: '要整改的問題',
      way: '處理方式',
      owner: '責任人',
      due: '完成期限（馬上整改可不填，即一週內）',
      explanation: '情況說明（暫不能解決的必填）',
    },
    choices: {
      way: { now: '馬上整改', 'by-date': '限期整改', explain: '說明情況' },
    },
  },
} satisfies Record<string, KindWords>;
