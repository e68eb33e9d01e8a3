import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import type { Service } from '../../src/service/service.ts';
import { applyForGate, decideGate, enterNextStage } from '../../src/store/gates.ts';
import type { Db } from '../../src/store/schema.ts';
import { firstBranches } from '../support/small-organisation.ts';
import { consult } from './play/analysis.ts';
import { draftIn, expectDone } from './play/branch.ts';
import { bureauName } from './play/bureau.ts';
import { type Cast, castOf, everyBranch } from './play/cast.ts';
import { unlikeThePlatform } from './play/figures.ts';
import { inSandbox } from './play/in-sandbox.ts';
import { countForms, enterWords, fillIn, openDesk, sendForms, sortAndRead } from './play/opinions.ts';
import { eachWithEach, eachWithThose, inTurn, type Pair, parts, slice } from './play/pairs.ts';
import type { Play } from './play/script.ts';
import type { Actor, Stage } from './play/stage.ts';
import { answerSample, beginSurvey, endSurvey } from './play/survey.ts';
import { talkInPairs } from './play/talks.ts';

/** How much is done; what comes of it is read from the product. */
export interface Document002 {
  /** How many of the 21 branches act; all of them are in the campaign. */
  branches: number;
  seminars: number;
  forms: { sent: number; returned: number };
  talks: { leaders: number; leaderWithHead: number; members: number; others: number };
  consultations: { byLeaders: number; ofMasses: number };
  survey: { sample: number; answers: number; fair: number };
  /** In March: one talk a pair and day; the first is that of the opinions, the last that of the consultations and the survey. */
  days: readonly string[];
  /** When the survey is closed and the summary asked for. */
  ends: string;
}

export interface Document002Read {
  /** The draft on the card that answers `/小结`, a line for each figure. */
  card: string[];
  /** The text of the .docx that answers `/导出 小结`, a line for each paragraph. */
  docx: string[];
  /** Where the bot says another number of messages than the platform. */
  broken: string[];
  seconds: number;
}

type Scene = Pick<Play, 'stage' | 'cast' | 'memory'>;

const at = (day: string, time = '10:00') => `2026-03-${day}T${time}:00+08:00`;
const eve = new Date('2026-03-01T18:00:00+08:00');
/** Whose opinions were heard in seminars (002, part 1.1): subordinate units, old cadres, large enterprises, districts. */
const seminarCircles = ['subordinate-units', 'old-cadres', 'business', 'people-served'];

/**
 * Document 002's stage 2 once more, by people's gestures in the messenger alone: opinions asked for and sorted, talks,
 * consultations, a survey; then the bureau's first responsible person asks for the summary and its document. That stage 1
 * is over is no gesture here, for its gate is the demo's matter: signed gates lie in the database before the play begins.
 */
export async function playDocument002(
  plan: Document002,
  options: { databaseUrl?: string; say?: (line: string) => void } = {},
): Promise<Document002Read> {
  const began = performance.now();
  const { say = () => undefined } = options;
  return inSandbox({ ...options, at: at(plan.days[0] ?? '03', '08:20') }, async ({ service, stage }) => {
    await standInStageTwo(service.app.db);
    const units = firstBranches.slice(0, plan.branches);
    const cast = await castOf(stage, (unit) => units.includes(unit));
    const memory: Play['memory'] = { opinions: [], handed: 0, left: null, readBack: null };
    const play = { stage, cast, memory };
    const moveTo = async (moment: string, what: string) => {
      const { failed } = await stage.moveTo(moment);
      if (failed > 0) throw new Error(`${failed} moments failed before ${moment}`);
      say(`${moment.slice(0, 16).replace('T', ' ')}  ${what}, ${seconds(began)} s`);
    };

    const talks = talksOf(cast, plan);
    for (const [nth, day] of plan.days.entries()) {
      await moveTo(at(day, '08:40'), 'a day of talks');
      if (nth === 1) await sortAndRead({ ...play, cast: { ...cast, branches: heardIn(cast) } });
      await talkInPairs(
        stage,
        talks.flatMap((kind) => slice(kind, nth, plan.days.length)),
      );
      if (nth === 0) await ask(play, plan);
    }
    say(`people are consulted, ${seconds(began)} s`);
    await consult(stage, consultationsOf(cast, plan));
    say(`the survey, ${seconds(began)} s`);
    await survey(play, plan);
    await moveTo(plan.ends, 'the summary');
    await endSurvey(stage, firstOf(cast));
    memory.handed += 1;
    const read = await summary(service, stage, cast);
    const platform = await stage.api<Record<string, number>>('GET', '/counts');
    const broken = await unlikeThePlatform(service.app.db, platform, memory.handed);
    return { ...read, broken, seconds: seconds(began) };
  });
}

const seconds = (began: number) => Math.round((performance.now() - began) / 1000);

/** Every unit of the campaign passed its first gate on the eve. */
async function standInStageTwo(db: Db): Promise<void> {
  const runs = await db.selectFrom('unit_run').select(['campaign_id', 'unit_id']).execute();
  for (const { campaign_id: campaignId, unit_id: unitId } of runs) {
    const id = randomUUID();
    const snapshot = { members: [], measured: [] };
    const application = { id, campaignId, unitId, stage: 1, snapshot, by: 'applicant' };
    const signed = { id, state: 'signed' as const, snapshot, by: 'supervisor', findings: null };
    await db.transaction().execute(async (tx) => {
      await applyForGate(tx, application, eve);
      await decideGate(tx, signed, eve);
      await enterNextStage(tx, { campaignId, unitId, stage: 1 }, eve);
    });
  }
}

/** Branches in which words were entered or forms filled in. */
const heardIn = (cast: Cast) => cast.branches.slice(0, 3);

const firstOf = ({ first }: Cast): Actor => {
  const [actor] = first;
  if (!actor) throw new Error('nobody is first responsible');
  return actor;
};

/** The first branch sends its forms through the messenger, the others on paper; seminars are the bureau's. */
async function ask(play: Scene, plan: Document002): Promise<void> {
  const { cast } = play;
  const [inMessenger, ...onPaper] = cast.branches;
  if (!inMessenger) return;
  const { sent, returned } = plan.forms;
  const missing = parts(sent - returned, [1, ...onPaper.map(() => 1)]);
  const [kept = 0, ...lost] = missing;
  const each = parts(
    sent - inMessenger.members.length,
    onPaper.map(() => 1),
  );
  const words = [
    ['seminar', '座谈会上提出：办事窗口午间应有人值班。'],
    ['phone', '来电反映：下基层调研还不够经常。'],
    ['paper', '书面建议：简化审批手续，限时办结。'],
  ] as const;

  await everyBranch(cast, async (branch) => {
    const desk = await openDesk(play, branch.secretary);
    const said = heardIn(cast).includes(branch) ? words[branch.no] : undefined;
    if (said) await enterWords(play.stage, branch.secretary, desk, { channel: said[0], words: said[1] });
    const nth = onPaper.indexOf(branch);
    if (branch !== inMessenger)
      return countForms(play.stage, branch.secretary, desk, {
        ...{ channel: 'paper', circle: 'people-served' },
        ...{ sent: each[nth] ?? 0, returned: (each[nth] ?? 0) - (lost[nth] ?? 0) },
      });
    await sendForms(play.stage, branch.secretary, desk, '2026-03-05 +0800');
    for (const member of branch.members.slice(kept)) await fillIn(play, member);
  });
  const first = firstOf(cast);
  const desk = await openDesk(play, first);
  for (const circle of seminarCircles.slice(0, plan.seminars))
    await countForms(play.stage, first, desk, { channel: 'seminar', circle, sent: 0, returned: 0 });
}

/** The talks by kind, each list in an order in which no pair comes twice on one day. */
function talksOf(cast: Cast, { talks }: Document002): Pair[][] {
  const plain = plainMembers(cast);
  const among = plain.map((members) => eachWithEach(members));
  const outside = plain.map((members, no) => eachWithThose(members, cast.branches[no]?.masses ?? []));
  const heads = cast.branches.map(({ secretary }) => secretary);
  const of = (whole: number, lists: Pair[][]) => {
    const share = parts(
      whole,
      lists.map((list) => list.length),
    );
    return lists.map((list, no) => inTurn(list, share[no] ?? 0));
  };
  return [
    inTurn(eachWithEach(cast.leaders), talks.leaders),
    inTurn(eachWithThose(heads, cast.leaders), talks.leaderWithHead),
    ...of(talks.members, among),
    ...of(talks.others, outside),
  ];
}

/** Of each branch the members without a leading post. */
const plainMembers = (cast: Cast) =>
  cast.branches.map(({ members }) => members.filter((member) => !cast.leaders.includes(member)));

/** Leaders ask members of their branches, members ask the people they serve. */
function consultationsOf(cast: Cast, { consultations }: Document002): Pair[] {
  const asked = cast.leaders.flatMap((leader) =>
    cast.everybody
      .filter(
        (person) =>
          person.unit === leader.unit && person.roles.includes('member') && !cast.leaders.includes(person),
      )
      .slice(0, Math.ceil(consultations.byLeaders / cast.leaders.length))
      .map((person): Pair => [leader, person]),
  );
  const plain = plainMembers(cast);
  const share = parts(
    consultations.ofMasses,
    plain.map((members) => members.length),
  );
  return [
    ...asked.slice(0, consultations.byLeaders),
    ...plain.flatMap((members, no) =>
      inTurn(eachWithThose(members, cast.branches[no]?.masses ?? []), share[no] ?? 0),
    ),
  ];
}

/** The office's survey among a part of members and masses drawn by lot (002, part 1.5). */
async function survey(play: Scene, plan: Document002): Promise<void> {
  const { stage, cast, memory } = play;
  const { sample, answers, fair } = plan.survey;
  await beginSurvey(stage, firstOf(cast), {
    ...{ circle: 'everyone', on: '2026-03-16 +0800', sample: String(sample) },
  });
  memory.handed += 1;
  memory.handed += await answerSample(
    stage,
    { people: cast.everybody, unit: bureauName, sample },
    Array.from({ length: answers }, (_, nth) =>
      nth < fair ? 'fair' : nth % 4 === 3 ? 'fairly-good' : 'good',
    ),
  );
}

/** What the bureau's first responsible person reads: the draft on the card, which is then filed, and the document. */
async function summary(
  service: Service,
  stage: Stage,
  cast: Cast,
): Promise<Pick<Document002Read, 'card' | 'docx'>> {
  const first = firstOf(cast);
  const card = await stage.ask(first, '/小结', 'record-submit');
  const draft = draftIn(card);
  expectDone(await stage.press(first, card, 'record-submit', draft), 'files the summary');
  const chat = await stage.privateChat(first);
  const { seq } = await stage.say(first, chat, '/导出 小结');
  const sent = await stage.until('the summary comes as a file', async () =>
    (await stage.messages(chat, first, seq)).find((message) => message.msg_type === 'file'),
  );
  const file = service.sandbox?.world.files.get(String(sent.content.file_key));
  if (!file) throw new Error('the platform has no such file');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file.bytes) });
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  return { card: lines(draft.words ?? ''), docx: lines(value) };
}
