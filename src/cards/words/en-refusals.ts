import type { Role } from '../../domain/rights.ts';
import type { Unclear } from '../../domain/three-clears.ts';
import { enTalks } from './talks/en.ts';
import type { Words } from './zh-cn.ts';

const holders: Record<Role, string> = {
  member: 'party members',
  committee: 'the branch committee',
  secretary: 'the branch secretary',
  first: 'the first responsible person',
  office: 'the office',
  supervisor: 'the supervision group',
  mass: 'colleagues and people served',
};

const clears = {
  matter: 'which matter',
  way: 'which way',
  effect: 'which effect',
  person: 'responsible person',
  due: 'due day',
};

/** What is unclear, where, and how to mend it, in one sentence. */
function unclear(of: Unclear): string {
  const what = `“${clears[of.field]}” of no. ${of.row}`;
  switch (of.fault) {
    case 'empty':
      return `Please fill in ${what}.`;
    case 'short':
      return `Please be definite in ${what}: it has under 8 characters.`;
    case 'repeats':
      return of.otherRow === of.row
        ? `Please write ${what} apart: it repeats “${clears[of.other]}”.`
        : `Please merge or rewrite ${what}: it repeats no. ${of.otherRow}.`;
    case 'past':
      return `Please choose today or later for ${what}: the day is over.`;
  }
}

const refusal: Words['refusal'] = (of) => {
  switch (of.why) {
    case 'unknown-person':
      return 'You are not on the roster. Please ask your branch secretary or the office.';
    case 'not-for-you':
      return 'This is not addressed to you.';
    case 'talk-alone':
      return 'A talk takes two people. Please choose the other.';
    case 'talk-kind':
      return `This kind does not fit you and ${of.person}. Please leave it out or choose another.`;
    case 'not-on-roster':
      return `"${of.person}" is not on the roster. Please check the name, or mention the person with @.`;
    case 'namesakes':
      return `Several people are called "${of.person}". Please mention the right one with @.`;
    case 'unreadable':
      return enTalks.unreadable[of.of];
    case 'no-analysis':
      return 'This campaign asks for no self-analysis.';
    case 'no-run':
      return 'No self-analysis is being sent. Please begin with "self-analysis start".';
    case 'one-draft':
      return 'There is one draft only, nothing to compare.';
    case 'no-right':
      return `This can be done by: ${of.roles.map((role) => holders[role]).join(', ')}.`;
    case 'not-yet':
      return `/${of.command} is not available yet. Please do it as you did before.`;
    case 'no-campaign':
      return 'The campaign has not been started. Please ask the office.';
    case 'not-in-campaign':
      return `${of.unit} does not take part in this campaign. Please check with the office.`;
    case 'unknown-unit':
      return of.near.length > 0
        ? `No unit named "${of.typed}". Is it one of these: ${of.near.join(', ')}?`
        : `No unit named "${of.typed}". Write its full name as on the roster, or send /roster.`;
    case 'no-unit-here':
      return 'This group is not bound to a unit yet. The branch secretary or the office can send /bind.';
    case 'gone':
      return 'This no longer exists. Please open it again.';
    case 'meeting-begun':
      return `The meeting “${of.title}” has begun, ended or been cancelled: it can no longer be moved or cancelled.`;
    case 'meeting-not-yet':
      return `“${of.title}” has not begun; check-in opens on ${of.day} at ${of.time}.`;
    case 'meeting-cancelled':
      return `The meeting “${of.title}” was cancelled; there is nothing to note.`;
    case 'speaking-order':
      return 'Give one name a line: everybody who is to speak, nobody else.';
    case 'not-yours':
      return 'This is not yours to do: nobody handles their own appraisal, or signs for another.';
    case 'not-delivered':
      return `The appraisal of ${of.person} is not delivered yet.`;
    case 'past-date':
      return `${of.date} is over. Give today or a later date.`;
    case 'before-stage':
      return `The date lies before this stage began (${of.date}) and does not count for it.`;
    case 'make-up-hours':
      return `Only ${of.have} of ${of.need} hours of own study were entered since the meeting. Confirm once they are there.`;
    case 'text-file':
      return 'Send the file as .docx, .txt or .md.';
    case 'session-closed':
      return `Check-in for "${of.title}" is closed. To be added, ask your branch secretary.`;
    case 'not-expected':
      return `You are not placed in ${of.unit}, so this check-in is not for you. If that is wrong, ask your branch secretary.`;
    case 'no-session-today':
      return 'No check-in is open now. To log your own study, send: study 1.5 Party constitution';
    case 'no-hours':
      return 'A life meeting gives no study hours.';
    case 'bad-hours':
      return `"${of.typed}" cannot be logged. Hours are over 0, at most 24, in quarters, such as 1.5.`;
    case 'too-many-hours':
      return `${of.already} hours are already logged for ${of.day}; with these the day would have more than 24.`;
    case 'bad-date':
      return `"${of.typed}" is not a date. Write it like 2005-03-05.`;
    case 'future-date':
      return `${of.date} is still to come. Please give today or an earlier day.`;
    case 'own-submission':
      return 'What you submitted yourself is reviewed by somebody else.';
    case 'gate-not-met':
      return 'Some requirements are not met yet, so the unit cannot apply. Send “gate” to see what is missing.';
    case 'applied-by-you':
      return 'Who applied cannot sign; a member of the supervision group in charge does.';
    case 'not-applied':
      return 'The unit has not applied, or its application was already decided.';
    case 'no-gate':
      return 'There is no gate to pass in this stage.';
    case 'field':
      return `“${of.title}” is not filled in right; please correct it.`;
    case 'no-own-study':
      return 'You logged no study of your own today that could be corrected. To take back a check-in, say: undo check-in';
    case 'only-same-day':
      return 'You can correct only what you logged today. For earlier days, ask your branch secretary.';
    case 'reason-missing':
      return 'Please give a reason.';
    case 'words-missing':
      return 'The text is empty. Please write something and submit again.';
    case 'words-too-long':
      return `The text is over ${of.most} characters. Please submit it in parts.`;
    case 'unknown-receipt':
      return 'The receipt code is wrong or has expired. Please check the 16 digits.';
    case 'too-often':
      return 'That was too often for one day. Please try again tomorrow.';
    case 'box-closed':
      return 'The opinion box is closed. Your receipt code still opens the answers.';
    case 'circle-too-small':
      return `Fewer than ${of.fewest} people: a form here would say who spoke. Use paper forms and enter how many.`;
    case 'no-circles':
      return 'This campaign names no circles to ask. Please speak to the office.';
    case 'not-in-circle':
      return 'This form was not sent to you. To say something, use the opinion box.';
    case 'form-returned':
      return 'Your form of this round is in. For more, use the opinion box.';
    case 'returned-over-sent':
      return 'No more forms can come back than were sent.';
    case 'issue-title':
      return 'Give the new issue a title, or choose one that is there.';
    case 'changed-meanwhile':
      return 'Somebody has just changed this. Please open it again and retry.';
    case 'chat-bound-elsewhere':
      return `This group is bound to ${of.unit}. To change that, ask the office.`;
    case 'only-in-group':
      return "Please use this command in your branch's group.";
    case 'only-in-private':
      return 'Please use this command in your private chat with me.';
    case 'nobody-missing':
      return 'Everyone is done; nobody to remind.';
    case 'campaign-exists':
      return `"${of.title}" is running; an installation runs one campaign at a time, and no other can be started.`;
    case 'bad-batch':
      return `The plan has no batch ${of.batch}. Please check the number.`;
    case 'unit-missing':
      return `Please name the unit: /${of.command} and its full name.`;
    case 'not-asked':
      return `This is not asked of ${of.person}; there is nothing to waive.`;
    case 'whole-branch':
      return 'Exemptions are for single persons; this one would leave nobody to do it.';
    case 'bad-span':
      return 'The last day cannot be before the first day or before today.';
    case 'not-deputy':
      return `${of.person} cannot stand in: it must be another member of this unit who does not hold the office.`;
    case 'no-look-back':
      return 'No unit has come to its look-back yet.';
    case 'outside-window':
      return `Spot-checks are drawn from ${of.from} to ${of.to} only.`;
    case 'nothing-to-draw':
      return 'Every unit was drawn already; none is left.';
    case 'window-not-open':
      return `The look-back opens on ${of.date}; please file it then.`;
    case 'not-helper':
      return 'You are not this member’s helper; please speak with the branch secretary.';
    case 'no-survey':
      return 'No survey can be held here now; please check with the office.';
    case 'survey-open':
      return 'This survey is open; the next round can begin after it has closed.';
    case 'survey-closed':
      return 'This survey is closed.';
    case 'survey-days':
      return `The closing day must be tomorrow or later, within ${of.most} days.`;
    case 'circle-small':
      return `The circle has fewer than ${of.least} people and would not be anonymous; please widen it.`;
    case 'sample-close':
      return `The sample can have ${of.most} people at most, or be left empty for everybody: subtracting it from the whole would tell of a few.`;
    case 'circles-close':
      return `This circle differs by fewer than ${of.least} people from another survey of this stage; subtracting the results would tell of a few. Take the same circle, or one that differs more.`;
    case 'not-asked-here':
      return 'You were not drawn for this survey, or are outside its circle. Thank you for asking.';
    case 'answered':
      return 'You have answered this survey. Thank you.';
    case 'every-question':
      return 'Please choose one answer for each question.';
    case 'earlier-batch':
      return `Batch ${of.batch} has not been started yet; start it first.`;
    case 'empty-batch':
      return `Batch ${of.batch} has no units, so nothing was started. Import the roster first (roster import), with ${of.batch} under "batch" in the units file.`;
    case 'not-connected':
      return 'No Feishu app is connected, so people cannot be looked up by mobile or email. Set LARK_APP_ID and LARK_APP_SECRET, or give each open_id in the people file.';
    case 'ledger-ended':
      return 'This item is closed; to redo it, the secretary sends it back.';
    case 'evidence-missing':
      return 'There is no evidence yet; its owner adds some before it is confirmed.';
    case 'explanation-missing':
      return 'Please write why it is not possible yet.';
    case 'due-missing':
      return 'Please choose a due day.';
    case 'rows':
      return `Please add measures first: at least ${of.least}, at most ${of.most}.`;
    case 'not-in-stage':
      return `This belongs to stage ${of.stage}; it is not needed yet.`;
    case 'unclear':
      return unclear(of.in);
    case 'platform-unreachable':
      return `Feishu cannot be reached now: ${of.advice}`;
  }
};

export const enRefusals = { refusal };
