import { type Branch, expectDone, fileByCommand, fileFromTasks, holdSession, reviewAll } from './branch.ts';
import { type Actor, buttonOf, type Card, type Stage, together } from './stage.ts';

/** Branches under way at once: more would only queue on a small machine. */
const lanes = 4;

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

/** Who plays a part of their own, by the branch's place in the roster. */
const slowBranch = 2;
const lectureless = 4;
const lateReport = 7;
const talkative = 0;
const quietBox = 1;

export interface Cast {
  branches: Branch[];
  supervisors: Actor[];
  /** First responsible persons: they review what a secretary filed. */
  first: Actor[];
  office: Actor[];
}

/** What the script itself remembers, to be compared with what the bot stored. */
export interface Memory {
  opinions: { code: string; words: string; speaker: Actor }[];
  left: { actor: Actor; at: string } | null;
}

export interface Play {
  stage: Stage;
  cast: Cast;
  memory: Memory;
  /** The day on which the play ends. */
  until: string;
  say(line: string): void;
}

type Scene = [moment: string, what: string, act: (play: Play) => Promise<unknown>];

/** Plays the first batch of document 001 from 24 January on; every act is somebody's gesture in the messenger. */
export async function playFirstBatch(play: Play): Promise<void> {
  const scenes: Scene[] = [
    ...sessions.map(([day, words]): Scene => [at(day), words, (one) => session(one, words)]),
    [at('01-29'), 'plans on file', plans],
    [at('02-05', '15:00'), 'the opinion box opens', openBox],
    [at('02-09', '09:30'), 'an official answers, an author reads', answerOpinions],
    [at('02-13'), 'requirements and reflections', paperwork],
    [at('02-24'), 'reviews, corrections, contact points', reviews],
    [
      at('02-27'),
      'the first gate: two branches fail',
      (one) => gate(one, (branch) => branch.no !== slowBranch && branch.no !== lectureless),
    ],
    [at('03-05'), 'the two branches make up', makeUp],
    [
      at('03-06'),
      'their gate',
      (one) => gate(one, (branch) => branch.no === slowBranch || branch.no === lectureless),
    ],
    [at('03-10'), 'somebody leaves', somebodyLeaves],
    [at('04-16'), 'stage 2 ends', closeStage],
    [at('04-17'), 'the second gate', (one) => gate(one)],
    [at('05-27'), 'stage 3 ends', closeStage],
    [at('05-28'), 'the third gate', (one) => gate(one)],
    [at('06-02'), 'special reports', (one) => reports(one, (branch) => branch.no !== lateReport)],
    [at('06-16'), 'the late report', (one) => reports(one, (branch) => branch.no === lateReport)],
    [at('09-30', '19:00'), 'the look-back window closes', async () => undefined],
  ];
  const inOrder = scenes.sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [moment, what, act] of inOrder) {
    if (moment > play.until) break;
    const { fired, failed } = await play.stage.clock(moment);
    if (failed > 0) throw new Error(`${failed} moments failed before ${moment}`);
    play.say(`${moment.slice(0, 16).replace('T', ' ')}  ${what} (${fired} moments on the way)`);
    await act(play);
  }
  await play.stage.clock(play.until);
}

const everyBranch = ({ cast }: Play, act: (branch: Branch) => Promise<unknown>) =>
  together(cast.branches, lanes, act);

async function session(play: Play, words: string): Promise<void> {
  await everyBranch(play, async (branch) => {
    if (branch.no === lectureless && words.includes('党课'))
      return holdSession(play.stage, branch, '自学讨论 4小时');
    const absent = branch.no === slowBranch && words.includes('读本') ? branch.members.slice(-2) : [];
    return holdSession(
      play.stage,
      branch,
      words,
      branch.members.filter((member) => !absent.includes(member)),
    );
  });
}

async function openBox({ stage, cast, memory }: Play): Promise<void> {
  for (const no of [talkative, quietBox]) {
    const branch = cast.branches[no];
    if (!branch) continue;
    const { seq } = await stage.say(branch.secretary, branch.group, '@转段助手 /意见箱', ['bot']);
    const card = await stage.cardWith(branch.group, branch.secretary, 'box-open', seq);
    const speakers = [...branch.masses, ...branch.members].slice(0, no === talkative ? 3 : 2);
    for (const [place, speaker] of speakers.entries()) {
      const words = `  食堂排队太久，建议错峰 ${place + 1}。<at id=all></at>\n`;
      memory.opinions.push({ speaker, words, code: await speak(stage, speaker, card, words) });
    }
  }
}

async function speak(stage: Stage, speaker: Actor, box: Card, words: string): Promise<string> {
  const chat = await stage.privateChat(speaker);
  const before = (await stage.messages(chat, speaker)).at(-1)?.seq ?? 0;
  expectDone(await stage.press(speaker, box, 'box-open'), 'opens the box');
  const form = await stage.cardWith(chat, speaker, 'opinion-submit', before);
  expectDone(
    await stage.press(speaker, form, 'opinion-submit', { words, area: 'style', target: 'branch' }),
    'speaks',
  );
  const receipt = (await stage.messages(chat, speaker)).find(
    (message) => message.message_id === form.message_id,
  );
  const code = /\d{4} \d{4} \d{4} \d{4}/.exec(JSON.stringify(receipt?.content))?.[0];
  if (!code) throw new Error('no receipt came back');
  return code;
}

async function answerOpinions({ stage, cast, memory }: Play): Promise<void> {
  const branch = cast.branches[talkative];
  const opinion = memory.opinions[0];
  if (!branch || !opinion) return;
  const { secretary } = branch;
  const list = await stage.ask(secretary, '/意见', 'opinion-answer-open');
  const chat = await stage.privateChat(secretary);
  expectDone(await stage.press(secretary, list, 'opinion-answer-open'), 'asks for the answer form');
  const form = await stage.cardWith(chat, secretary, 'opinion-answer', list.seq);
  expectDone(
    await stage.press(secretary, form, 'opinion-answer', { words: '谢谢，食堂下周起分两批就餐。' }),
    'answers',
  );
  const box = await stage.ask(opinion.speaker, '/意见箱', 'receipt-open');
  expectDone(
    await stage.press(opinion.speaker, box, 'receipt-open', { code: opinion.code }),
    'reads by the receipt',
  );
}

async function plans(play: Play): Promise<void> {
  await everyBranch(play, async ({ secretary }) => {
    await fileByCommand(play.stage, secretary, '/方案', {
      of: 'unit',
      words: '本单位活动方案，见支部文件。',
    });
    await fileByCommand(play.stage, secretary, '/方案', {
      of: 'leading-body',
      words: '领导班子活动方案，见支部文件。',
    });
  });
}

async function paperwork(play: Play): Promise<void> {
  const { stage } = play;
  await everyBranch(play, async ({ secretary, members }) => {
    await fileFromTasks(stage, secretary, 'concrete-requirements', {
      words: '带头学习，服务群众。',
      adopted: 'adopted',
      on: '2026-02-12 +0800',
    });
    for (const member of members) {
      await fileFromTasks(stage, member, 'reflection', {
        title: '学习党章有感',
        words: `联系本职工作谈体会。${member.name}`,
      });
    }
  });
}

async function reviews(play: Play): Promise<void> {
  const { stage, cast } = play;
  await everyBranch(play, async (branch) => {
    const { secretary, members } = branch;
    await reviewAll(stage, branch, secretary);
    const [first] = cast.first;
    if (first) await reviewAll(stage, branch, first);
    for (const leader of members) {
      const tasks = await stage.ask(leader, '/我的', 'command');
      if (!buttonOf(tasks, 'record-open', (button) => button.value.kind === 'contact-point')) continue;
      await visit(stage, leader, '2026-02-20 +0800');
    }
    await fileFromTasks(stage, secretary, 'inside-look-back', { done: '各项学习任务已完成。' });
    await fileByCommand(stage, secretary, '/小结', {});
  });
  const [first] = cast.branches;
  const member = first?.members.at(-1);
  if (first && member) await correct(stage, first, member);
}

async function visit(stage: Stage, leader: Actor, on: string): Promise<void> {
  const chat = await stage.privateChat(leader);
  const tasks = await stage.ask(leader, '/我的', 'record-open');
  expectDone(
    await stage.press(
      leader,
      tasks,
      'record-open',
      undefined,
      (button) => button.value.kind === 'contact-point',
    ),
    'opens the visit',
  );
  const form = await stage.cardWith(chat, leader, 'record-submit', tasks.seq);
  const units = optionsOf(form, 'unit');
  expectDone(
    await stage.press(leader, form, 'record-submit', {
      unit: units[0]?.value ?? '',
      on,
      words: '了解基层情况，帮助解决困难。',
    }),
    'logs the visit',
  );
}

/** A secretary sets right what a member could not enter. */
async function correct(stage: Stage, branch: Branch, member: Actor): Promise<void> {
  const { secretary } = branch;
  const form = await stage.ask(secretary, '/学习 更正', 'hours-correct');
  const person = optionsOf(form, 'person').find((option) => option.text === member.name)?.value ?? '';
  expectDone(
    await stage.press(secretary, form, 'hours-correct', {
      person,
      hours: '1.5',
      on: '2026-02-13 +0800',
      reason: '手机故障，当日未能登记',
    }),
    'corrects',
  );
}

function optionsOf(card: Card, name: string): { text: string; value: string }[] {
  const found: { text: string; value: string }[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (node === null || typeof node !== 'object') return;
    const element = node as { name?: string; options?: { text: { content: string }; value: string }[] };
    if (element.name === name && element.options)
      found.push(...element.options.map((option) => ({ text: option.text.content, value: option.value })));
    Object.values(node).forEach(walk);
  };
  walk(card.content);
  return found;
}

/** Each secretary applies and a supervisor signs; what is not met yet is not offered. One application is sent back first. */
async function gate(
  { stage, cast }: Play,
  takesPart: (branch: Branch) => boolean = () => true,
): Promise<void> {
  const [supervisor] = cast.supervisors;
  if (!supervisor) return;
  const chat = await stage.privateChat(supervisor);
  for (const branch of cast.branches.filter(takesPart)) {
    const { secretary } = branch;
    await apply(stage, branch);
    const asked = async (after: number) =>
      stage.until(`${supervisor.name} is asked by ${branch.name}`, async () =>
        (await stage.messages(chat, supervisor, after)).findLast(
          (card) => buttonOf(card, 'gate-sign') && JSON.stringify(card.content).includes(branch.name),
        ),
      );
    const first = await asked(0);
    if (branch.no === talkative) {
      expectDone(
        await stage.press(supervisor, first, 'gate-send-back', { comment: '请补充小结中的数字。' }),
        'sends back',
      );
      await apply(stage, branch);
      expectDone(await stage.press(supervisor, await asked(first.seq), 'gate-sign'), 'signs');
    } else expectDone(await stage.press(supervisor, first, 'gate-sign'), `signs for ${secretary.name}`);
  }
}

async function apply(stage: Stage, { secretary }: Branch): Promise<void> {
  const chat = await stage.privateChat(secretary);
  const { seq } = await stage.say(secretary, chat, '/转段');
  const card = await stage.until(`${secretary.name} sees the gate`, async () =>
    (await stage.messages(chat, secretary, seq)).find(
      (message) => message.content?.header?.title?.content === '转段验收',
    ),
  );
  if (!buttonOf(card, 'gate-apply'))
    throw new Error(`${secretary.unit} may not apply: ${shown(card).join(' | ')}`);
  expectDone(await stage.press(secretary, card, 'gate-apply'), `${secretary.name} applies`);
}

/** A card's lines as its reader sees them. */
const shown = (card: Card): string[] =>
  (
    card.content.body.elements as { text?: { content: string }; header?: { title: { content: string } } }[]
  ).flatMap((element) => element.text?.content ?? element.header?.title.content ?? []);

async function makeUp({ stage, cast }: Play): Promise<void> {
  const slow = cast.branches[slowBranch];
  const without = cast.branches[lectureless];
  if (without) await holdSession(stage, without, '党课：永葆先进性 2小时');
  for (const member of slow?.members.slice(-2) ?? []) {
    if (!slow) break;
    for (const words of ['打卡 四小时 補學黨章', '打卡 5 学习《读本》', '更正 4']) {
      const said = await stage.say(member, slow.group, `@转段助手 ${words}`, ['bot']);
      await stage.until(`${member.name}'s "${words}" is taken`, async () =>
        (await stage.messages(slow.group, member, said.seq - 1)).some(
          (message) => message.message_id === said.message_id && message.reactions.length > 0,
        ),
      );
    }
  }
}

async function somebodyLeaves({ stage, cast, memory }: Play): Promise<void> {
  const actor = cast.branches[talkative]?.members.at(-2);
  if (!actor) return;
  await stage.api('PUT', `/people/${actor.open_id}`, { active: false });
  memory.left = { actor, at: at('03-10') };
}

/** What stages 2 and 3 can file in this version: the look-back inside, the leaders' visits, the summary. */
async function closeStage(play: Play): Promise<void> {
  const { stage, memory } = play;
  await everyBranch(play, async ({ secretary, members }) => {
    for (const leader of members.filter((member) => member !== memory.left?.actor)) {
      const tasks = await stage.ask(leader, '/我的', 'command');
      if (buttonOf(tasks, 'record-open', (button) => button.value.kind === 'contact-point'))
        await visit(stage, leader, '2026-04-10 +0800');
    }
    await fileFromTasks(stage, secretary, 'inside-look-back', { done: '本阶段各项任务已完成。' });
    await fileByCommand(stage, secretary, '/小结', {});
  });
}

async function reports(play: Play, takesPart: (branch: Branch) => boolean): Promise<void> {
  await together(play.cast.branches.filter(takesPart), lanes, ({ secretary }) =>
    fileByCommand(play.stage, secretary, '/报告', { words: '专题报告已送办公室，附各阶段数字。' }),
  );
}
