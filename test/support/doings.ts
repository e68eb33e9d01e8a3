import type { Sandbox } from '../../src/sandbox/index.ts';
import { waitingEvents } from '../../src/store/inbox.ts';
import { pendingMessages } from '../../src/store/outbox-view.ts';
import type { Db } from '../../src/store/schema.ts';
import { until } from './until.ts';

type Value = Record<string, unknown>;
export type Shown = ReturnType<Sandbox['world']['messagesIn']>[number];
type SandboxPerson = ReturnType<Sandbox['people']['list']>[number];

/** What people of the sandbox do and see, and how to wait until the bot has done with it. */
export function createDoings({
  sandbox,
  db,
  now,
}: {
  sandbox: () => Sandbox;
  db: () => Db;
  now: () => Date;
}) {
  const people = () => sandbox().people.list();
  const privateChat = (openId: string) => sandbox().world.privateChat(openId).chat_id;
  const seen = (chatId: string): Shown[] => sandbox().world.messagesIn(chatId);

  /** People of one branch with a role, in roster order. */
  const of = (unit: string, role: string): SandboxPerson[] =>
    people().filter((person) => person.unit === unit && person.roles.includes(role));

  /** The chat of a unit's group. */
  const groupOf = (unit: string): string => {
    const found = sandbox().organisation.units.find(({ name }) => name === unit);
    if (!found?.chat_id) throw new Error(`no group of ${unit}`);
    return found.chat_id;
  };

  /** Waits until everything that came in is handled and everything that may go out now is out. */
  const quiet = () =>
    until(async () => {
      const waiting = await waitingEvents(db(), 1);
      return waiting.length === 0 && (await pendingMessages(db(), now())) === 0;
    }, 20_000);

  const say = (
    openId: string,
    chatId: string,
    text: string,
    more: { mention?: boolean; replyTo?: string } = {},
  ) =>
    sandbox().people.say(chatId, {
      as: openId,
      text,
      ...(more.mention ? { mentions: ['bot'] } : {}),
      ...(more.replyTo ? { reply_to: more.replyTo } : {}),
    });

  /** Presses a button of a card by its action, filling in the form around it. */
  async function press(openId: string, message: Shown, action: string, form?: Value, value?: Value) {
    const found = value ?? buttonOf(message.content, action);
    if (!found) throw new Error(`the card has no button ${action}: ${JSON.stringify(message.content)}`);
    const answer = await sandbox().people.tap(message.message_id, {
      as: openId,
      tag: 'button',
      value: found,
      ...(form ? { name: action, form_value: form } : {}),
    });
    if (!answer.ok) throw new Error(answer.error);
    return answer;
  }

  return {
    people,
    of,
    privateChat,
    seen,
    /** What the bot wrote to somebody in private. */
    toldTo: (openId: string) => seen(privateChat(openId)).filter(({ sender }) => sender.type === 'app'),
    say,
    press,
    /** A message as the platform pushes it, for what no gesture of the sandbox can make. */
    messageEvent: (
      openId: string,
      chatId: string,
      text: string,
      more: { messageId: string; parentId?: string; mention?: boolean },
    ) => ({
      sender: { sender_id: { open_id: openId }, sender_type: 'user' },
      message: {
        message_id: more.messageId,
        ...(more.parentId ? { parent_id: more.parentId } : {}),
        create_time: String(now().getTime()),
        chat_id: chatId,
        chat_type: sandbox().world.chats.get(chatId)?.mode ?? 'group',
        message_type: 'text',
        content: JSON.stringify({ text: more.mention ? `@_user_1 ${text}` : text }),
        ...(more.mention
          ? {
              mentions: [
                { key: '@_user_1', id: { open_id: sandbox().bot.open_id }, name: sandbox().bot.name },
              ],
            }
          : {}),
      },
    }),
    /** Opens a session in a branch's group by its secretary and returns its card. */
    async openSession(unit: string, what: string): Promise<Shown> {
      const secretary = of(unit, 'secretary')[0];
      const chatId = groupOf(unit);
      const known = new Set(seen(chatId).map(({ message_id }) => message_id));
      const isNew = (message: Shown) =>
        !known.has(message.message_id) && buttonOf(message.content, 'check-in') !== null;
      say(secretary?.open_id ?? '', chatId, `/checkin ${what}`, { mention: true });
      await until(() => seen(chatId).some(isNew));
      return seen(chatId).find(isNew) as Shown;
    },
    quiet,
    /** Says something in private and returns the card that answers. */
    async ask(openId: string, text: string): Promise<Shown> {
      await quiet();
      const chat = privateChat(openId);
      const before = seen(chat).length + 1;
      say(openId, chat, text);
      await until(() => seen(chat).length > before);
      return seen(chat).at(-1) as Shown;
    },
    group: groupOf,
  };
}

/** The words of a card or a text, all of them in one line. */
export const wordsIn = (message: Shown | undefined): string => JSON.stringify(message?.content ?? '');

/** Every text of a card by itself, as the client would show it in its main language. */
export function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (node === null || typeof node !== 'object') return [];
  const { i18n_content: _, content, ...rest } = node as Value;
  const own = typeof content === 'string' ? [content] : textsIn(content);
  return [...own, ...Object.values(rest).flatMap(textsIn)];
}

/** The value of the first button with this action in a card. */
export function buttonOf(node: unknown, action: string): Value | null {
  if (Array.isArray(node)) {
    for (const inner of node) {
      const found = buttonOf(inner, action);
      if (found) return found;
    }
    return null;
  }
  if (node === null || typeof node !== 'object') return null;
  const { value } = node as { value?: Value };
  if (value && typeof value === 'object' && value.action === action) return value;
  return buttonOf(Object.values(node), action);
}
