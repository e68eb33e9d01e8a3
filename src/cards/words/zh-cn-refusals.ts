import type { Refusal } from '../../domain/refusal.ts';
import type { Role } from '../../domain/rights.ts';
import type { Unclear } from '../../domain/three-clears.ts';
import { zhCnTalks } from './talks/zh-cn.ts';

const roleNames: Record<Role, string> = {
  member: '党员',
  committee: '支部委员',
  secretary: '支部书记',
  first: '第一责任人',
  office: '办公室',
  supervisor: '督导组成员',
  mass: '群众',
};

const clears = {
  matter: '重点事项',
  way: '具体办法',
  effect: '达到的效果',
  person: '责任人',
  due: '完成期限',
};

/** What is unclear, where, and how to mend it, in one sentence. */
function unclear(of: Unclear): string {
  const what = `第 ${of.row} 项的“${clears[of.field]}”`;
  switch (of.fault) {
    case 'empty':
      return `${what}没有填写，请补上。`;
    case 'short':
      return `${what}不到 8 个字，太笼统，请写具体。`;
    case 'repeats':
      return of.otherRow === of.row
        ? `${what}与“${clears[of.other]}”重复，请分别写明。`
        : `${what}与第 ${of.otherRow} 项重复，请合并或改写。`;
    case 'past':
      return `${what}已经过去，请改为今天或以后的日期。`;
  }
}

/** Why something was not done, and what to do instead. */
function refusal(of: Refusal): string {
  switch (of.why) {
    case 'unknown-person':
      return '名册中没有您，请与支部书记或办公室联系。';
    case 'not-for-you':
      return '这件事不是请您办理的。';
    case 'talk-alone':
      return '谈心须是两个人，请选择对方。';
    case 'talk-kind':
      return `这个类别与您和${of.person}的身份不符，请不选类别或另选。`;
    case 'not-on-roster':
      return `名册中没有“${of.person}”，请核对姓名，或用 @ 选择。`;
    case 'namesakes':
      return `名册中有几位“${of.person}”，请用 @ 选择是哪一位。`;
    case 'unreadable':
      return zhCnTalks.unreadable[of.of];
    case 'no-analysis':
      return '本次活动不要求写党性分析材料。';
    case 'no-run':
      return '没有正在发送的党性分析材料。请先发“党性分析 开始”。';
    case 'one-draft':
      return '只有一稿，没有可以对照的。';
    case 'no-right':
      return `这项操作须由${of.roles.map((role) => roleNames[role]).join('、')}办理。`;
    case 'not-yet':
      return `“/${of.command}”还没有开通，请仍按原来的办法办理。`;
    case 'no-campaign':
      return '活动还没有启动，请与办公室联系。';
    case 'not-in-campaign':
      return `${of.unit}不在本次活动范围内，请与办公室核对。`;
    case 'unknown-unit':
      return of.near.length > 0
        ? `没有找到单位“${of.typed}”。是不是：${of.near.join('、')}？`
        : `没有找到单位“${of.typed}”。请写名册上的全称，或发“名册”查看。`;
    case 'no-unit-here':
      return '本群还没有绑定单位。请支部书记或办公室发“绑定”。';
    case 'gone':
      return '这条内容已不存在，请重新打开。';
    case 'meeting-begun':
      return `会议“${of.title}”已经开始、结束或取消，不能再改期或取消。`;
    case 'meeting-not-yet':
      return `“${of.title}”还没有开始，签到于${of.day}${of.time}开放。`;
    case 'meeting-cancelled':
      return `会议“${of.title}”已取消，不用登记。`;
    case 'speaking-order':
      return '名单应当每行一人，与应发言的党员一致，不多不少。';
    case 'not-yours':
      return '不能经手自己的评议意见，也不能代别人办理。';
    case 'not-delivered':
      return `对${of.person}的评议意见还没有送达。`;
    case 'past-date':
      return `${of.date}已经过去，请填写今天或以后的日期。`;
    case 'before-stage':
      return `日期早于本阶段开始（${of.date}），不计入本阶段。`;
    case 'make-up-hours':
      return `会后自学只登记了 ${of.have} 学时，补满 ${of.need} 学时后再确认。`;
    case 'text-file':
      return '文件请用 .docx、.txt 或 .md 格式。';
    case 'session-closed':
      return `“${of.title}”的签到已结束。需要补登的，请与支部书记联系。`;
    case 'not-expected':
      return `您没有编入${of.unit}，不在本次签到范围内。编入有误的，请与支部书记联系。`;
    case 'no-session-today':
      return '现在没有进行中的签到。登记自学请发：打卡 1.5 学习党章';
    case 'no-hours':
      return '生活会不计学时。';
    case 'bad-hours':
      return `学时“${of.typed}”无法登记。应大于 0、不超过 24，以 0.25 为单位，例如 1.5。`;
    case 'too-many-hours':
      return `${of.day}已登记 ${of.already} 学时，加上这次超过一天 24 学时。`;
    case 'bad-date':
      return `没有“${of.typed}”这个日期。请写成 2005-03-05 或 3月5日。`;
    case 'future-date':
      return `${of.date}还没有到，请填写今天或以前的日期。`;
    case 'own-submission':
      return '自己提交的材料须由他人审核。';
    case 'gate-not-met':
      return '还有要求没有达到，不能申请转段。发“转段”可查看缺什么。';
    case 'applied-by-you':
      return '申请人不能自己签字，请由负责的督导组成员办理。';
    case 'not-applied':
      return '该单位还没有申请转段，或申请已经处理。';
    case 'no-gate':
      return '现阶段没有需要验收的转段。';
    case 'field':
      return `“${of.title}”填写有误，请按提示改正。`;
    case 'no-own-study':
      return '今天没有可以更正或撤销的自学登记。撤销签到请发“撤销签到”。';
    case 'only-same-day':
      return '本人只能更正当天的登记。以前的，请支部书记更正。';
    case 'reason-missing':
      return '请填写原因。';
    case 'words-missing':
      return '内容是空的，请填写后再提交。';
    case 'words-too-long':
      return `内容超过 ${of.most} 字，请分几次提交。`;
    case 'unknown-receipt':
      return '回执码不对，或已过有效期。请核对 16 位数字。';
    case 'too-often':
      return '今天次数过多，请明天再试。';
    case 'box-closed':
      return '意见箱已关闭。凭回执码仍可查看答复。';
    case 'circle-too-small':
      return `范围内不足 ${of.fewest} 人，线上填写容易看出是谁。请改用纸质表，再登记份数。`;
    case 'no-circles':
      return '本活动没有列出征求意见的范围，请与办公室联系。';
    case 'not-in-circle':
      return '这份表不是发给您的。要提意见，请用意见箱。';
    case 'form-returned':
      return '您已交过这份表。要再提的，请用意见箱。';
    case 'returned-over-sent':
      return '收回份数不能多于发出份数。';
    case 'issue-title':
      return '请填写新问题的题目，或选择已有的问题。';
    case 'changed-meanwhile':
      return '内容刚被他人改动，请重新打开后再试。';
    case 'chat-bound-elsewhere':
      return `本群已绑定${of.unit}。需要更换的，请与办公室联系。`;
    case 'only-in-group':
      return '请在支部的群里使用这条命令。';
    case 'only-in-private':
      return '请在与我的私聊中使用这条命令。';
    case 'nobody-missing':
      return '都已完成，不用提醒。';
    case 'campaign-exists':
      return `“${of.title}”正在进行；一套系统一次只办一个活动，不能再启动。`;
    case 'bad-batch':
      return `方案中没有第 ${of.batch} 批，请核对批次。`;
    case 'unit-missing':
      return `请写明单位，例如：/${of.command} 办公室党支部`;
    case 'not-asked':
      return `这项要求不涉及${of.person}，不用豁免。`;
    case 'whole-branch':
      return '豁免只对个人；这样一来这项要求就没有人做了，不能办理。';
    case 'bad-span':
      return '日期有误：最后一天不能早于第一天，也不能早于今天。';
    case 'not-deputy':
      return `${of.person}不能代理：须是本单位的其他党员，且本来没有这项职务。`;
    case 'no-look-back':
      return '还没有单位进入“回头看”。';
    case 'outside-window':
      return `现在不在抽查时间内（${of.from} 至 ${of.to}）。`;
    case 'nothing-to-draw':
      return '各单位都已抽过，没有可抽的单位。';
    case 'window-not-open':
      return `“回头看”从 ${of.date} 开始，到时再填报。`;
    case 'not-helper':
      return '您不是这位同志的帮助人，请与支部书记联系。';
    case 'no-survey':
      return '现在没有可以开展的满意度测评，请与办公室核对。';
    case 'survey-open':
      return '这项测评正在进行，结束后才能开下一轮。';
    case 'survey-closed':
      return '这次测评已经结束。';
    case 'survey-days':
      return `截止日期应在明天以后、${of.most} 天以内。`;
    case 'circle-small':
      return `范围不足 ${of.least} 人，无法保证不记名，请扩大范围。`;
    case 'sample-close':
      return `抽取人数最多 ${of.most} 人，或不填、面向全体；否则与全体的结果一减，就能推出少数人的回答。`;
    case 'circles-close':
      return `这个范围与本阶段另一次测评只差不到 ${of.least} 人，两次结果一减就能推出少数人的回答。请用相同的范围，或换一个差别较大的范围。`;
    case 'not-asked-here':
      return '这次测评没有抽到您，或不在范围内。谢谢您的关心。';
    case 'answered':
      return '您已参加这次测评，谢谢您。';
    case 'every-question':
      return '请每题选一项。';
    case 'earlier-batch':
      return `第 ${of.batch} 批还没有启动，请先启动第 ${of.batch} 批。`;
    case 'empty-batch':
      return `第 ${of.batch} 批没有单位，没有启动。请先导入名册（roster import），并在单位表的“批次”栏填写 ${of.batch}。`;
    case 'not-connected':
      return '还没有接入飞书应用，无法按手机号、邮箱查找人员。请设置 LARK_APP_ID 和 LARK_APP_SECRET，或在人员表中填写 open_id。';
    case 'ledger-ended':
      return '这项整改已经办结，要重新整改请由支部书记退回。';
    case 'evidence-missing':
      return '还没有佐证材料，请责任人补充后再确认。';
    case 'explanation-missing':
      return '请写明为什么暂时不能解决。';
    case 'due-missing':
      return '请选择完成期限。';
    case 'rows':
      return `请先加入措施，至少 ${of.least} 项、最多 ${of.most} 项。`;
    case 'not-in-stage':
      return `这项工作在第 ${of.stage} 阶段办理，现在还不用。`;
    case 'unclear':
      return unclear(of.in);
    case 'platform-unreachable':
      return `暂时连不上飞书：${of.advice}`;
  }
}

export const zhCnRefusals = { refusal };
