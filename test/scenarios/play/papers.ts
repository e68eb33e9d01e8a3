import { type Branch, expectDone, fileByCommand, fileFromTasks, reviewAll } from './branch.ts';
import { everyBranch, lanes } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage, together } from './stage.ts';

/** Each branch files its plans. */
export async function plans(play: Play): Promise<void> {
  await everyBranch(play.cast, async ({ secretary }) => {
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

export async function paperwork(play: Play): Promise<void> {
  const { stage } = play;
  await everyBranch(play.cast, async ({ secretary, members }) => {
    await fileFromTasks(stage, secretary, 'concrete-requirements', {
      words: '带头学习，服务群众。',
      adopted: 'adopted',
      on: play.on('02-12'),
    });
    for (const member of members) {
      await fileFromTasks(stage, member, 'reflection', {
        title: '学习党章有感',
        words: `联系本职工作谈体会。${member.name}`,
      });
    }
  });
}

export async function reviews(play: Play): Promise<void> {
  const { stage, cast } = play;
  await everyBranch(play.cast, async (branch) => {
    const { secretary, members } = branch;
    await reviewAll(play, branch, secretary);
    const [first] = cast.first;
    if (first) await reviewAll(play, branch, first);
    for (const leader of members) await visitIfAsked(stage, leader, play.on('02-20'));
    await fileFromTasks(stage, secretary, 'inside-look-back', { done: '各项学习任务已完成。' });
    await fileByCommand(stage, secretary, '/小结', {});
  });
  const [first] = cast.branches;
  const member = first?.members.at(-1);
  if (first && member) await correct(play, first, member);
}

/** A leader who still owes the stage's visit logs it. */
export async function visitIfAsked(stage: Stage, member: Actor, on: string): Promise<void> {
  const tasks = await stage.ask(member, '/我的', 'command');
  if (buttonOf(tasks, 'record-open', (button) => button.value.kind === 'contact-point'))
    await visit(stage, member, on);
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
async function correct({ stage, on }: Play, branch: Branch, member: Actor): Promise<void> {
  const { secretary } = branch;
  const form = await stage.ask(secretary, '/学习 更正', 'hours-correct');
  const person = optionsOf(form, 'person').find((option) => option.text === member.name)?.value ?? '';
  expectDone(
    await stage.press(secretary, form, 'hours-correct', {
      person,
      hours: '1.5',
      on: on('02-13'),
      reason: '手机故障，当日未能登记',
    }),
    'corrects',
  );
}

/** What a select of a card offers, as its reader sees it. */
export function optionsOf(card: Card, name: string): { text: string; value: string }[] {
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

/** What stages 2 and 3 can file in this version: the look-back inside, the leaders' visits, the summary. */
export async function closeStage(
  play: Play,
  visitedOn: string,
  publish: (stage: Stage, secretary: Actor) => Promise<void>,
): Promise<void> {
  const { stage } = play;
  await everyBranch(play.cast, async ({ secretary, members }) => {
    for (const leader of members) await visitIfAsked(stage, leader, play.on(visitedOn));
    await publish(stage, secretary);
    await fileFromTasks(stage, secretary, 'inside-look-back', { done: '本阶段各项任务已完成。' });
    await fileByCommand(stage, secretary, '/小结', {});
  });
}

/** The special reports of branches. */
export const reports = (play: Play, takesPart: (branch: Branch) => boolean): Promise<void> =>
  together(play.cast.branches.filter(takesPart), lanes, ({ secretary }) =>
    fileByCommand(play.stage, secretary, '/报告', { words: '专题报告已送办公室，附各阶段数字。' }),
  );

/** At the end of stage 2 the branch tells the people it serves how the appraisal went. */
export async function tellAppraisal(stage: Stage, secretary: Actor): Promise<void> {
  await fileFromTasks(stage, secretary, 'bulletin', {
    words: '本支部分析评议工作已完成，书面评议意见已反馈到每名党员。',
    circle: 'masses',
  });
}

/** At the end of stage 3 the results are published at three levels. */
export async function tellResults(stage: Stage, secretary: Actor): Promise<void> {
  for (const [of, words] of [
    ['member', '党员整改措施已公示，逐项落实。'],
    ['branch', '支部整改事项已完成，情况如公示。'],
    ['leading-body', '领导班子整改事项按期办结。'],
  ] as const)
    await fileFromTasks(stage, secretary, 'publication', { of, words, circle: 'masses' });
}
