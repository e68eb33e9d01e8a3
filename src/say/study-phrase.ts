import { type Duration, type HoursRefusal, readDurationAt } from './duration.ts';
import { isAnnouncement, isTalkAbout } from './ordinary-talk.ts';

export type StudyPhrase =
  | { kind: 'study'; hours: number; topic?: string }
  | { kind: 'unclear'; reason: HoursRefusal };

const verb =
  /^(?:打卡学习|学习打卡|自学打卡|学时打卡|打卡|自学|研学|记学时|登记学时|学时|学习|(?:study|studied|studying|log)(?![a-z]))了?/;
const takesBareNumber = /^(?:打卡|学习打卡|自学|学时|记学时|登记学时|study|studied|log)/;
const separators = /^[\s:,、;。]*/;
const counter = /^(?:[天日次人个遍年月号点周届期节章页篇集组名位分级]|大|中|小|五|世纪|pm|am|%|\/|:)/;
const wrongUnit = /^[天日次周节课章页遍篇集](?:课)?$/;
const afterAmount = /^(?:之?以?后|以上|以内|内|以下|太|就|才|不|没|还|够|也|都|再|吧|的话|多)/;
const fillers = /(?:[\s:,，：、;；。\-(（]|共计?|合计|用时|用了|时长|大约|约|学了|\bfor)+$/;

/**
 * A person's own study: an amount after the verb (`打卡 1.5 学习党章`), or the subject first (`学习党章 2 学时`). Null where
 * the words only speak of studying. `typed` and its folded form are equally long; the topic is cut from what was typed.
 */
export function readStudyPhrase(typed: string, folded: string): StudyPhrase | null {
  const found = folded.startsWith('学习强国') ? '' : verb.exec(folded)?.[0];
  if (found === undefined) return readBareAmount(folded);
  const gap = separators.exec(folded.slice(found.length))?.[0] ?? '';
  const start = found.length + gap.length;
  const matter = { verb: found, separated: gap !== '', rest: folded.slice(start), typed: typed.slice(start) };
  const first = readAmountFirst(matter);
  if (first !== 'other') return first;
  const last = readAmountLast(matter);
  return last !== 'other' ? last : readNoAmount(matter);
}

interface Matter {
  verb: string;
  separated: boolean;
  rest: string;
  typed: string;
}

function readBareAmount(folded: string): StudyPhrase | null {
  const amount = readDurationAt(folded);
  if (!amount?.unit || amount.length !== folded.length || 'refusal' in amount) return null;
  return { kind: 'study', hours: amount.hours };
}

function readAmountFirst({ verb, separated, rest, typed }: Matter): StudyPhrase | null | 'other' {
  const amount = verb === '' ? null : readDurationAt(rest);
  if (!amount) return 'other';
  const tail = rest.slice(amount.length).replace(/^左右$/, '');
  const words = typed.slice(amount.length);
  if (tail === '') return amount.unit || separated || isPlainNumber(verb, rest) ? taken(amount) : 'other';
  if (amount.unit) return afterAmount.test(tail) || isAnnouncement(tail) ? null : taken(amount, words);
  if (/^\s*(?:[-~至到—]|\.)\s*[0-9.一二两三四五六七八九十]/.test(tail))
    return { kind: 'unclear', reason: 'not-a-number' };
  if (/^[\s,:、;。]|^(?:学习|自学)/.test(tail)) {
    if (!separated && !isPlainNumber(verb, rest)) return 'other';
    if (isAnnouncement(tail.trim())) return null;
    const lone = readDurationAt(tail.trim());
    if (lone && lone.length === tail.trim().length) return { kind: 'unclear', reason: 'not-a-number' };
    return wrongUnit.test(tail.trim()) ? { kind: 'unclear', reason: 'unknown-unit' } : taken(amount, words);
  }
  if (wrongUnit.test(tail)) return { kind: 'unclear', reason: 'unknown-unit' };
  if (counter.test(tail) || /^[一二两三四五六七八九十半]/.test(rest)) return 'other';
  return takesBareNumber.test(verb) && !isTalkAbout(tail)
    ? { kind: 'unclear', reason: 'unknown-unit' }
    : null;
}

/** Digits may follow any verb directly; a Chinese numeral only 打卡 (`学习三` begins a subject, not an amount). */
function isPlainNumber(verb: string, rest: string): boolean {
  return /^[-+]?[0-9.]/.test(rest) || verb.includes('打卡');
}

function readAmountLast({ verb, rest, typed }: Matter): StudyPhrase | null | 'other' {
  for (let at = 1; at < rest.length; at += 1) {
    const amount = readDurationAt(rest.slice(at));
    if (!amount || at + amount.length !== rest.length) continue;
    const bare =
      takesBareNumber.test(verb) && /\s/.test(rest.charAt(at - 1)) && /^[0-9]/.test(rest.slice(at));
    if (!amount.unit && !bare) return 'other';
    const words = typed.slice(0, at).replace(fillers, '');
    return words.length > 40 || isAnnouncement(rest.slice(0, at)) ? null : taken(amount, words);
  }
  return 'other';
}

function readNoAmount({ verb, separated, rest }: Matter): StudyPhrase | null {
  if (verb === '' || verb === 'log') return null;
  if (rest === '') return verb.endsWith('了') ? null : { kind: 'unclear', reason: 'no-hours' };
  if (!separated || /^[a-z]/.test(verb) || rest.length > 30 || isTalkAbout(rest)) return null;
  return { kind: 'unclear', reason: 'no-hours' };
}

function taken(amount: Duration, words = ''): StudyPhrase {
  if ('refusal' in amount) return { kind: 'unclear', reason: amount.refusal };
  const topic = topicOf(words);
  return topic === ''
    ? { kind: 'study', hours: amount.hours }
    : { kind: 'study', hours: amount.hours, topic };
}

/** The subject as typed, without the marks around it and without a second "学习" before it; 学习强国 is a name. */
export function topicOf(words: string): string {
  return words
    .replace(/^[\s,，:：;；、。.!！~～-]+|[\s,，:：;；、。.!！~～-]+$/g, '')
    .replace(/^[的了]/, '')
    .replace(/^(?:学习|學習|自学|自學)\s*(?!强国|強國|贯彻|貫徹|宣传|宣傳|教育|型)(?=\S)/, '');
}
