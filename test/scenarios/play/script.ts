import { analyse, revise } from './analysis.ts';
import { appraise } from './appraisals.ts';
import { lateUnits, startBatch } from './batches.ts';
import { answerOpinions, lastOpinions, openBox } from './box.ts';
import { type Branch, expectDone, holdSession, sayAndBeHeard } from './branch.ts';
import {
  bureauGate,
  bureauMobilises,
  bureauPlans,
  bureauPublishes,
  bureauReports,
  bureauSolicits,
  bureauSumsUp,
} from './bureau.ts';
import { type Cast, everyBranch, lateReport, lectureless, slowBranch, talkative, unhappy } from './cast.ts';
import { expectClosed, gate } from './gates.ts';
import { unreadableOpinions } from './invariants.ts';
import { holdLifeMeetings, planLifeMeetings } from './life-meetings.ts';
import { mechanisms, selfChecks, spotChecks } from './look-back.ts';
import { askForOpinions, sortAndRead } from './opinions.ts';
import { closeStage, paperwork, plans, reports, reviews, tellAppraisal, tellResults } from './papers.ts';
import { dayOf, type Part, type Party } from './party.ts';
import {
  branchPlans,
  bureauConsolidates,
  bureauRectifies,
  consolidate,
  memberPlans,
  rectify,
} from './rectify.ts';
import type { Actor, Stage } from './stage.ts';
import { surveyAgain, surveys } from './survey.ts';
import { talk } from './talks.ts';

/** What the script itself remembers, to be compared with what the bot stored. */
export interface Memory {
  opinions: { code: string; words: string; speaker: Actor }[];
  /** Cards of the opinion box, of surveys and of reviews handed to somebody at once, past the outbox: nothing of them is recorded. */
  handed: number;
  left: { actor: Actor; at: string } | null;
  /** What authors could not read back by their receipts, looked up before those expire; null while nobody has looked. */
  readBack: string[] | null;
}

export interface Play {
  stage: Stage;
  /** With the branches of those who act only. */
  cast: Cast;
  memory: Memory;
  /** What the first batch does on this day ('MM-DD'), these do on the day that comes back; as a picker gives it. */
  on(day: string): string;
  /** The day of the scene, as a picker gives it. */
  today: string;
}

export interface Script extends Pick<Play, 'stage' | 'memory'> {
  parties: readonly { party: Party; cast: Cast }[];
  /** The moment at which the play ends. */
  until: string;
  /** Moves the campaign's clock. */
  moveTo(moment: string): Promise<{ fired: number; failed: number }>;
  say(line: string): void;
}

interface Scene {
  part: Part;
  /** The day of the first batch; `at` on the clock. */
  day: string;
  at: string;
  what: string;
  act: (play: Play) => Promise<unknown>;
  /** Who plays it; everybody when absent. */
  by: readonly Party['name'][] | null;
}

const scene = (part: Part, when: string, what: string, act: Scene['act'], by: Scene['by'] = null): Scene => {
  const [day = '', at = '10:00'] = when.split(' ');
  return { part, day, at, what, act, by };
};

const inYear = ({ day, at }: Scene) => `${day} ${at}`;

const behind = (branch: Branch) => branch.no === slowBranch || branch.no === lectureless;
const inTime = (branch: Branch) => !behind(branch);
const first = ['first'] as const;
/** One of each batch, for what the office does for a batch as a whole. */
const batches = ['first', 'second', 'third'] as const;

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

/** A batch of document 001 from its first day to the end of its look-back (004); the days are the first batch's. */
const scenes: readonly Scene[] = [
  scene(1, '01-05', 'the office starts the batch', startBatch, ['second', 'third']),
  scene(1, '01-24 08:30', 'two units are to be late', lateUnits, first),
  ...sessions.map(([day, words]) => scene(1, day, words, (play) => session(play, words))),
  scene(1, '01-27 15:00', "the bureau's deployment meeting", bureauMobilises, first),
  scene(1, '01-29', 'plans on file', plans),
  scene(1, '01-29 10:30', 'and of the bureau', bureauPlans, first),
  scene(1, '02-03 19:30', 'own study, and what was mistyped', ownStudy),
  scene(1, '02-05 15:00', 'the opinion box opens', openBox, first),
  scene(1, '02-09 09:30', 'an official answers, an author reads', answerOpinions, first),
  scene(1, '02-13', 'requirements and reflections', paperwork),
  scene(1, '02-13 15:00', 'surveys of stage 1', (play) => surveys(play, 11)),
  scene(1, '02-24', 'reviews, corrections, contact points', reviews),
  scene(1, '02-27', 'the first gate', (play) => gate(play, inTime)),
  scene(
    1,
    '02-27 15:00',
    'the gate stays closed to two branches',
    (play) => expectClosed(play, behind),
    first,
  ),
  // Before nine, when the day's digest goes out: a reminder is that digest.
  scene(1, '03-03 08:40', 'a secretary reminds those who are behind', remindThem, first),
  scene(1, '03-05', 'the two branches make up', makeUp, first),
  scene(1, '03-06', 'their gate', (play) => gate(play, behind), first),
  scene(1, '03-06 15:00', 'the gate of the bureau itself', (play) => bureauGate(play, { must: true }), first),

  scene(2, '03-09', 'somebody leaves', somebodyLeaves, first),
  scene(2, '03-11', 'opinions are asked for', askForOpinions),
  scene(2, '03-11 15:00', 'and by the bureau', bureauSolicits, first),
  scene(2, '03-12', 'talks in twos', talk),
  scene(2, '03-18', 'self-analyses', analyse),
  scene(2, '03-20', 'opinions are sorted, and read by those they are about', sortAndRead),
  scene(2, '03-27', 'life meetings are planned', planLifeMeetings),
  scene(2, '03-31', 'life meetings are held', holdLifeMeetings),
  scene(2, '04-01', 'self-analyses are revised', revise),
  scene(2, '04-07', 'surveys of stage 2', (play) => surveys(play, 7)),
  scene(2, '04-08', 'appraisals', appraise),
  scene(2, '04-16', 'stage 2 ends', (play) => closeStage(play, '04-10', tellAppraisal)),
  scene(2, '04-17', 'the second gate', (play) => gate(play)),
  scene(2, '04-17 15:00', 'and of the bureau', (play) => bureauGate(play, { must: true }), first),

  scene(3, '04-22', 'plans of the members', memberPlans),
  scene(3, '04-24', 'plans of branches and leading bodies', branchPlans),
  scene(3, '04-24 15:00', 'and of the bureau, put right at once', bureauRectifies, first),
  scene(3, '05-08', 'rectifying', rectify),
  scene(3, '05-18', 'surveys of stage 3', (play) => surveys(play, 7, { unhappy })),
  scene(3, '05-26', 'a failed survey is made up', surveyAgain, first),
  scene(3, '05-27', 'stage 3 ends', (play) => closeStage(play, '05-20', tellResults)),
  scene(3, '05-27 15:00', 'and of the bureau', bureauPublishes, first),
  scene(3, '05-28', 'the third gate', (play) => gate(play)),
  scene(3, '05-28 15:00', 'and of the bureau', (play) => bureauGate(play, { must: false }), first),

  scene('report', '06-02', 'special reports', (play) => reports(play, (branch) => branch.no !== lateReport)),
  scene('report', '06-02 15:00', 'and of the bureau', bureauReports, first),
  scene('report', '06-16', 'the late report', (play) => reports(play, (one) => one.no === lateReport), first),
  scene('consolidation', '06-10', 'the ledger is gone through', consolidate),
  scene('consolidation', '06-10 15:00', 'and by the bureau', bureauConsolidates, first),
  scene('consolidation', '06-18', 'mechanisms planned', mechanisms),
  scene('consolidation', '07-02', 'summing-up meetings', (play) => session(play, '总结大会 2小时')),
  scene('consolidation', '07-03', 'and of the bureau', bureauSumsUp, first),

  scene('look-back', '09-03', 'self-checks', selfChecks),
  scene('look-back', '09-08', 'spot-checks drawn and reported', spotChecks, batches),
  scene('look-back', '09-30 19:00', 'the look-back window closes', async () => undefined, batches),
  scene('look-back', '10-01 09:00', 'what the box still held is handed over', lastOpinions, first),
  scene('look-back', '10-01 10:00', 'authors read by their receipts', readBack, first),
];

/** Plays every batch from 24 January on; every act is somebody's gesture in the messenger. */
export async function playBatches(script: Script): Promise<void> {
  const [base] = script.parties;
  if (!base) return;
  const inOrder = script.parties
    .flatMap(({ party, cast }) => {
      const told = scenes.filter(({ by }) => by === null || by.includes(party.name));
      return told.map((one) => {
        const on = (day: string) => dayOf(party, base.party.calendar, day, one.part);
        // Days of rest can bring two scenes to one day: they keep their order.
        const moment = told
          .filter((sofar) => sofar.part === one.part && inYear(sofar) <= inYear(one))
          .map((sofar) => `${on(sofar.day)}T${sofar.at}:00+08:00`)
          .reduce((last, next) => (next > last ? next : last));
        const { stage, memory } = script;
        const play: Play = {
          stage,
          memory,
          cast,
          on: (day) => `${on(day)} +0800`,
          today: `${on(one.day)} +0800`,
        };
        return { moment, who: party.name, what: one.what, act: () => one.act(play) };
      });
    })
    .sort((one, other) => one.moment.localeCompare(other.moment));
  for (const { moment, who, what, act } of inOrder) {
    if (moment > script.until) break;
    const { fired, failed } = await script.moveTo(moment);
    if (failed > 0) throw new Error(`${failed} moments failed before ${moment}`);
    const whose = who === base.party.name ? '' : `${who}: `;
    script.say(`${moment.slice(0, 16).replace('T', ' ')}  ${whose}${what} (${fired} moments on the way)`);
    await act();
  }
  await script.moveTo(script.until);
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

async function readBack(play: Play): Promise<void> {
  play.memory.readBack = await unreadableOpinions(play);
  play.memory.handed += play.memory.opinions.length;
}

async function somebodyLeaves({ stage, cast, memory, on }: Play): Promise<void> {
  const members = cast.branches[talkative]?.members;
  const [actor] = members?.splice(-2, 1) ?? [];
  if (!actor) return;
  await stage.api('PUT', `/people/${actor.open_id}`, { active: false });
  memory.left = { actor, at: `${on('03-09').slice(0, 10)}T10:00:00+08:00` };
}
