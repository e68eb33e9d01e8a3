import type { Play } from './script.ts';
import { type Actor, buttonOf, type Card, type Stage, together } from './stage.ts';

/** A branch as the script sees it. */
export interface Branch {
  no: number;
  name: string;
  secretary: Actor;
  /** In roster order, the secretary included. */
  members: Actor[];
  masses: Actor[];
  group: string;
}

/** How members come to a session: most tap, some say it, in the ways people do. */
const phrases = ['签到', '簽到', '到'];
const talks = 7;

/** The secretary opens a session in the group; those present check in; the secretary closes it. */
export async function holdSession(
  stage: Stage,
  branch: Branch,
  words: string,
  present: readonly Actor[] = branch.members,
): Promise<void> {
  const { secretary, group } = branch;
  const { seq } = await stage.say(secretary, group, `@转段助手 /签到 ${words}`, ['bot']);
  const card = await stage.cardWith(group, secretary, 'check-in', seq);
  await together(present, 6, async (member, at) => {
    if (at % talks === talks - 1)
      await stage.say(member, group, `@转段助手 ${phrases[at % phrases.length]}`, ['bot']);
    else await expectDone(await stage.press(member, card, 'check-in'), `${member.name} taps check-in`);
  });
  const spoken = present.filter((_, at) => at % talks === talks - 1).length;
  if (spoken > 0) {
    await stage.until(`${branch.name} counts ${present.length}`, async () => {
      const now = (await stage.messages(group, secretary, seq)).find(
        (message) => message.message_id === card.message_id,
      );
      return now && JSON.stringify(now.content).includes(`已签到 ${present.length} 人`);
    });
  }
  await expectDone(await stage.press(secretary, card, 'session-close'), `${branch.name} closes`);
}

/** Opens the form of a kind from "my tasks" and submits it. */
export async function fileFromTasks(
  stage: Stage,
  actor: Actor,
  kind: string,
  fields: Record<string, string>,
): Promise<void> {
  const chat = await stage.privateChat(actor);
  const tasks = await stage.ask(actor, '/我的', 'command');
  const offers = await cardOffering(stage, actor, tasks, kind);
  const opened = await stage.press(
    actor,
    offers,
    'record-open',
    undefined,
    (button) => button.value.kind === kind,
  );
  expectDone(opened, `${actor.name} opens ${kind}`);
  await submit(stage, actor, await stage.cardWith(chat, actor, 'record-submit', tasks.seq), fields);
}

/** The tasks themselves, or the card of the other forms behind them. */
async function cardOffering(stage: Stage, actor: Actor, tasks: Card, kind: string): Promise<Card> {
  if (buttonOf(tasks, 'record-open', (button) => button.value.kind === kind)) return tasks;
  expectDone(await stage.press(actor, tasks, 'forms-list'), `${actor.name} looks for ${kind}`);
  return stage.cardWith(await stage.privateChat(actor), actor, 'record-open', tasks.seq);
}

/** Opens a form by its command and submits it; fields left out keep what the bot drafted. */
export async function fileByCommand(
  stage: Stage,
  actor: Actor,
  command: string,
  fields: Record<string, string>,
): Promise<void> {
  await submit(stage, actor, await stage.ask(actor, command, 'record-submit'), fields);
}

/** The same from a group; the form comes in private. */
export async function fileInGroup(
  stage: Stage,
  actor: Actor,
  group: string,
  command: string,
  fields: Record<string, string>,
): Promise<void> {
  const { seq } = await stage.say(actor, group, `@转段助手 ${command}`, ['bot']);
  await submit(
    stage,
    actor,
    await stage.cardWith(await stage.privateChat(actor), actor, 'record-submit', seq),
    fields,
  );
}

/** Says something that the bot takes, and sees its reaction. */
export async function sayAndBeHeard(stage: Stage, actor: Actor, chat: string, text: string): Promise<void> {
  const said = await stage.say(actor, chat, text, text.startsWith('@') ? ['bot'] : []);
  await stage.until(`${actor.name}'s "${text}" is taken`, async () =>
    (await stage.messages(chat, actor, said.seq - 1)).some(
      (message) => message.message_id === said.message_id && message.reactions.length > 0,
    ),
  );
}

async function submit(stage: Stage, actor: Actor, card: Card, fields: Record<string, string>): Promise<void> {
  expectDone(
    await stage.press(actor, card, 'record-submit', { ...draftIn(card), ...fields }),
    `${actor.name} submits`,
  );
}

/** What the form already holds. */
export function draftIn(card: Card): Record<string, string> {
  const form = (
    card.content.body.elements as {
      tag: string;
      elements?: { name?: string; default_value?: string; initial_date?: string }[];
    }[]
  ).find((element) => element.tag === 'form');
  return Object.fromEntries(
    (form?.elements ?? []).flatMap(({ name, default_value, initial_date }) => {
      const value = default_value ?? initial_date;
      return name && value ? [[name, value]] : [];
    }),
  );
}

/** Empties the review queue of a branch tap by tap, as far as this reviewer may. */
export async function reviewAll(
  { stage, memory }: Pick<Play, 'stage' | 'memory'>,
  branch: Branch,
  reviewer: Actor,
): Promise<number> {
  // The queue shows what others wrote and is handed over past the outbox.
  memory.handed += 1;
  const chat = await stage.privateChat(reviewer);
  const { seq, message_id } = await stage.say(reviewer, chat, `/审核 ${branch.name}`);
  let approved = 0;
  for (;;) {
    const card = await stage.until(`${reviewer.name} sees the queue of ${branch.name}`, async () =>
      (await stage.messages(chat, reviewer, seq)).find(
        (message) =>
          message.message_id !== message_id &&
          message.content?.header?.title?.content === '审核' &&
          message.content.header.subtitle?.content === branch.name,
      ),
    );
    if (!JSON.stringify(card.content).includes('record-approve')) return approved;
    expectDone(await stage.press(reviewer, card, 'record-approve'), `${reviewer.name} approves`);
    approved += 1;
  }
}

/** Throws when the bot refused: the script only does what must work. */
export function expectDone(answer: { toast?: { type: string; content: string } }, what: string): void {
  if (answer.toast && answer.toast.type !== 'success' && answer.toast.type !== 'info')
    throw new Error(`${what}: ${answer.toast.content}`);
}
