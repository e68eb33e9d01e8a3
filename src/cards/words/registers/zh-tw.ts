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
};
