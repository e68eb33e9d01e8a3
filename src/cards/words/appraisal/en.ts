import type { AppraisalWords } from './zh-cn.ts';

export const enAppraisal: AppraisalWords = {
  life: {
    names: { branch: 'Branch life meeting', 'leading-body': 'Democratic life meeting' },
    plan: (name) => `Plan: ${name}`,
    formTitle: (name) => `Plan: ${name}`,
    lasts: 'How long (hours)',
    lastsPlaceholder: 'e.g. 3',
    agenda: [
      '1. The secretary says what the meeting is for',
      '2. Each member examines themselves',
      '3. Members appraise one another',
      '4. Guests and supervisors speak',
    ].join('\n'),
    bodyAgenda: [
      '1. What was said in the opinions',
      '2. Each leader examines themselves',
      '3. Each is appraised by the others',
      '4. The supervisors speak',
    ].join('\n'),
    guests: 'Guests',
    guestsPlaceholder: 'e.g. three colleagues, the supervisors',
    guestsLine: (guests) => `Guests: ${guests}`,
    guestsCame: (n) => `Guests present: ${n}`,
    spoken: (spoke, all) => `Examined and appraised: ${spoke}/${all}`,
    everyone: 'Everybody examines themselves and is appraised. It gives no study hours.',
    inviteTitle: (name) => `Invitation: ${name}`,
    invited: (unit) => `You are asked to the meeting of ${unit}. Check in on this card once you are there.`,
    orderTitle: 'Order of speaking',
    orderHow:
      'In the order of the roster unless you change it. Press a name once they have spoken and were appraised; that also notes that they were there.',
    orderWaits: (time) => `The meeting begins at ${time}; names can be ticked off from then on.`,
    orderOver: 'The meeting is over.',
    row: (no, name, spoke, present) => `${no}. ${name}${spoke ? '  (spoke)' : present ? '  (present)' : ''}`,
    edit: 'Change the order',
    editLabel: 'One name a line',
    save: 'Save the order',
    undo: 'Take a tick back',
    openOrder: 'Order of speaking',
    makeUpHow: (due) =>
      `Arrange a time with the secretary before ${due} to examine yourself and hear the others; the secretary then confirms.`,
    makeUpRow: (name) => `${name}: still to be made up`,
    makeUps: (n) => `${n} did not come and were told in private. Confirm each once it is made up:`,
    afterSpoken: (spoke, all) => `${spoke} of ${all} examined themselves and were appraised.`,
    toasts: { ordered: 'The order is saved', spoke: 'Noted', guest: 'Noted as a guest' },
  },
};
