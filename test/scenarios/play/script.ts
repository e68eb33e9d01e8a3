import { analyse } from './analysis.ts';
import { appraise } from './appraisals.ts';
import { answerOpinions, lastOpinions, openBox } from './box.ts';
import { type Branch, expectDone, holdSession, sayAndBeHeard } from './branch.ts';
import { bureauGate, bureauMobilises, bureauPlans } from './bureau.ts';
import { type Cast, everyBranch, lateReport, lectureless, slowBranch, talkative } from './cast.ts';
import { expectClosed, gate } from './gates.ts';
import { holdLifeMeetings, planLifeMeetings } from './life-meetings.ts';
import { mechanisms, selfChecks, spotChecks } from './look-back.ts';
import { askForOpinions, sortAndRead } from './opinions.ts';
import { closeStage, paperwork, plans, reports, reviews, tellAppraisal, tellResults } from './papers.ts';
import { branchPlans, consolidate, memberPlans, rectify } from './rectify.ts';
import type { Actor, Stage } from './stage.ts';
import { surveys } from './survey.ts';
import { talk } from './talks.ts';

const at = (day: string, time = '10:00') => `2026-${day}T${time}:00+08:00`;

/** Stage 1 as document 001, part 3(1) asks for it: 40 study hours in eleven sessions. */
const sessions: readonly [day: string, words: string][] = [
  ['01-27', '部署动员大会，督导组参加 2小时'],
  ['01-28', '支部书记和骨干培训 2小时'],
  ['02-02', '学习党章第一章 4小时'],
  ['02-03', '学习党章第二章 4小时'],
  ['02-04', '学习党章第三章 4小时'],
  ['02-05', '学习《读本》前半部 4小时'],
  ['02-06', '学习《读本》后半部 4小时'],
  ['02-09', '党课：永葆先进性 4小时'],
  ['02-10', '学习体会交流会 4小时'],
  ['02-11', '参观教育基地 4小时'],
  ['02-12', '观看先进事迹录像 4小时'],
];

/** What the script itself remembers, to be compared with what the bot stored. */
export interface Memory {
  opinions: { code: string; words: string; speaker: Actor }[];
  /** Cards of the opinion box and of surveys handed to somebody at once, past the outbox: nothing of them is recorded. */
  handed: number;
  left: { actor: Actor; at: string } | null;
}

export interface Play {
  stage: Stage;
  cast: Cast;
  memory: Memory;
  /** The moment at which the play ends. */
  until: string;
  /** Moves the campaign's clock. */
  moveTo(moment: string): Promise<{ fired: number; failed: number }>;
  say(line: string): void;
}

type Scene = [moment: string, what: string, act: (play: Play) => Promise<unknown>];

const behind = (branch: Branch) => branch.no === slowBranch || branch.no === lectureless;
const inTime = (branch: Branch) => !behind(branch);

/** Plays the first batch of document 001 from 24 January on; every act is somebody's gesture in the messenger. */
export async function playFirstBatch(play: Play): Promise<void> {
  const scenes: Scene[] = [
    ...sessions.map(([day, words]): Scene => [at(day), words, (one) => session(one, words)]),
    [at('01-27', '15:00'), "the bureau's deployment meeting", bureauMobilises],
    [at('01-29'), 'plans on file', plans],
    [at('01-29', '10:30'), 'and of the bureau', bureauPlans],
    [at('02-03', '19:30'), 'own study, and what was mistyped', ownStudy],
    [at('02-05', '15:00'), 'the opinion box opens', openBox],
    [at('02-09', '09:30'), 'an official answers, an author reads', answerOpinions],
    [at('02-13'), 'requirements and reflections', paperwork],
    [at('02-24'), 'reviews, corrections, contact points', reviews],
    [at('02-24', '15:00'), 'surveys of stage 1', (one) => surveys(one, '2026-02-26 +0800')],
    [at('02-27'), 'the first gate', (one) => gate(one, inTime)],
    [at('02-27', '15:00'), 'the gate stays closed to two branches', (one) => expectClosed(one, behind)],
    // Before nine, when the day's digest goes out: a reminder is that digest.
    [at('03-03', '08:40'), 'a secretary reminds those who are behind', remindThem],
    [at('03-05'), 'the two branches make up', makeUp],
    [at('03-06'), 'their gate', (one) => gate(one, behind)],
    [
      at('03-06', '15:00'),
      'the gate of the bureau itself',
      (one) => bureauGate(one, { must: true, visitedOn: '2026-03-06 +0800' }),
    ],
    [at('03-09'), 'somebody leaves', somebodyLeaves],
    [at('04-07'), 'surveys of stage 2', (one) => surveys(one, '2026-04-14 +0800')],
    [at('03-12'), 'talks in twos', talk],
    [at('04-13'), 'life meetings are planned', planLifeMeetings],
    [at('04-14'), 'life meetings are held', holdLifeMeetings],
    [at('03-11'), 'opinions are asked for', askForOpinions],
    [at('03-20'), 'opinions are sorted, and read by those they are about', sortAndRead],
    [at('03-18'), 'self-analyses', analyse],
    [at('04-16'), 'stage 2 ends', (one) => closeStage(one, '2026-04-10 +0800', tellAppraisal)],
    [at('04-15'), 'appraisals', appraise],
    [at('04-17'), 'the second gate', (one) => gate(one)],
    [
      at('04-17', '15:00'),
      'and of the bureau',
      (one) => bureauGate(one, { must: false, visitedOn: '2026-04-17 +0800' }),
    ],
    [at('05-18'), 'surveys of stage 3', (one) => surveys(one, '2026-05-25 +0800')],
    [at('04-22'), 'plans of the members', memberPlans],
    [at('04-24'), 'plans of branches and leading bodies', branchPlans],
    [at('05-08'), 'rectifying', rectify],
    [at('05-27'), 'stage 3 ends', (one) => closeStage(one, '2026-05-20 +0800', tellResults)],
    [at('05-28'), 'the third gate', (one) => gate(one)],
    [
      at('05-28', '15:00'),
      'and of the bureau',
      (one) => bureauGate(one, { must: false, visitedOn: '2026-05-28 +0800' }),
    ],
    [
      at('06-02'),
      'special reports',
      (one) => reports(one, (branch) => branch.no !== lateReport, { bureau: true }),
    ],
    [at('06-10'), 'the ledger is gone through', consolidate],
    [
      at('06-16'),
      'the late report',
      (one) => reports(one, (branch) => branch.no === lateReport, { bureau: false }),
    ],
    [at('06-18'), 'mechanisms planned', mechanisms],
    [at('09-03'), 'self-checks', selfChecks],
    [at('09-08'), 'spot-checks drawn and reported', spotChecks],
    [at('09-30', '19:00'), 'the look-back window closes', async () => undefined],
    [at('10-01', '09:00'), 'what the box still held is handed over', lastOpinions],
  ];
  const inOrder = scenes.sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [moment, what, act] of inOrder) {
    if (moment > play.until) break;
    const { fired, failed } = await play.moveTo(moment);
    if (failed > 0) throw new Error(`${failed} moments failed before ${moment}`);
    play.say(`${moment.slice(0, 16).replace('T', ' ')}  ${what} (${fired} moments on the way)`);
    await act(play);
  }
  await play.moveTo(play.until);
}

async function session({ stage, cast }: Play, words: string): Promise<void> {
  await everyBranch(cast, async (branch) => {
    if (branch.no === lectureless && words.includes('党课'))
      return holdSession(stage, branch, '自学讨论 4小时');
    const absent = branch.no === slowBranch && words.includes('读本') ? branch.members.slice(-2) : [];
    return holdSession(
      stage,
      branch,
      words,
      branch.members.filter((member) => !absent.includes(member)),
    );
  });
}

/** Some study by themselves and say so in private, in the group, in Traditional characters; one mistypes and corrects. */
async function ownStudy({ stage, cast }: Play): Promise<void> {
  await everyBranch(cast, async ({ members, group }) => {
    const [, one, two, three] = members;
    if (one) await sayAndBeHeard(stage, one, await stage.privateChat(one), '打卡 2 学习党章');
    if (two) await sayAndBeHeard(stage, two, group, '@转段助手 打卡 一小時 學習黨章');
    if (!three) return;
    await sayAndBeHeard(stage, three, group, '@转段助手 打卡 3 读先进事迹');
    await sayAndBeHeard(stage, three, group, '@转段助手 更正 2');
  });
}

/** The secretary looks who is missing what and reminds only those who owe study hours. */
async function remindThem({ stage, cast }: Play): Promise<void> {
  const branch = cast.branches[slowBranch];
  if (!branch) return;
  const { secretary } = branch;
  const list = await stage.ask(secretary, '/未完成', 'remind-send');
  expectDone(
    await stage.press(
      secretary,
      list,
      'remind-send',
      undefined,
      (button) => button.value.item === 'study-hours',
    ),
    'reminds only them',
  );
  for (const member of branch.members.slice(-2)) {
    const chat = await stage.privateChat(member);
    await stage.until(`${member.name} is reminded`, async () =>
      (await stage.messages(chat, member, list.seq)).some((message) => message.sender.type === 'app'),
    );
  }
}

/** The missing lecture is held; the two who were absent study by themselves. */
async function makeUp({ stage, cast }: Play): Promise<void> {
  const slow = cast.branches[slowBranch];
  const without = cast.branches[lectureless];
  if (without) await holdSession(stage, without, '党课：永葆先进性 2小时');
  for (const member of slow?.members.slice(-2) ?? []) {
    for (const words of ['打卡 四小时 補學黨章', '打卡 5 学习《读本》', '更正 4'])
      await sayAndBeHeard(stage, member, slow?.group ?? '', `@转段助手 ${words}`);
  }
}

async function somebodyLeaves({ stage, cast, memory }: Play): Promise<void> {
  const actor = cast.branches[talkative]?.members.at(-2);
  if (!actor) return;
  await stage.api('PUT', `/people/${actor.open_id}`, { active: false });
  memory.left = { actor, at: at('03-09') };
}
