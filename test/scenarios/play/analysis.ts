import { type Branch, expectDone, reviewAll } from './branch.ts';
import { everyBranch, lanes } from './cast.ts';
import { byBeginner, type Pair } from './pairs.ts';
import { optionsOf } from './papers.ts';
import type { Play } from './script.ts';
import { type Actor, type Stage, together } from './stage.ts';
import { confirmAll } from './talks.ts';

const sentence = '对照党章查找自己的不足，认真剖析思想根源。';

const afterMeeting = '根据会上的意见，补充查找到群众中去得少的问题。';

/** One member sends a self-analysis in two messages. */
async function send(stage: Stage, member: Actor, closing: string): Promise<void> {
  const run = await stage.ask(member, '党性分析 开始', 'analysis-finish');
  const chat = await stage.privateChat(member);
  for (const text of [sentence.repeat(100), closing.repeat(90)]) await stage.say(member, chat, text);
  const whole = await stage.until(`${member.name} sees both messages counted`, async () =>
    (await stage.messages(chat, member, run.seq - 1)).find(
      (card) => card.message_id === run.message_id && JSON.stringify(card.content).includes('已收到 2 条'),
    ),
  );
  expectDone(await stage.press(member, whole, 'analysis-finish'), `${member.name} sends the analysis`);
}

/** Secretary and first responsible person approve what was sent. */
async function approveAll(play: Play, branch: Branch): Promise<void> {
  const { cast } = play;
  await reviewAll(play, branch, branch.secretary);
  const [first] = cast.first;
  if (first) await reviewAll(play, branch, first);
}

/** After the life meeting everybody revises what they wrote (001, part 3(2)7). */
export async function revise(play: Play): Promise<void> {
  await everyBranch(play.cast, async (branch) => {
    for (const member of branch.members) await send(play.stage, member, afterMeeting);
    await approveAll(play, branch);
  });
}

/** Each member sends a self-analysis and names three people, who confirm; it is approved. */
export async function analyse(play: Play): Promise<void> {
  const { stage, cast } = play;
  await everyBranch(cast, async (branch) => {
    const here = branch.members;
    for (const member of here) {
      await send(stage, member, sentence);
      const others = here.filter((one) => one !== member);
      const at = here.indexOf(member);
      const chosen = [0, 1, 2].flatMap((n) => others[(at + n) % others.length] ?? []);
      const card = await stage.ask(member, '/党性分析', 'consult-ask');
      const options = JSON.stringify(card.content);
      const ids = chosen.map(
        (one) =>
          new RegExp(`"content":"${one.name}"[^{}]*\\},"value":"([0-9a-f-]+)"`).exec(options)?.[1] ?? '',
      );
      const since = await stage.latest(member);
      expectDone(
        await stage.press(member, card, 'consult-ask', { people: ids }),
        `${member.name} names three`,
      );
      for (const one of chosen) {
        const asked = await stage.cardWith(await stage.privateChat(one), one, 'consult-confirm', since);
        expectDone(await stage.press(one, asked, 'consult-confirm'), `${one.name} confirms`);
      }
    }
    await approveAll(play, branch);
  });
}

/** Each who begins names on one card whom they consulted, and each of those says so by one tap (002, part 1.1). */
export async function consult(stage: Stage, pairs: readonly Pair[]): Promise<void> {
  const [first] = pairs;
  if (!first) return;
  const since = await stage.latest(first[0]);
  await together(byBeginner(pairs), lanes, async ([one, others]) => {
    const card = await stage.ask(one, '/党性分析', 'consult-ask');
    const offered = optionsOf(card, 'people');
    const people = others.map(({ name }) => offered.find(({ text }) => text === name)?.value ?? '');
    expectDone(await stage.press(one, card, 'consult-ask', { people }), `${one.name} names ${others.length}`);
  });
  await confirmAll(stage, pairs, 'consult-confirm', since);
}
