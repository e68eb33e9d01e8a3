import { expectDone } from './branch.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card } from './stage.ts';

const form = {
  time: '09:30',
  place: '三楼会议室',
  lasts: '2.5',
  agenda: '一、逐个对照检查\n二、互相评议',
  guests: '群众代表 2 人',
};

/** The life meetings of the branches (001, part 3(2)7) and of the bureau's leading body are planned for the next morning. */
export async function planLifeMeetings({ stage, cast, on }: Play): Promise<void> {
  const plan = async (actor: Actor, title: string) => {
    const chat = await stage.privateChat(actor);
    const opened = await stage.ask(actor, '/会议', 'life-plan-open');
    expectDone(await stage.press(actor, opened, 'life-plan-open'), 'opens the form');
    const card = await stage.cardWith(chat, actor, 'life-plan', opened.seq);
    expectDone(
      await stage.press(actor, card, 'life-plan', { ...form, on: on('03-31'), title }),
      `${actor.name} announces ${title}`,
    );
  };
  await everyBranch(cast, ({ secretary }) => plan(secretary, '专题组织生活会'));
  const [first] = cast.first;
  if (first) await plan(first, '专题民主生活会');
}

/** Everybody comes and speaks in turn; the secretary ticks them off and keeps the minutes. Leaders go to both. */
export async function holdLifeMeetings(play: Play): Promise<void> {
  const { stage, cast } = play;
  await everyBranch(cast, async (branch) => {
    const { secretary, group, masses } = branch;
    const card = await stage.cardWith(group, secretary, 'check-in', 0);
    for (const person of [...branch.members, ...masses.slice(0, 2)])
      expectDone(await stage.press(person, card, 'check-in'), `${person.name} comes`);
    const chat = await stage.privateChat(secretary);
    const spoken = await stage.cardWith(chat, secretary, 'life-spoke', 0);
    for (const { name } of branch.members)
      expectDone(
        await stage.press(secretary, spoken, 'life-spoke', undefined, ({ value }) =>
          namedIn(spoken, value, name),
        ),
        `${name} has spoken`,
      );
    expectDone(await stage.press(secretary, card, 'session-close'), `${branch.name} closes`);
    const after = await stage.cardWith(chat, secretary, 'meeting-minutes-open', spoken.seq);
    expectDone(await stage.press(secretary, after, 'meeting-minutes-open'), 'opens the minutes');
    const minutes = await stage.cardWith(chat, secretary, 'meeting-minutes', after.seq);
    expectDone(
      await stage.press(secretary, minutes, 'meeting-minutes', { words: '会议按议程进行。' }),
      'minutes',
    );
  });
  const [first] = cast.first;
  if (!first) return;
  for (const leader of cast.leaders) {
    const invited = (await stage.messages(await stage.privateChat(leader), leader)).findLast((card) =>
      buttonOf(card, 'check-in'),
    );
    if (invited)
      expectDone(await stage.press(leader, invited, 'check-in'), `${leader.name} comes to the body`);
  }
  const body = await stage.cardWith(cast.liaison, first, 'session-close', 0);
  expectDone(await stage.press(first, body, 'session-close'), 'the meeting of the body is closed');
}

/** Whether the button with this value carries that name. */
function namedIn(card: Card, value: Record<string, unknown>, name: string): boolean {
  const walk = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(walk);
    if (node === null || typeof node !== 'object') return false;
    const { behaviors, text, ...rest } = node as {
      behaviors?: { value?: Record<string, unknown> }[];
      text?: { content?: string };
    };
    if (behaviors?.[0]?.value?.person === value.person && behaviors?.[0]?.value)
      return text?.content === name;
    return Object.values(rest).some(walk);
  };
  return walk(card.content);
}
