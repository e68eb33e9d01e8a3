import type { RegisterWords } from './zh-cn.ts';

export const enRegisters: RegisterWords = {
  register: {
    list: 'What was filed',
    title: (kind) => `${kind}: filed so far`,
    none: 'Nothing was filed yet.',
    add: 'File one',
    by: (name, on) => `${on}  ${name}`,
    waiting: 'waiting for review',
    returned: 'sent back',
    more: (n) => `The newest only; ${n} more.`,
    file: (name) => `File: ${name}`,
    all: 'More forms',
    allTitle: 'Forms open to you',
    allNote: 'Tap one; the form comes to you in private.',
  },
  helping: {
    toHelper: (unit, member) => `${unit} asks you to help ${member}.`,
    toMember: (helper) => `${helper} is there to help you; talk things over with them.`,
    private: 'Seen by the secretary, the helper and the member alone; it is no verdict and goes on no file.',
    log: 'Note what was done',
    visited: (helper, on) => `${helper}, ${on}:`,
    helperOf: (member) => `You are helping ${member}`,
    helpedBy: (helper) => `${helper} is helping you`,
  },
  reports: {
    title: 'Special reports',
    counts: (n) =>
      [
        `${n.of} units: ${n.received} received, ${n.waiting} to be received`,
        ...(n.returned > 0 ? [`${n.returned} sent back`] : []),
        ...(n.late > 0 ? [`${n.late} late`] : []),
      ].join(', '),
    receive: 'Take receipt',
    returned: '↩ was sent back and is awaited again.',
    waiting: 'It is with the office; you will be told in private when it is received.',
    take: 'Take receipt',
    taken: 'Received',
    takenTitle: 'Report received',
    takenBy: (kind, by) => `The ${kind.toLowerCase()} was received by ${by} of the office.`,
    file: 'File',
  },
};
