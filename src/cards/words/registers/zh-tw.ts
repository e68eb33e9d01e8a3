import type { RegisterWords } from './zh-cn.ts';

export const zhTwRegisters: RegisterWords = {
  register: {
    list: '查看已登記的',
    title: (kind) => `${kind}：已登記`,
    none: '還沒有登記。',
    add: '登記',
    by: (name, on) => `${on}　${name}`,
    waiting: '待審核',
    returned: '已退回',
    more: (n) => `只列最近的，另有 ${n} 份。`,
    file: (name) => `檔案：${name}`,
    all: '更多表單',
    allTitle: '可填報的表單',
    allNote: '點一項，表單會私下發給您。',
  },
  helping: {
    toHelper: (unit, member) => `${unit}請您幫助${member}。`,
    toMember: (helper) => `${helper}是您的幫助人，有事請與其商量。`,
    private: '只有支部書記、幫助人和本人能看到，不作結論，不記入檔案。',
    log: '登記幫助',
    visited: (helper, on) => `${helper}於${on}：`,
    helperOf: (member) => `您是${member}的幫助人`,
    helpedBy: (helper) => `${helper}是您的幫助人`,
  },
  reports: {
    title: '專題報告',
    counts: (n) =>
      [
        `${n.of} 個單位，已簽收 ${n.received} 份，待簽收 ${n.waiting} 份`,
        ...(n.returned > 0 ? [`已退回 ${n.returned} 份`] : []),
        ...(n.late > 0 ? [`逾期未報 ${n.late} 份`] : []),
      ].join('，'),
    receive: '去簽收',
    returned: '↩ 表示已退回，等待重新報送。',
    waiting: '已送辦公室，簽收後會私下告訴您。',
    take: '簽收',
    taken: '已簽收',
    takenTitle: '專題報告已簽收',
    takenBy: (kind, by) => `${kind}已由辦公室${by}簽收。`,
    file: '附件',
  },
};
