/** Life meetings, appraisals, bulletins and inspections (S14, S15, S16, S25). */
export const zhCnAppraisal = {
  life: {
    names: { branch: '专题组织生活会', 'leading-body': '领导班子专题民主生活会' },
    plan: (name: string) => `安排${name}`,
    formTitle: (name: string) => `安排${name}`,
    lasts: '时长（小时）',
    lastsPlaceholder: '例如 3',
    agenda: [
      '一、支部书记说明会议要求',
      '二、党员逐个进行对照检查、自我批评',
      '三、互相评议、开展批评',
      '四、群众代表和督导组发言',
    ].join('\n'),
    bodyAgenda: [
      '一、通报征求意见情况',
      '二、班子成员逐个对照检查、自我批评',
      '三、逐个评议、开展批评',
      '四、督导组讲话',
    ].join('\n'),
    guests: '列席人员',
    guestsPlaceholder: '例如：群众代表 3 人，督导组',
    guestsLine: (guests: string) => `列席：${guests}`,
    guestsCame: (n: number) => `列席签到 ${n} 人`,
    spoken: (spoke: number, all: number) => `已对照检查 ${spoke}/${all} 人`,
    everyone: '每位党员逐个对照检查，并接受评议；不计学时。',
    inviteTitle: (name: string) => `${name}通知`,
    invited: (unit: string) => `请参加${unit}的会议，到会后在本卡片上签到。`,
    orderTitle: '发言顺序',
    orderHow: '默认按名册顺序。发言并接受评议后，点其姓名记为已发言；未能扫码签到的，一并记为到会。',
    orderWaits: (time: string) => `会议 ${time} 开始，届时可逐人记录。`,
    orderOver: '会议已结束。',
    row: (no: number, name: string, spoke: boolean, present: boolean) =>
      `${no}. ${name}${spoke ? '　已发言' : present ? '　已到会' : ''}`,
    edit: '调整顺序',
    editLabel: '每行一人',
    save: '保存顺序',
    undo: '更正已发言的记录',
    openOrder: '发言顺序',
    makeUpHow: (due: string) => `请在${due}前与支部书记约定时间，补作对照检查并听取评议，由支部书记确认。`,
    makeUpRow: (name: string) => `${name}：待补作对照检查`,
    makeUps: (n: number) => `${n} 人没有到会，已私下通知补课。补作对照检查后，请逐人确认：`,
    afterSpoken: (spoke: number, all: number) => `已对照检查并接受评议 ${spoke}/${all} 人。`,
    toasts: { ordered: '发言顺序已保存', spoke: '已记录', guest: '已记为列席' },
  },
};

export type AppraisalWords = typeof zhCnAppraisal;
