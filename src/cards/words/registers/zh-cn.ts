/** Lists of what was filed, and the private notes of help. */
export const zhCnRegisters = {
  register: {
    list: '查看已登记的',
    title: (kind: string) => `${kind}：已登记`,
    none: '还没有登记。',
    add: '登记',
    by: (name: string, on: string) => `${on}　${name}`,
    waiting: '待审核',
    returned: '已退回',
    more: (n: number) => `只列最近的，另有 ${n} 份。`,
    file: (name: string) => `文件：${name}`,
    all: '更多表单',
    allTitle: '可填报的表单',
    allNote: '点一项，表单会私下发给您。',
  },
  helping: {
    toHelper: (unit: string, member: string) => `${unit}请您帮助${member}。`,
    toMember: (helper: string) => `${helper}是您的帮助人，有事请与其商量。`,
    private: '只有支部书记、帮助人和本人能看到，不作结论，不记入档案。',
    log: '登记帮助',
    visited: (helper: string, on: string) => `${helper}于${on}：`,
    helperOf: (member: string) => `您是${member}的帮助人`,
    helpedBy: (helper: string) => `${helper}是您的帮助人`,
  },
  reports: {
    title: '专题报告',
    counts: (n: { of: number; received: number; waiting: number; returned: number; late: number }) =>
      [
        `${n.of} 个单位，已签收 ${n.received} 份，待签收 ${n.waiting} 份`,
        ...(n.returned > 0 ? [`已退回 ${n.returned} 份`] : []),
        ...(n.late > 0 ? [`逾期未报 ${n.late} 份`] : []),
      ].join('，'),
    receive: '去签收',
    returned: '↩ 表示已退回，等待重新报送。',
    waiting: '已送办公室，签收后会私下告诉您。',
    take: '签收',
    taken: '已签收',
    takenTitle: '专题报告已签收',
    takenBy: (kind: string, by: string) => `${kind}已由办公室${by}签收。`,
    file: '附件',
  },
};

export type RegisterWords = typeof zhCnRegisters;
