import type { OfficeWords } from './zh-cn.ts';

const dates: OfficeWords['extend']['dates'] = (of, called, day) => {
  switch (of.why) {
    case 'unknown-batch':
      return `方案中沒有第 ${of.batch} 批。`;
    case 'unknown-date-key':
      return '沒有這個日期，請重新選擇。';
    case 'no-such-date':
      return `沒有「${of.date}」這一天。`;
    case 'reason-missing':
      return '調整日期須寫明原因。';
    case 'stages-out-of-order':
      return `${called(of.key)}的結束（${day(of.to)}）早於開始（${day(of.from)}）。`;
    case 'stages-overlap':
      return `${called(of.key)}從${day(of.from)}開始，而${called(of.before)}到${day(of.to)}才結束，兩段重疊。`;
    case 'stages-gap':
      return `${called(of.before)}到${day(of.to)}結束，${called(of.key)}從${day(of.from)}才開始，中間有空檔。`;
    case 'under-minimum':
      return `集中教育從${day(of.from)}到${day(of.to)}，不足 ${of.months} 個月，最早應到${day(of.earliestEnd)}結束。`;
    case 'outside-batch':
      return `${called(of.key)}（${day(of.date)}）超出本批的期限（${day(of.from)}至${day(of.to)}）。`;
    case 'step-outside-stage':
      return `${called(of.key)}（${day(of.date)}）不在本階段（${day(of.from)}至${day(of.to)}）之內。`;
    case 'review-inconsistent':
      return `${called(of.key)}（${day(of.date)}）應在${day(of.from)}至${day(of.to)}之間。`;
  }
};

/** What officials decide besides the day's work, in Traditional Chinese. */
export const zhTwOffices: OfficeWords = {
  again: {
    title: '已簽字的轉段須複核',
    line: (unit, stage) => `${unit}${stage}已經簽字，此後情況有變化，請複核。`,
    signed: (by, day) => `${by}於${day}簽字`,
    records: (n) => `簽字後有 ${n} 筆紀錄更正或撤回`,
    lost: '現在達不到的要求：',
    earlier: (stage) => `${stage}簽字後情況有變化，須由督導組複核：`,
    review: '複核無誤',
    confirm: '複核無誤？',
    confirmText: '以現在的情況另存一份；原簽字時的情況保留。',
    how: (unit) => `達到要求後，傳「轉段 ${unit}」再複核。`,
    doneTitle: '複核完成',
    done: (unit, stage, by) => `${unit}${stage}已由${by}複核。`,
  },
  counted: {
    title: '參加和統計',
    door: '送教上門：',
    person: (person, more) => `${person}（${more}）`,
    joined: '組織關係在別處、在這裡參加和統計：',
    elsewhere: '組織關係在這裡、在別處參加和統計：',
    body: '領導班子成員（作為黨員在所在支部統計）：',
  },
  exempt: {
    title: '豁免',
    intro: '只對一個人的一項要求，寫明原因；不能對整個支部。其他單位請寫明，例如：/豁免 單位名稱',
    person: '人員',
    requirement: '要求',
    reason: '原因',
    submit: '豁免',
    list: '現有豁免：',
    none: '現階段沒有豁免。',
    revoke: '撤銷',
    revokeConfirm: '撤銷豁免？',
    revokeText: '撤銷後這項要求重新計入，提醒照常。',
    mine: '已豁免，不再要求：',
    granted: '已豁免',
    revoked: '已撤銷',
  },
  extend: {
    title: '延期',
    askTitle: '申請延期',
    which: '調整哪個日期',
    on: '新日期',
    reason: '原因',
    edge: { from: '開始', to: '結束', due: '截止' },
    dateName: (name, edge) => `「${name}」${edge}`,
    others: '其他單位請寫明，例如：/延期 單位名稱',
    option: (name, day) => `${name}（現為${day}）`,
    submit: '調整',
    ask: '向辦公室申請',
    rule: (months) => `集中教育不得少於 ${months} 個月；提醒按新日期重新安排，原因在日程中顯示。`,
    refusedDates: '這樣調整不行：',
    doneTitle: '日期已調整',
    done: (name, day) => `${name}日期調整到${day}。`,
    moved: (n) => `${n} 項任務的期限隨之變動，提醒按新日期重新安排。`,
    because: '原因：',
    askedTitle: (unit) => `${unit}申請延期`,
    asked: (by, name, day) => `${by}申請把${name}日期調整到${day}。`,
    grant: '同意',
    refuse: '不同意',
    comment: '不同意的理由',
    refusedTitle: '延期申請未獲同意',
    refused: (by) => `${by}不同意：`,
    sentTitle: '已向辦公室申請',
    sent: '辦公室決定後，結果會私下通知您。',
    dates,
  },
  deputy: {
    title: '請假代理',
    intro: '代理期間，代理人行使您在本單位的職責；到期自動終止。',
    person: '代理人',
    role: '代理職務',
    from: '第一天',
    to: '最後一天',
    submit: '指定',
    namedTitle: '已指定代理',
    toDeputy: (by, unit, role, span) => `${by}請您代理${unit}${role}：${span}。`,
    named: (person, role, span) => `${person}代理${role}：${span}`,
    current: '代理：',
    end: '提前終止',
    endConfirm: '終止代理？',
    endText: '代理人隨即不再行使這項職責。',
    endedTitle: '代理終止',
    ended: (person, role) => `${person}不再代理${role}。`,
  },
  handover: {
    title: '工作交接',
    toNew: (unit) => `您現任${unit}支部書記。`,
    open: '尚未完成：',
    review: (n) => `待審核材料 ${n} 份`,
    sessions: '進行中的簽到：',
    gate: (stage) => `${stage}的轉段申請已提交，等待督導組驗收。`,
    box: (n) => `意見箱：已轉交 ${n} 則意見，傳「意見」查看。`,
    nothing: '沒有未辦結的事項。',
    oldTitle: '工作已交接',
    toOld: (unit, by) => `${unit}支部書記現為${by}，未辦結的事項已轉給新任書記。謝謝您。`,
    secretary: '新任書記',
  },
};
