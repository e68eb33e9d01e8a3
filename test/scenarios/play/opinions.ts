import { type Branch, expectDone } from './branch.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, type Button, buttonOf, type Card, type Stage } from './stage.ts';

const returnedEach = 3;

/** Each branch asks its members by forms, counts a seminar and a telephone line, and hears what came there (S9). */
export async function askForOpinions(play: Play): Promise<void> {
  const { stage, memory } = play;
  await everyBranch(play.cast, async (branch) => {
    const { secretary, members } = branch;
    const desk = await openDesk(play, branch);
    const round = await formFor(stage, secretary, desk, 'opinion-round-form', 'opinion-round-open');
    expectDone(
      await stage.press(secretary, round, 'opinion-round-open', {
        circle: 'members',
        target: 'member',
        to: '2026-03-18 +0800',
      }),
      'sends the forms',
    );
    for (const [channel, circle] of [
      ['seminar', 'old-cadres'],
      ['phone', 'people-served'],
    ] as const) {
      const counts = await formFor(stage, secretary, desk, 'opinion-counts-form', 'opinion-counts');
      expectDone(
        await stage.press(secretary, counts, 'opinion-counts', {
          channel,
          circle,
          sent: '12',
          returned: '11',
        }),
        'counts forms',
      );
    }
    const words = await formFor(stage, secretary, desk, 'opinion-words-form', 'opinion-enter');
    expectDone(
      await stage.press(secretary, words, 'opinion-enter', {
        channel: 'seminar',
        target: 'branch',
        area: 'work',
        words: '座谈会上提出：办事窗口午间应有人值班。',
      }),
      'enters words',
    );
    for (const member of members
      .filter((one) => one !== secretary && one !== memory.left?.actor)
      .slice(0, returnedEach))
      await fillIn(play, member);
  });
}

async function fillIn({ stage, memory }: Play, member: Actor): Promise<void> {
  const chat = await stage.privateChat(member);
  const invitation = await stage.cardWith(chat, member, 'opinion-form-open', 0);
  const form = await formFor(stage, member, invitation, 'opinion-form-open', 'opinion-submit');
  memory.handed += 1;
  expectDone(
    await stage.press(member, form, 'opinion-submit', {
      words: '希望同志们多到基层，少开会。',
      area: 'style',
      target: 'member',
    }),
    'returns the form',
  );
}

/** Each secretary sorts what was released, and reads what was handed to those who answer for the branch (S10, S11). */
export async function sortAndRead(play: Play): Promise<void> {
  const { stage, memory } = play;
  await everyBranch(play.cast, async (branch) => {
    const { secretary } = branch;
    const list = await openList(play, branch);
    const queue = await formFor(stage, secretary, list, 'opinion-sort-next', 'opinion-sort');
    memory.handed += 1;
    await untilEmpty(stage, secretary, queue, 'opinion-sort', () => ({
      area: 'style',
      target: 'branch',
      issue: 'new',
      title: '联系群众不够',
    }));
    const feedback = await formFor(stage, secretary, list, 'feedback-open', 'feedback-read');
    memory.handed += 1;
    await untilEmpty(stage, secretary, feedback, 'feedback-read', () => undefined);
  });
}

/** Presses the card's button until it is gone from it. */
async function untilEmpty(
  stage: Stage,
  actor: Actor,
  first: Card,
  action: string,
  form: () => Record<string, string> | undefined,
): Promise<void> {
  for (let card: Card | undefined = first; card && buttonOf(card, action); ) {
    expectDone(await stage.press(actor, card, action, form()), `${actor.name}: ${action}`);
    card = (await stage.messages(first.chat_id, actor)).find(
      (message) => message.message_id === first.message_id,
    );
  }
}

async function openList({ stage, memory }: Play, { secretary }: Branch): Promise<Card> {
  memory.handed += 1;
  return stage.answerTo(secretary, '/意见', '收到的意见');
}

async function openDesk(play: Play, branch: Branch): Promise<Card> {
  const list = await openList(play, branch);
  return formFor(play.stage, branch.secretary, list, 'opinion-desk', 'opinion-round-form');
}

/** Presses a button and waits for the card with the next one. */
async function formFor(
  stage: Stage,
  actor: Actor,
  card: Card,
  action: string,
  next: Button['value']['action'],
): Promise<Card> {
  const chat = await stage.privateChat(actor);
  const before = (await stage.messages(chat, actor)).at(-1)?.seq ?? 0;
  expectDone(await stage.press(actor, card, action), `${actor.name}: ${action}`);
  return stage.cardWith(chat, actor, next, before);
}
