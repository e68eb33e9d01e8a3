import type { KindWords } from './kind-words.ts';

/** What kinds of record and their fields are called; a test holds every form to it. */
export const enKinds = {
  'work-plan': {
    title: 'Work plan',
    fields: {
      of: 'Whose plan',
      words: 'The plan (a summary, or where the file is)',
    },
    choices: {
      of: { unit: 'The unit', 'leading-body': 'The leading body' },
    },
  },
  reflection: {
    title: 'Reflection',
    fields: {
      title: 'Title',
      words: 'Text',
    },
    choices: {},
  },
  minutes: {
    title: 'Minutes',
    fields: {
      words: 'Minutes',
    },
    choices: {},
  },
  'door-partner': {
    title: 'Assign a partner for study at the door',
    fields: {
      member: 'For whom',
      partner: 'Partner',
      reason: 'Reason (age, illness)',
    },
    choices: {},
  },
  'door-teaching': {
    title: 'Study brought to the door',
    fields: {
      member: 'For whom',
      hours: 'Hours',
      on: 'Date',
      words: 'What was studied',
    },
    choices: {},
  },
  'concrete-requirements': {
    title: 'Concrete requirements',
    fields: {
      words: 'Text',
      adopted: 'State',
      on: 'Date',
    },
    choices: {
      adopted: { draft: 'Draft for discussion', adopted: 'Adopted by the branch meeting' },
    },
  },
  'contact-point': {
    title: 'Visit to the contact point',
    fields: {
      unit: 'Contact point',
      on: 'Date',
      words: 'What was seen and helped with',
    },
    choices: {},
  },
  'contact-assignment': {
    title: 'Assign a contact point',
    fields: {
      leader: 'Leader',
      unit: 'Contact point',
    },
    choices: {},
  },
  appraisal: { title: 'Appraisals', fields: {}, choices: {} },
  finding: {
    title: 'Finding',
    fields: {
      words: 'What was found',
      due: 'To be answered by',
    },
    choices: {},
  },
  'make-up': {
    title: 'Make-up',
    fields: {
      words: 'What is done again',
      due: 'By',
    },
    choices: {},
  },
  'inside-look-back': {
    title: 'Look-back inside the stage',
    fields: {
      done: 'What was done',
      gaps: 'Gaps and how they are mended',
    },
    choices: {},
  },
  talk: { title: 'Talk', fields: {}, choices: {} },
  'self-analysis': { title: 'Self-analysis', fields: {}, choices: {} },
  consultation: { title: 'Consultation', fields: {}, choices: {} },
  'stage-summary': {
    title: 'Stage summary',
    fields: {
      words: 'Summary',
    },
    choices: {},
  },
  leave: {
    title: 'Trip or leave',
    fields: {
      from: 'From',
      to: 'To',
      reason: 'Reason',
    },
    choices: {},
  },
  'special-report': {
    title: 'Special report',
    fields: {
      words: 'The report (a summary, or where the file is)',
    },
    choices: {},
  },
  mechanism: {
    title: 'Mechanism',
    fields: { title: 'Name of the rule', state: 'State', on: 'Day', words: 'What it says' },
    choices: { state: { planned: 'planned', drafted: 'drafted', issued: 'issued' } },
  },
  'help-note': {
    title: 'Help for a member',
    fields: { member: 'Whom', helper: 'Helper', words: 'What and how' },
    choices: {},
  },
  'help-visit': {
    title: 'Help given',
    fields: { member: 'Whom', on: 'Day', words: 'What was done' },
    choices: {},
  },
  survey: {
    title: 'Satisfaction survey',
    fields: {},
    choices: {},
  },
  'self-check': {
    title: 'Self-check',
    fields: {
      organisation: 'Is the organisation whole?',
      problems: 'What became of the problems',
      people: 'What people feel most',
      members: 'What members gained',
      mechanisms: 'Mechanisms',
      others: 'Other requirements',
      gaps: 'What is missing (a line each, seven days)',
    },
    choices: { organisation: { sound: 'whole', mending: 'being mended' } },
  },
  'spot-check': { title: 'Spot-check', fields: {}, choices: {} },
  'opinion-form': {
    title: 'Opinion forms',
    fields: {
      channel: 'Channel',
      circle: 'Circle',
      sent: 'Sent',
      returned: 'Returned',
    },
    choices: {
      channel: { seminar: 'seminar', phone: 'telephone line', paper: 'paper form', proposal: 'proposal' },
    },
  },
  sorting: {
    title: 'Sorting of opinions',
    fields: {},
    choices: {},
  },
  feedback: {
    title: 'Feedback of opinions',
    fields: {},
    choices: {},
  },
  bulletin: {
    title: 'Bulletin',
    fields: { words: 'Words', circle: 'To whom' },
    choices: {
      circle: {
        group: 'the unit’s group',
        masses: 'the people served, in private',
        everybody: 'members and people served, in private',
      },
    },
  },
  publication: {
    title: 'Publication of results',
    fields: { of: 'Results of', words: 'Words', circle: 'To whom' },
    choices: {
      of: {
        member: 'members',
        branch: 'the branch',
        'leading-body': 'the leading body',
        'look-back': 'the look-back',
      },
      circle: {
        group: 'the unit’s group',
        masses: 'the people served, in private',
        everybody: 'members and people served, in private',
      },
    },
  },
  announcement: { title: 'Announcement', fields: { title: 'Title', words: 'Words' }, choices: {} },
  citation: {
    title: 'Citation',
    fields: { member: 'Whom', words: 'Words', circle: 'To whom' },
    choices: {
      circle: {
        group: 'the unit’s group',
        masses: 'the people served, in private',
        everybody: 'members and people served, in private',
      },
    },
  },
  'rectification-plan': {
    title: 'Rectification plan',
    fields: {
      measures: 'Measures',
      matter: 'Which matter',
      way: 'Which way',
      effect: 'Which effect',
      person: 'Responsible person',
      due: 'Due day',
      unit: 'Department (left out: the unit itself)',
    },
    choices: {
      level: { member: 'Member', branch: 'Branch', 'leading-body': 'Leading body' },
    },
  },
  'ledger-item': {
    title: 'Ledger item',
    fields: {
      words: 'What is to be put right',
      way: 'How it is handled',
      owner: 'Responsible person',
      due: 'Due day (at once: left out means within a week)',
      explanation: 'Explanation (needed when it is not possible yet)',
    },
    choices: {
      way: { now: 'At once', 'by-date': 'By a date', explain: 'Explained' },
    },
  },
} satisfies Record<string, KindWords>;
