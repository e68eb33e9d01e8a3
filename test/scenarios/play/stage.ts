/** Somebody of the demo organisation, as the sandbox's people API tells. */
export interface Actor {
  open_id: string;
  name: string;
  unit: string;
  roles: string[];
}

export interface Card {
  message_id: string;
  seq: number;
  chat_id: string;
  created_at: string;
  msg_type: string;
  only_for?: string;
  sender: { type: string };
  // biome-ignore lint/suspicious/noExplicitAny: a card is read as the messenger's client reads it
  content: any;
  reactions: { emoji_type: string }[];
}

export interface Button {
  value: { action: string; [id: string]: unknown };
  name?: string;
}

const patienceMs = 60_000;
const lookEveryMs = 10;

/** People's gestures over the platform's own protocol: the sandbox's people API, and the clock. */
export function createStage(url: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.error ?? ''}`);
    return answer;
  }
  const api = <T>(method: string, path: string, body?: unknown) =>
    call<T>(method, `/sandbox/api${path}`, body);

  const privateChats = new Map<string, string>();
  async function privateChat(actor: Actor): Promise<string> {
    const known = privateChats.get(actor.open_id);
    if (known) return known;
    const chats = await api<{ chat_id: string; mode: string }[]>('GET', `/people/${actor.open_id}/chats`);
    const chat = chats.find(({ mode }) => mode === 'p2p')?.chat_id as string;
    privateChats.set(actor.open_id, chat);
    return chat;
  }

  const messages = async (chatId: string, actor: Actor, after = 0): Promise<Card[]> =>
    (
      await api<{ messages: Card[] }>(
        'GET',
        `/chats/${chatId}/messages?as=${actor.open_id}&after_seq=${after}&limit=1000`,
      )
    ).messages;

  async function until<T>(what: string, look: () => Promise<T | undefined | null | false>): Promise<T> {
    for (const end = performance.now() + patienceMs; performance.now() < end; ) {
      const found = await look();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    throw new Error(`never seen: ${what}`);
  }

  /** The bot's first new card after `after` that has a button of this action. */
  const cardWith = (chatId: string, actor: Actor, action: string, after: number) =>
    until(`${actor.name} sees a card with ${action}`, async () =>
      (await messages(chatId, actor, after)).find(
        (message) =>
          message.sender.type === 'app' && message.msg_type === 'interactive' && buttonOf(message, action),
      ),
    );

  return {
    api,
    call,
    messages,
    privateChat,
    until,
    people: () => api<Actor[]>('GET', '/people'),
    groups: async (actor: Actor) =>
      (
        await api<{ chat_id: string; mode: string; name: string }[]>('GET', `/people/${actor.open_id}/chats`)
      ).filter((chat) => chat.mode === 'group'),
    /** How far the sandbox has counted: what comes later has a greater `seq`. */
    latest: async (actor: Actor) =>
      (
        await api<{ seq: number }>(
          'GET',
          `/chats/${await privateChat(actor)}/messages?as=${actor.open_id}&limit=1`,
        )
      ).seq,
    moveTo: (at: string) => call<{ fired: number; failed: number }>('PUT', '/dev/clock', { at }),
    /** Says something in a group, with the bot mentioned, or in the private chat. */
    async say(actor: Actor, chatId: string, text: string, mentions: string[] = []): Promise<Card> {
      return api<Card>('POST', `/chats/${chatId}/messages`, { as: actor.open_id, text, mentions });
    },
    /** A command in the private chat, and the card with this button that answers it. */
    async ask(actor: Actor, text: string, action: string): Promise<Card> {
      const chat = await privateChat(actor);
      const { seq } = await api<Card>('POST', `/chats/${chat}/messages`, { as: actor.open_id, text });
      return cardWith(chat, actor, action, seq);
    },
    /** A command in the private chat, and the first card of this title that answers it, whatever it offers. */
    async answerTo(actor: Actor, text: string, title: string): Promise<Card> {
      const chat = await privateChat(actor);
      const { seq } = await api<Card>('POST', `/chats/${chat}/messages`, { as: actor.open_id, text });
      return until(`${actor.name} is answered to ${text}`, async () =>
        (await messages(chat, actor, seq)).find(
          (message) => message.sender.type === 'app' && message.content?.header?.title?.content === title,
        ),
      );
    },
    cardWith,
    /** Presses a button found in the card by its action; a form's fields go with it. */
    async press(
      actor: Actor,
      card: Card,
      action: string,
      form?: Record<string, string | string[]>,
      match: (button: Button) => boolean = () => true,
    ) {
      const button = buttonOf(card, action, match);
      if (!button) throw new Error(`no ${action} on this card`);
      return api<{ toast?: { type: string; content: string }; card_updated: boolean }>(
        'POST',
        `/messages/${card.message_id}/action`,
        {
          as: actor.open_id,
          tag: 'button',
          value: button.value,
          ...(form ? { form_value: form, name: button.name ?? action } : {}),
        },
      );
    },
  };
}
export type Stage = ReturnType<typeof createStage>;

/** The first button of a card with this action. */
export function buttonOf(
  card: Card,
  action: string,
  match: (button: Button) => boolean = () => true,
): Button | undefined {
  return buttonsIn(card.content).find((button) => button.value.action === action && match(button));
}

function buttonsIn(node: unknown): Button[] {
  if (Array.isArray(node)) return node.flatMap(buttonsIn);
  if (node === null || typeof node !== 'object') return [];
  const { behaviors, name, ...rest } = node as { behaviors?: { value?: Button['value'] }[]; name?: string };
  const value = behaviors?.[0]?.value;
  const own = value ? [{ value, ...(name === undefined ? {} : { name }) }] : [];
  return [...own, ...Object.values(rest).flatMap(buttonsIn)];
}

/** Runs at most `lanes` of the tasks at once, so that a small machine is not drowned. */
export async function together<T>(
  items: readonly T[],
  lanes: number,
  task: (item: T, at: number) => Promise<unknown>,
): Promise<void> {
  const queue = items.map((item, at) => ({ item, at }));
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await task(next.item, next.at);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
