import { expectDone } from './branch.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';
import { type Actor, type Button, buttonOf, type Card, type Stage } from './stage.ts';

const returnedEach = 3;

/** The opinion box hands its cards past the outbox; the play counts them. */
type Heard = Pick<Play, 'stage' | 'memory'>;

/** Each branch asks its members by forms, counts a seminar and a telephone line, and hears what came there (S9). */
export async function askForOpinions(play: Play): Promise<void> {
  const { stage } = play;
  await everyBranch(play.cast, async ({ secretary, members }) => {
    const desk = await openDesk(play, secretary);
    await sendForms(stage, secretary, desk, play.on('03-18'));
    for (const [channel, circle] of [
      ['seminar', 'old-cadres'],
      ['phone', 'people-served'],
    ] as const)
      await countForms(stage, secretary, desk, { channel, circle, sent: 12, returned: 11 });
    await enterWords(stage, secretary, desk, {
      channel: 'seminar',
      words: '座谈会上提出：办事窗口午间应有人值班。',
    });
    for (const member of members.filter((one) => one !== secretary).slice(0, returnedEach))
      await fillIn(play, member);
  });
}

/** Forms go to all members of a unit through the messenger. */
export async function sendForms(stage: Stage, official: Actor, desk: Card, to: string): Promise<void> {
  const round = await formFor(stage, official, desk, 'opinion-round-form', 'opinion-round-open');
  const fields = { circle: 'members', target: 'member', to };
  expectDone(await stage.press(official, round, 'opinion-round-open', fields), 'sends the forms');
}

/** Forms that went out by another way, or a seminar, are counted. */
export async function countForms(
  stage: Stage,
  official: Actor,
  desk: Card,
  of: { channel: string; circle: string; sent: number; returned: number },
): Promise<void> {
  const counts = await formFor(stage, official, desk, 'opinion-counts-form', 'opinion-counts');
  const fields = { ...of, sent: String(of.sent), returned: String(of.returned) };
  expectDone(await stage.press(official, counts, 'opinion-counts', fields), 'counts forms');
}

/** What was said elsewhere is entered in its own words. */
export async function enterWords(
  stage: Stage,
  official: Actor,
  desk: Card,
  of: { channel: string; words: string },
): Promise<void> {
  const form = await formFor(stage, official, desk, 'opinion-words-form', 'opinion-enter');
  const fields = { target: 'branch', area: 'work', ...of };
  expectDone(await stage.press(official, form, 'opinion-enter', fields), 'enters words');
}

/** A member asks for the form of the round and returns it. */
export async function fillIn({ stage, memory }: Heard, member: Actor): Promise<void> {
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
export async function sortAndRead(play: Heard & Pick<Play, 'cast'>): Promise<void> {
  const { stage, memory } = play;
  await everyBranch(play.cast, async ({ secretary }) => {
    const list = await openList(play, secretary);
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

async function openList({ stage, memory }: Heard, official: Actor): Promise<Card> {
  memory.handed += 1;
  return stage.answerTo(official, '/意见', '收到的意见');
}

/** From the list of what came to the desk of the soliciting. */
export async function openDesk(play: Heard, official: Actor): Promise<Card> {
  const list = await openList(play, official);
  return formFor(play.stage, official, list, 'opinion-desk', 'opinion-round-form');
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
