import type { TalksWords } from './zh-cn.ts';

/** Talks, and what another person confirms by one tap, in English. */
export const enTalks: TalksWords = {
  talkKinds: {
    leaders: 'Leaders among themselves',
    'leader-member': 'Leader with a head of department or member',
    members: 'Members among themselves',
    others: 'Member with somebody outside the Party',
  },
  talkTimes: (kind, n) => `${kind}: ${n}`,
  talk: {
    title: 'Talks',
    intro:
      'Log a talk. Submitting it is your confirmation; the other needs one tap. Only day, people and kind are kept, never what was said.',
    with: 'With',
    on: 'Day',
    kind: 'Kind',
    kindPlaceholder: 'Follows from who you both are',
    submit: 'Log',
    elsewhere: 'Somebody who is not in the list: send "/talk @name" or "/talk name".',
    notYet: (names) => `No talk yet with: ${names}`,
    more: (n) => `${n} more`,
    asked: 'Waiting for the other to confirm:',
    held: (n) => `Confirmed: ${n}`,
    withdraw: 'Take back',
    withdrawTitle: 'Take this talk back?',
    withdrawText: 'It will no longer count for either of you.',
  },
  confirm: {
    talkTitle: 'Please confirm a talk',
    talk: (by, unit, day) => `${by} (${unit}) logged a talk with you on ${day}.`,
    talkNote:
      'Only day, people and kind are kept, never what was said. If you do nothing, it lapses after some days.',
    yesTalk: 'Confirm',
    consultationTitle: 'Please confirm a consultation',
    consultation: (by, unit) =>
      `${by} (${unit}) says that you were asked for your opinion for the self-analysis.`,
    consultationNote:
      'Only that you were asked is kept, never what was said. If you do nothing, it lapses after some days.',
    yesConsultation: 'I was asked',
    no: 'Not so',
    waiting: 'Please confirm:',
    confirmed: 'You have confirmed. Thank you.',
    declinedTitle: 'Done',
    declined: 'Nothing of it is kept.',
    again: (n) => `${n === 1 ? '1 matter waits' : `${n} matters wait`} for your confirmation: send "me".`,
  },
  talkToasts: {
    asked: (person) => `Logged; ${person} is asked to confirm`,
    confirmed: (person) => `You and ${person} have both confirmed`,
    already: (person) => `The talk with ${person} on that day is logged already`,
    thanks: 'Confirmed, thank you',
    withdrawn: 'Taken back',
  },
};
