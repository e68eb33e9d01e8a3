import type { Role } from '../../domain/rights.ts';
import type { Unclear } from '../../domain/three-clears.ts';
import { zhTwTalks } from './talks/zh-tw.ts';
import type { Words } from './zh-cn.ts';

const roleNames: Record<Role, string> = {
  member: '黨員',
  committee: '支部委員',
  secretary: '支部書記',
  first: '第一責任人',
  office: '辦公室',
  supervisor: '督導組成員',
  mass: '群眾',
};

const clears = {
  matter: '重點事項',
  way: '具體辦法',
  effect: '達到的效果',
  person: '責任人',
  due: '完成期限',
};

/** What is unclear, where, and how to mend it, in one sentence. */
function unclear(of: Unclear): string {
  const what = `第 ${of.row} 項的「${clears[of.field]}」`;
  switch (of.fault) {
    case 'empty':
      return `${what}沒有填寫，請補上。`;
    case 'short':
      return `${what}不到 8 個字，太籠統，請寫具體。`;
    case 'repeats':
      return of.otherRow === of.row
        ? `${what}與「${clears[of.other]}」重複，請分別寫明。`
        : `${what}與第 ${of.otherRow} 項重複，請合併或改寫。`;
    case 'past':
      return `${what}已經過去，請改為今天或以後的日期。`;
  }
}

const refusal: Words['refusal'] = (of) => {
  switch (of.why) {
    case 'unknown-person':
      return '名冊中沒有您的資料，請與支部書記或辦公室聯絡。';
    case 'not-for-you':
      return '這件事不是請您辦理的。';
    case 'talk-alone':
      return '談心須是兩個人，請選擇對方。';
    case 'talk-kind':
      return `這個類別與您和${of.person}的身分不符，請不選類別或另選。`;
    case 'not-on-roster':
      return `名冊中沒有「${of.person}」，請核對姓名，或用 @ 選擇。`;
    case 'namesakes':
      return `名冊中有幾位「${of.person}」，請用 @ 選擇是哪一位。`;
    case 'unreadable':
      return zhTwTalks.unreadable[of.of];
    case 'no-analysis':
      return '本次活動不要求寫黨性分析材料。';
    case 'no-run':
      return '沒有正在發送的黨性分析材料。請先發「黨性分析 開始」。';
    case 'one-draft':
      return '只有一稿，沒有可以對照的。';
    case 'no-right':
      return `這項操作須由${of.roles.map((role) => roleNames[role]).join('、')}辦理。`;
    case 'not-yet':
      return `「/${of.command}」尚未開通，請仍按原來的辦法辦理。`;
    case 'no-campaign':
      return '活動尚未啟動，請與辦公室聯絡。';
    case 'not-in-campaign':
      return `${of.unit}不在本次活動範圍內，請與辦公室核對。`;
    case 'unknown-unit':
      return of.near.length > 0
        ? `找不到單位「${of.typed}」。是不是：${of.near.join('、')}？`
        : `找不到單位「${of.typed}」。請寫名冊上的全稱，或傳「名冊」查看。`;
    case 'no-unit-here':
      return '本群尚未綁定單位。請支部書記或辦公室傳「綁定」。';
    case 'gone':
      return '這則內容已不存在，請重新開啟。';
    case 'meeting-begun':
      return `會議「${of.title}」已經開始、結束或取消，不能再改期或取消。`;
    case 'meeting-not-yet':
      return `「${of.title}」還沒有開始，簽到於${of.day}${of.time}開放。`;
    case 'meeting-cancelled':
      return `會議「${of.title}」已取消，不用登記。`;
    case 'speaking-order':
      return '名單應每行一人，與應發言的黨員一致，不多不少。';
    case 'not-yours':
      return '不能經手自己的評議意見，也不能代別人辦理。';
    case 'not-delivered':
      return `對${of.person}的評議意見還沒有送達。`;
    case 'past-date':
      return `${of.date}已經過去，請填寫今天或以後的日期。`;
    case 'before-stage':
      return `日期早於本階段開始（${of.date}），不計入本階段。`;
    case 'make-up-hours':
      return `會後自學只登記了 ${of.have} 學時，補滿 ${of.need} 學時後再確認。`;
    case 'text-file':
      return '檔案請用 .docx、.txt 或 .md 格式。';
    case 'session-closed':
      return `「${of.title}」的簽到已結束。需要補登者，請與支部書記聯絡。`;
    case 'not-expected':
      return `您沒有編入${of.unit}，不在本次簽到範圍內。編入有誤時，請與支部書記聯絡。`;
    case 'no-session-today':
      return '現在沒有進行中的簽到。登記自學請傳：打卡 1.5 學習黨章';
    case 'no-hours':
      return '生活會不計學時。';
    case 'bad-hours':
      return `學時「${of.typed}」無法登記。須大於 0、不超過 24，以 0.25 為單位，例如 1.5。`;
    case 'too-many-hours':
      return `${of.day}已登記 ${of.already} 學時，加上這次超過一天 24 學時。`;
    case 'bad-date':
      return `沒有「${of.typed}」這個日期。請寫成 2005-03-05 或 3月5日。`;
    case 'future-date':
      return `${of.date}尚未到，請填寫今天或以前的日期。`;
    case 'own-submission':
      return '自己提交的材料須由他人審核。';
    case 'gate-not-met':
      return '還有要求沒有達到，不能申請轉段。發「轉段」可查看缺什麼。';
    case 'applied-by-you':
      return '申請人不能自己簽字，請由負責的督導組成員辦理。';
    case 'not-applied':
      return '該單位還沒有申請轉段，或申請已經處理。';
    case 'no-gate':
      return '現階段沒有需要驗收的轉段。';
    case 'field':
      return `「${of.title}」填寫有誤，請按提示改正。`;
    case 'no-own-study':
      return '今天沒有可以更正或撤銷的自學登記。撤銷簽到請發「撤銷簽到」。';
    case 'only-same-day':
      return '本人只能更正當天的登記。以前的，請支部書記更正。';
    case 'reason-missing':
      return '請填寫原因。';
    case 'words-missing':
      return '內容是空的，請填寫後再送出。';
    case 'words-too-long':
      return `內容超過 ${of.most} 字，請分次送出。`;
    case 'unknown-receipt':
      return '回執碼不對，或已過有效期。請核對 16 位數字。';
    case 'too-often':
      return '今天次數過多，請明天再試。';
    case 'box-closed':
      return '意見箱已關閉。憑回執碼仍可查看答覆。';
    case 'circle-too-small':
      return `範圍內不足 ${of.fewest} 人，線上填寫容易看出是誰。請改用紙本表，再登記份數。`;
    case 'no-circles':
      return '本活動沒有列出徵求意見的範圍，請與辦公室聯絡。';
    case 'not-in-circle':
      return '這份表不是發給您的。要提意見，請用意見箱。';
    case 'form-returned':
      return '您已交過這份表。要再提的，請用意見箱。';
    case 'returned-over-sent':
      return '收回份數不能多於發出份數。';
    case 'issue-title':
      return '請填寫新問題的題目，或選擇已有的問題。';
    case 'changed-meanwhile':
      return '內容剛被他人更動，請重新開啟後再試。';
    case 'chat-bound-elsewhere':
      return `本群已綁定${of.unit}。需要更換時，請與辦公室聯絡。`;
    case 'only-in-group':
      return '請在支部的群組使用這個指令。';
    case 'only-in-private':
      return '請在與我的私聊中使用這個指令。';
    case 'nobody-missing':
      return '均已完成，不用提醒。';
    case 'campaign-exists':
      return `「${of.title}」正在進行；一套系統一次只辦一個活動，不能再啟動。`;
    case 'bad-batch':
      return `方案中沒有第 ${of.batch} 批，請核對批次。`;
    case 'unit-missing':
      return `請寫明單位，例如：/${of.command} 辦公室黨支部`;
    case 'not-asked':
      return `這項要求不涉及${of.person}，不用豁免。`;
    case 'whole-branch':
      return '豁免只對個人；這樣一來這項要求就沒有人做了，不能辦理。';
    case 'bad-span':
      return '日期有誤：最後一天不能早於第一天，也不能早於今天。';
    case 'not-deputy':
      return `${of.person}不能代理：須是本單位的其他黨員，且本來沒有這項職務。`;
    case 'no-look-back':
      return '還沒有單位進入「回頭看」。';
    case 'outside-window':
      return `現在不在抽查時間內（${of.from} 至 ${of.to}）。`;
    case 'nothing-to-draw':
      return '各單位都已抽過，沒有可抽的單位。';
    case 'window-not-open':
      return `「回頭看」從 ${of.date} 開始，屆時再填報。`;
    case 'not-helper':
      return '您不是這位同志的幫助人，請與支部書記聯繫。';
    case 'no-survey':
      return '現在沒有可以開展的滿意度測評，請與辦公室核對。';
    case 'survey-open':
      return '這項測評正在進行，結束後才能開下一輪。';
    case 'survey-closed':
      return '這次測評已經結束。';
    case 'survey-days':
      return `截止日期應在明天以後、${of.most} 天以內。`;
    case 'circle-small':
      return `範圍不足 ${of.least} 人，無法保證不記名，請擴大範圍。`;
    case 'sample-close':
      return `抽取人數最多 ${of.most} 人，或不填、面向全體；否則與全體的結果一減，就能推出少數人的回答。`;
    case 'circles-close':
      return `這個範圍與本階段另一次測評只差不到 ${of.least} 人，兩次結果一減就能推出少數人的回答。請用相同的範圍，或換一個差別較大的範圍。`;
    case 'not-asked-here':
      return '這次測評沒有抽到您，或不在範圍內。謝謝您的關心。';
    case 'answered':
      return '您已參加這次測評，謝謝您。';
    case 'every-question':
      return '請每題選一項。';
    case 'earlier-batch':
      return `第 ${of.batch} 批還沒有啟動，請先啟動第 ${of.batch} 批。`;
    case 'empty-batch':
      return `第 ${of.batch} 批沒有單位，沒有啟動。請先匯入名冊（roster import），並在單位表的「批次」欄填寫 ${of.batch}。`;
    case 'not-connected':
      return '還沒有接入飛書應用，無法按手機號、郵箱查找人員。請設定 LARK_APP_ID 和 LARK_APP_SECRET，或在人員表中填寫 open_id。';
    case 'ledger-ended':
      return '這項整改已經辦結，要重新整改請由支部書記退回。';
    case 'evidence-missing':
      return '還沒有佐證材料，請責任人補充後再確認。';
    case 'explanation-missing':
      return '請寫明為什麼暫時不能解決。';
    case 'due-missing':
      return '請選擇完成期限。';
    case 'rows':
      return `請先加入措施，至少 ${of.least} 項、最多 ${of.most} 項。`;
    case 'not-in-stage':
      return `這項工作在第 ${of.stage} 階段辦理，現在還不用。`;
    case 'unclear':
      return unclear(of.in);
    case 'platform-unreachable':
      return `暫時連不上飛書：${of.advice}`;
  }
};

export const zhTwRefusals = { refusal };
