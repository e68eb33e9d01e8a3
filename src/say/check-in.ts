import { type HoursRefusal, readDurationAt } from './duration.ts';
import { fold, visible } from './fold.ts';
import { isQuestion, isTalkAbout } from './ordinary-talk.ts';
import { readStudyPhrase, topicOf } from './study-phrase.ts';

/** Why a phrase that evidently tries can't be taken. */
export type UnclearReason = HoursRefusal | 'extra-words' | 'too-long';

/**
 * What a person says of themselves: present; hours of own study (0 < hours ≤ 24, two decimals) with the subject as
 * typed; a correction the same day (`hours: 0` withdraws the study entry, `present: false` the check-in); or an attempt
 * that needs a private hint.
 */
export type CheckInPhrase =
  | { kind: 'present' }
  | { kind: 'study'; hours: number; topic?: string }
  | { kind: 'correct'; hours: number; topic?: string }
  | { kind: 'correct'; present: false }
  | { kind: 'unclear'; reason: UnclearReason };

const present =
  /^(?:(?:我|本人)?(?:要|来|已经?)?(?:签个?到|报个?到|打卡签到|签到打卡)(?:了|啦)?|(?:我|本人)?(?:已经?)?(?:到场|出席|到会|到)(?:了|啦)?)+$/;
const presentInEnglish = /^(?:i'?m|iam|i)?(?:here|present|check(?:ed|ing)?-?in|sign(?:ed)?-?in)$/;
const correction =
  /^(?:更正|改正|修正|修改|订正|改|应该?为|应该?是|实际|实为|correct(?:ion|ed)?(?![a-z])|change(?: it)? to(?![a-z]))(?:打卡|学习|学时|时长)?(?:为|成|是)?[\s:,、;]*/;
const withdrawal =
  /^(?:撤销|撤回|取消|作废|undo|cancel|withdraw)\s*(?:我的|刚才的|今天的|my )?\s*(?:(?<present>签到|报到|出席|check-?in)|打卡记录|学习打卡|打卡|学时|学习记录|study(?: entry)?)$/;

const tooLong: CheckInPhrase = { kind: 'unclear', reason: 'too-long' };

/**
 * Reads a check-in phrase, mentions already taken off. Null for ordinary talk. The phrase must start the message:
 * `学习了2小时党章` is taken, `我昨天学习了2小时党章` is a tale and is not; a question, an announcement, a word for
 * somebody else never is.
 */
export function readCheckIn(text: string): CheckInPhrase | null {
  const whole = visible(text).replace(/\s/g, ' ');
  if (whole.length > 500) return /^(?:签到|打卡)[\s:,]/.test(fold(whole.slice(0, 9))) ? tooLong : null;
  const typed = whole.replace(/(?:[\s。.!！~～,，;；、:：…]|\p{Extended_Pictographic}|\ufe0f)+$/u, '');
  const folded = fold(typed);
  if (typed === '' || isQuestion(fold(whole))) return null;
  return readPresent(folded) ?? readCorrection(typed, folded) ?? readStudyPhrase(typed, folded);
}

function readPresent(folded: string): CheckInPhrase | null {
  const words = folded.replace(/\[[a-z一-龥]{1,8}\]/g, '').replace(/[\s,、!。~:]/g, '');
  if (present.test(words) || presentInEnglish.test(words)) return { kind: 'present' };
  const more = /^(?:签到|报到)[\s,、:;]+(.{1,30})$/.exec(folded)?.[1];
  return more && !isTalkAbout(more) ? { kind: 'unclear', reason: 'extra-words' } : null;
}

function readCorrection(typed: string, folded: string): CheckInPhrase | null {
  const withdrawn = withdrawal.exec(folded);
  if (withdrawn)
    return withdrawn.groups?.present ? { kind: 'correct', present: false } : { kind: 'correct', hours: 0 };
  const found = correction.exec(folded)?.[0];
  if (found === undefined) return null;
  if (found.length === folded.length)
    return found === '更正' ? { kind: 'unclear', reason: 'no-hours' } : null;
  const amount = readDurationAt(folded.slice(found.length));
  if (!amount) return null;
  const tail = folded.slice(found.length + amount.length);
  if (tail !== '' && !(amount.unit && /^\s+\S{1,30}$/.test(tail) && !isTalkAbout(tail))) return null;
  if ('refusal' in amount) {
    const zero = /^0+(?:\.0*)?$|^零$/.test(folded.slice(found.length, found.length + amount.length));
    return zero ? { kind: 'correct', hours: 0 } : { kind: 'unclear', reason: amount.refusal };
  }
  const topic = topicOf(typed.slice(found.length + amount.length));
  return { kind: 'correct', hours: amount.hours, ...(topic && { topic }) };
}
