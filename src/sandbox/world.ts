import type { Clocks } from './clock.ts';
import { freshId, stableId } from './credentials.ts';
import type { Chat, DemoOrganisation, Mention, Message, MessageType, Person } from './types.ts';

export interface Change {
  seq: number;
  chat_id: string;
  message_id: string;
  only_for?: string;
}

/** A document in the cloud; with `page` it stands behind a page of the wiki, which has a token of its own. */
export interface CloudDocument {
  title: string;
  content: string;
  /** Whether the bot may read it: its own, or shared with it. */
  readable: boolean;
  page?: string;
  members: unknown[];
}

export interface NewMessage {
  chat_id: string;
  sender: Message['sender'];
  msg_type: MessageType;
  content: Record<string, unknown>;
  mentions?: Mention[];
  reply_to?: string;
  batch_id?: string;
  only_for?: string;
}

/** People, chats and messages of one tenant, in memory. Times come from the injected clock. */
export function createWorld(
  clocks: Clocks,
  organisation: DemoOrganisation,
  bot: { open_id: string; name: string },
) {
  const people = new Map<string, Person>(
    organisation.people.map((person) => [person.open_id, { ...person }]),
  );
  const chats = new Map<string, Chat>();
  const messages = new Map<string, Message>();
  const byChat = new Map<string, Message[]>();
  const files = new Map<string, { name: string; type: string; bytes: Buffer }>();
  const documents = new Map<string, CloudDocument>();
  const listeners = new Set<(change: Change) => void>();
  const keepers = new Set<() => void>();
  let seq = 0;

  for (const chat of organisation.chats) putChat({ ...chat, members: [...chat.members] });
  for (const person of people.values()) privateChat(person.open_id);

  function putChat(chat: Chat): Chat {
    chats.set(chat.chat_id, chat);
    changed();
    byChat.set(chat.chat_id, byChat.get(chat.chat_id) ?? []);
    return chat;
  }

  /** The private chat of a person and the bot; its id follows from the person's. */
  function privateChat(open_id: string): Chat {
    const chat_id = stableId('oc', `p2p:${open_id}`);
    return (
      chats.get(chat_id) ??
      putChat({
        chat_id,
        name: bot.name,
        mode: 'p2p',
        members: [open_id],
        bot_in: true,
        owner_id: '',
        description: '',
      })
    );
  }

  /** Says that something worth saving is different: a message, a person, a chat, what was read. */
  function changed(): void {
    for (const keeper of keepers) keeper();
  }

  function tell(message: Message): void {
    message.seq = ++seq;
    changed();
    const change: Change = { seq, chat_id: message.chat_id, message_id: message.message_id };
    if (message.only_for) change.only_for = message.only_for;
    for (const listener of listeners) listener(change);
  }

  function addMessage(input: NewMessage): Message {
    const at = clocks.now().getTime();
    const { reply_to, ...rest } = input;
    const parent = reply_to ? messages.get(reply_to) : undefined;
    const message: Message = {
      message_id: freshId('om'),
      seq: 0,
      rev: 1,
      mentions: [],
      ...rest,
      ...(parent ? { reply_to: parent.message_id, root_id: parent.root_id ?? parent.message_id } : {}),
      created_at: at,
      updated_at: at,
      reactions: [],
      recalled: false,
      urgent_for: [],
      read_by: [],
    };
    put(message);
    tell(message);
    return message;
  }

  function put(message: Message): void {
    messages.set(message.message_id, message);
    const list = byChat.get(message.chat_id) ?? [];
    list.push(message);
    byChat.set(message.chat_id, list);
  }

  /** Marks a change of a message; `edited` also moves its update time. */
  function touch(message: Message, edited = true): void {
    message.rev += 1;
    if (edited) message.updated_at = clocks.now().getTime();
    tell(message);
  }

  /** Members of a chat who have not left the organisation. */
  function membersOf(chat: Chat): Person[] {
    return chat.members.flatMap((open_id) => {
      const person = people.get(open_id);
      return person?.active ? [person] : [];
    });
  }

  function nameOf(id: string): string {
    return people.get(id)?.name ?? bot.name;
  }

  return {
    bot,
    organisation,
    people,
    chats,
    messages,
    files,
    documents,
    putChat,
    privateChat,
    addMessage,
    touch,
    membersOf,
    nameOf,
    changed,
    seq: () => seq,
    messagesIn: (chat_id: string): Message[] => byChat.get(chat_id) ?? [],
    onChange(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Hears of everything that a saved state would have to know. */
    onUnsaved(keeper: () => void): () => void {
      keepers.add(keeper);
      return () => keepers.delete(keeper);
    },
    /** JSON of everything that must outlive a restart; files over 256 KB are left out. */
    snapshot() {
      return {
        seq,
        people: [...people.values()],
        chats: [...chats.values()],
        messages: [...byChat.values()].flat(),
        documents: [...documents].map(([token, document]) => ({ token, ...document })),
        files: [...files].flatMap(([key, file]) =>
          file.bytes.length > 262_144 ? [] : [{ key, ...file, bytes: file.bytes.toString('base64') }],
        ),
      };
    },
    restore(state: WorldState): void {
      seq = Math.max(seq, state.seq);
      for (const person of state.people) people.set(person.open_id, person);
      for (const chat of state.chats) putChat(chat);
      for (const message of state.messages) put(message);
      for (const { token, ...document } of state.documents ?? []) documents.set(token, document);
      for (const file of state.files)
        files.set(file.key, { ...file, bytes: Buffer.from(file.bytes, 'base64') });
    },
  };
}

export type World = ReturnType<typeof createWorld>;
export interface WorldState {
  seq: number;
  people: Person[];
  chats: Chat[];
  messages: Message[];
  /** Absent in what an older sandbox saved. */
  documents?: ({ token: string } & CloudDocument)[];
  files: { key: string; name: string; type: string; bytes: string }[];
}
