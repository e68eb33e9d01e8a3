import { type Branch, expectDone } from './branch.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card } from './stage.ts';

/** The committee drafts an appraisal of each member, another confirms it, and each signs for theirs (001, part 3(2)8 and 9). */
export async function appraise(play: Play): Promise<void> {
  await everyBranch(play.cast, async (branch) => {
    const { members, secretary } = branch;
    const [one] = members.filter(({ roles }) => roles.includes('committee'));
    const other = members.filter(({ roles }) => roles.includes('committee'))[1] ?? secretary;
    if (!one) return;
    // Each drafts what the other confirms; the two of them are appraised by the secretary and one another.
    await workThrough(play, branch, one);
    await workThrough(play, branch, other);
    await workThrough(play, branch, secretary);
    await workThrough(play, branch, one);
    for (const member of members) {
      const chat = await play.stage.privateChat(member);
      const card = await play.stage.cardWith(chat, member, 'appraise-acknowledge', 0);
      expectDone(await play.stage.press(member, card, 'appraise-acknowledge'), `${member.name} signs`);
    }
  });
}

/** One of the committee does what the queue brings until it is empty. */
async function workThrough({ stage, memory }: Play, branch: Branch, actor: Actor): Promise<Card> {
  const chat = await stage.privateChat(actor);
  const { seq } = await stage.say(actor, chat, '/评议');
  // The queue is handed over past the outbox, for it shows what is written of others.
  memory.handed += 1;
  const shown = (): Promise<Card> =>
    stage.until(`${actor.name} sees the queue`, async () =>
      (await stage.messages(chat, actor, seq)).find(
        (card) =>
          buttonOf(card, 'appraise-draft') ??
          buttonOf(card, 'appraise-confirm') ??
          buttonOf(card, 'appraise-open'),
      ),
    );
  for (let steps = 0; steps < 2 * branch.members.length + 4; steps += 1) {
    const card = await shown();
    if (buttonOf(card, 'appraise-confirm'))
      expectDone(await stage.press(actor, card, 'appraise-confirm'), `${actor.name} confirms`);
    else if (buttonOf(card, 'appraise-draft'))
      expectDone(
        await stage.press(actor, card, 'appraise-draft', { words: '主要不足是联系群众不够经常，应当改进。' }),
        `${actor.name} drafts`,
      );
    else return card;
  }
  throw new Error(`${actor.name}'s queue does not end`);
}
