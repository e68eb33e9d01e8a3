import type { PublicityWords } from './zh-cn.ts';

export const enPublicity: PublicityWords = {
  publicity: {
    read: 'I have read it',
    answer: 'Give an opinion',
    hint: 'Opinions are anonymous.',
    readers: (n) => `Read by ${n}`,
    counted: 'Counted, thank you',
    praised: (name) => `In praise of ${name}`,
    results: {
      member: 'What members put right',
      branch: 'What the branch put right',
      'leading-body': 'What the leading body put right',
      'look-back': 'What the look-back came to',
    },
    waitsTitle: 'Waiting for review',
    waits: (by, kind) => `${by} filed: ${kind}. It is published once approved.`,
    handedIn: (by, kind) =>
      `${by} handed in the ${kind.toLowerCase()}; please take receipt, or send it back saying why.`,
    receiveTitle: 'To be received',
    review: 'Review',
    draft: {
      meetings: (n) => `Branch life meetings held: ${n}.`,
      appraised: (n, of) => `${n} of ${of} members have received and acknowledged their appraisal.`,
    },
  },
};
