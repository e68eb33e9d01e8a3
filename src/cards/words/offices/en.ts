import type { OfficeWords } from './zh-cn.ts';

const dates: OfficeWords['extend']['dates'] = (of, called, day) => {
  switch (of.why) {
    case 'unknown-batch':
      return `The campaign has no batch ${of.batch}.`;
    case 'unknown-date-key':
      return 'There is no such date; please choose again.';
    case 'no-such-date':
      return `There is no day "${of.date}".`;
    case 'reason-missing':
      return 'A date is moved with a reason only.';
    case 'stages-out-of-order':
      return `${called(of.key)} would end (${day(of.to)}) before it begins (${day(of.from)}).`;
    case 'stages-overlap':
      return `${called(of.key)} would begin on ${day(of.from)} while ${called(of.before)} runs to ${day(of.to)}.`;
    case 'stages-gap':
      return `${called(of.before)} ends on ${day(of.to)}, but ${called(of.key)} would begin only on ${day(of.from)}.`;
    case 'under-minimum':
      return `The concentrated period would run from ${day(of.from)} to ${day(of.to)}, under ${of.months} months; it may end on ${day(of.earliestEnd)} at the earliest.`;
    case 'outside-batch':
      return `${called(of.key)} (${day(of.date)}) lies outside the batch (${day(of.from)} to ${day(of.to)}).`;
    case 'step-outside-stage':
      return `${called(of.key)} (${day(of.date)}) lies outside its stage (${day(of.from)} to ${day(of.to)}).`;
    case 'review-inconsistent':
      return `${called(of.key)} (${day(of.date)}) must lie between ${day(of.from)} and ${day(of.to)}.`;
  }
};

/** What officials decide besides the day's work, in English. */
export const enOffices: OfficeWords = {
  again: {
    title: 'A signed gate needs another look',
    line: (unit, stage) => `${unit}, ${stage} was signed, and something has changed since. Please review it.`,
    signed: (by, day) => `Signed by ${by} on ${day}`,
    records: (n) => `${n} records were corrected or taken back after the signature`,
    lost: 'No longer met:',
    earlier: (stage) => `${stage} changed after its signature; the supervisors review it again:`,
    review: 'Reviewed, it holds',
    confirm: 'Does it hold?',
    confirmText: 'What stands now is kept beside what was signed.',
    how: (unit) => `Once it is met again, send "/gate ${unit}" to review it.`,
    doneTitle: 'Reviewed',
    done: (unit, stage, by) => `${unit}, ${stage} was reviewed by ${by}.`,
  },
  counted: {
    title: 'Who takes part and is counted where',
    door: 'Study brought to the door:',
    person: (person, more) => `${person} (${more})`,
    joined: 'Membership elsewhere, takes part and is counted here:',
    elsewhere: 'Membership here, takes part and is counted elsewhere:',
    body: 'In the leading body (counted as members in their branches):',
  },
  exempt: {
    title: 'Exemptions',
    intro:
      'One requirement for one person, with a reason; never for a whole branch. For another unit name it: /exempt UNIT',
    person: 'Person',
    requirement: 'Requirement',
    reason: 'Reason',
    submit: 'Exempt',
    list: 'Exempt now:',
    none: 'Nobody is exempt in this stage.',
    revoke: 'Revoke',
    revokeConfirm: 'Revoke it?',
    revokeText: 'The requirement counts again, and reminders go on.',
    mine: 'Exempt, no longer asked of you:',
    granted: 'Exempt',
    revoked: 'Revoked',
  },
  extend: {
    title: 'Move a date',
    askTitle: 'Ask for a new date',
    which: 'Which date',
    on: 'New date',
    reason: 'Reason',
    edge: { from: 'start', to: 'end', due: 'due' },
    dateName: (name, edge) => `${name}: ${edge}`,
    others: 'For another unit name it: /extend UNIT',
    option: (name, day) => `${name} (now ${day})`,
    submit: 'Move',
    ask: 'Ask the office',
    rule: (months) =>
      `The concentrated period lasts ${months} months at least. Reminders follow the new date; the calendar shows the reason.`,
    refusedDates: 'The date cannot be moved so:',
    doneTitle: 'Date moved',
    done: (name, day) => `${name}: now ${day}.`,
    moved: (n) => `${n} items have a new due day; reminders follow it.`,
    because: 'Reason:',
    askedTitle: (unit) => `${unit} asks for a new date`,
    asked: (by, name, day) => `${by} asks to move "${name}" to ${day}.`,
    grant: 'Grant',
    refuse: 'Refuse',
    comment: 'Why not',
    refusedTitle: 'New date refused',
    refused: (by) => `${by} refused:`,
    sentTitle: 'The office was asked',
    sent: 'You will be told in private what it decides.',
    dates,
  },
  deputy: {
    title: 'Deputy',
    intro: 'A deputy has your office in this unit for these days; it ends by itself.',
    person: 'Deputy',
    role: 'Office',
    from: 'First day',
    to: 'Last day',
    submit: 'Name',
    namedTitle: 'Deputy named',
    toDeputy: (by, unit, role, span) => `${by} asks you to stand in as ${role} of ${unit}: ${span}.`,
    named: (person, role, span) => `${person} stands in as ${role}: ${span}`,
    current: 'Deputies:',
    end: 'End early',
    endConfirm: 'End it?',
    endText: 'The deputy loses the office at once.',
    endedTitle: 'Deputy ended',
    ended: (person, role) => `${person} no longer stands in as ${role}.`,
  },
  handover: {
    title: 'Handover',
    toNew: (unit) => `You are now secretary of ${unit}.`,
    open: 'Still open:',
    review: (n) => `${n} submissions to review`,
    sessions: 'Check-ins under way:',
    gate: (stage) => `The gate of ${stage} was applied for and waits for the supervisors.`,
    box: (n) => `Opinion box: ${n} opinions were handed over; send "/opinions" to read them.`,
    nothing: 'Nothing is open.',
    oldTitle: 'Handed over',
    toOld: (unit, by) => `The secretary of ${unit} is now ${by}; what was open went to them. Thank you.`,
    secretary: 'the new secretary',
  },
};
