import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Document002, type Document002Read, playDocument002 } from './document-002.ts';

/** The figures of document 002, part 1. */
const whole: Document002 = {
  branches: 21,
  seminars: 4,
  forms: { sent: 305, returned: 299 },
  talks: { leaders: 49, leaderWithHead: 42, members: 2200, others: 200 },
  consultations: { byLeaders: 56, ofMasses: 360 },
  survey: { sample: 120, answers: 110, fair: 7 },
  days: ['03', '04', '05', '06', '09'],
  ends: '2026-03-12T10:00:00+08:00',
};
const short: Document002 = {
  branches: 3,
  seminars: 2,
  forms: { sent: 44, returned: 43 },
  talks: { leaders: 23, leaderWithHead: 6, members: 32, others: 9 },
  consultations: { byLeaders: 8, ofMasses: 12 },
  survey: { sample: 14, answers: 12, fair: 1 },
  days: ['03', '04'],
  ends: '2026-03-04T08:50:00+08:00',
};
/** `npm run test:document-002` plays it whole. */
const isWhole = process.env.DOCUMENT_002 === 'whole';
const plan = isWhole ? whole : short;

let database: TestDatabase;
let read: Document002Read;
beforeAll(async () => {
  database = await testDatabase();
  read = await playDocument002(plan, {
    databaseUrl: database.connectionString,
    ...(isWhole ? { say: (line: string) => console.info(line) } : {}),
  });
  if (isWhole) console.info([...read.card, `${read.seconds} s`].join('\n'));
}, 3_600_000);
afterAll(() => database?.close());

const { forms, talks, consultations } = plan;
const figures = [
  `发放征求意见表 ${forms.sent} 份，收回 ${forms.returned} 份`,
  `召开座谈会 ${plan.seminars} 个`,
  `领导干部征询 ${consultations.byLeaders} 人次`,
  `听取群众意见 ${consultations.ofMasses} 人次`,
  `领导班子成员之间 ${talks.leaders} 人次`,
  `领导与处室负责人、党员之间 ${talks.leaderWithHead} 人次`,
  `党员之间 ${talks.members} 人次`,
  `党员与群众之间 ${talks.others} 人次`,
  `满意度测评收回 ${plan.survey.answers} 份`,
];

describe.each(['card', 'docx'] as const)(
  "document 002's figures in the bureau's summary: the %s",
  (where) => {
    test.each(figures)('%s', (figure) => {
      expect(read[where].join('\n')).toContain(figure);
    });

    test('the opinions that were handed over', () => {
      expect(read[where].join('\n')).toMatch(/收到意见 [1-9]\d* 条/);
    });

    test('90 % and more of the answers to each of the six questions are the upper two', () => {
      const text = read[where].join('\n');
      expect(text).toMatch(/好、较好合计：/);
      const shares = read[where]
        .filter((line) => line.startsWith('· '))
        .map((line) => /(\d+)\s*%/.exec(line));
      expect(shares).toHaveLength(6);
      for (const share of shares) expect(Number(share?.[1])).toBeGreaterThanOrEqual(90);
    });
  },
);

test('the bot says it sent what the platform got', () => {
  expect(read.broken).toEqual([]);
});
