import { freshId } from '../credentials.ts';
import { personView } from '../platform/person-view.ts';
import type { Platform, SandboxTask } from '../platform/platform.ts';
import { TASK_CHANGE } from '../platform/work.ts';
import type { Chat, Locale, Person } from '../types.ts';
import { idsOf } from './event-views.ts';
import { createSaying, Unable } from './say.ts';
import { createTapping } from './tap.ts';

/** Everything a person of the sandbox can do, each gesture with the events it causes. */
export function createPeople(platform: Platform) {
  const { world, events, clocks, tenantKey } = platform;
  const saying = createSaying(platform);
  const { person, chatFor, note } = saying;

  function group(chat_id: string): Chat {
    const chat = world.chats.get(chat_id);
    if (!chat) throw new Unable(`There is no chat ${chat_id} here.`, 404);
    if (chat.mode === 'p2p') throw new Unable('A private chat has no members to change.');
    return chat;
  }

  function chatEvent(chat: Chat, as: string): Record<string, unknown> {
    return {
      chat_id: chat.chat_id,
      operator_id: idsOf(platform, as),
      external: false,
      operator_tenant_key: tenantKey,
      name: chat.name,
      i18n_names: { zh_cn: chat.name },
    };
  }

  function setBot(chat_id: string, as: string, bot_in: boolean): void {
    const chat = group(chat_id);
    const by = chatFor(chat_id, as);
    if (chat.bot_in === bot_in) return;
    chat.bot_in = bot_in;
    world.changed();
    events.emit(`im.chat.member.bot.${bot_in ? 'added' : 'deleted'}_v1`, chatEvent(by, as));
    note(
      chat,
      `${world.nameOf(as)}${bot_in ? '邀请' : '移出了'}${world.bot.name}${bot_in ? '加入群聊' : ''}`,
    );
  }

  function setMembers(chat_id: string, as: string, open_ids: string[], inside: boolean): void {
    const chat = group(chat_id);
    chatFor(chat_id, as);
    const changed = [...new Set(open_ids)]
      .map((id) => person(id))
      .filter((one) => chat.members.includes(one.open_id) !== inside);
    if (changed.length === 0) return;
    const ids = changed.map(({ open_id }) => open_id);
    chat.members = inside ? [...chat.members, ...ids] : chat.members.filter((id) => !ids.includes(id));
    if (chat.bot_in) {
      events.emit(`im.chat.member.user.${inside ? 'added' : 'deleted'}_v1`, {
        ...chatEvent(chat, as),
        users: changed.map(({ name, open_id }) => ({
          name,
          tenant_key: tenantKey,
          user_id: idsOf(platform, open_id),
        })),
      });
    }
    const names = changed.map(({ name }) => name).join('、');
    note(chat, inside ? `${world.nameOf(as)}邀请${names}加入群聊` : `${names}已退出群聊`);
  }

  return {
    ...saying,
    tap: createTapping(platform, saying),
    list: (): Person[] => [...world.people.values()],
    /** Changes a person; the directory's events follow, except for the locale, which the directory does not know. */
    change(
      open_id: string,
      input: { locale?: Locale | undefined; active?: boolean | undefined; name?: string | undefined },
    ): Person {
      const found = world.people.get(open_id);
      if (!found) throw new Unable(`There is no person ${open_id} here.`, 404);
      if (input.locale) found.locale = input.locale;
      world.changed();
      if (input.name && input.name !== found.name) {
        const old_object = { name: found.name };
        found.name = input.name;
        events.emit('contact.user.updated_v3', { object: personView(world, found), old_object });
      }
      if (input.active !== undefined && input.active !== found.active) {
        found.active = input.active;
        const object = personView(world, found);
        if (input.active) events.emit('contact.user.created_v3', { object });
        else
          events.emit('contact.user.deleted_v3', {
            object,
            old_object: { department_ids: object.department_ids },
          });
      }
      return found;
    },
    /** Writes a document in the cloud, on a page of the wiki or not, shared with the bot or not; its link comes back. */
    writeDocument(input: {
      as: string;
      title: string;
      content: string;
      wiki?: boolean | undefined;
      readable?: boolean | undefined;
    }): { token: string; url: string } {
      person(input.as);
      const token = freshId('dx').replace('_', '');
      const page = input.wiki ? freshId('wk').replace('_', '') : undefined;
      const { title, content, readable = true } = input;
      world.documents.set(token, { title, content, readable, members: [], ...(page ? { page } : {}) });
      world.changed();
      return { token, url: `https://sandbox.feishu.cn/${page ? `wiki/${page}` : `docx/${token}`}` };
    },
    /** Shares a document with the bot, or no longer. */
    shareDocument(token: string, as: string, readable: boolean): void {
      person(as);
      const found = world.documents.get(token);
      if (!found) throw new Unable('There is no such document.', 404);
      found.readable = readable;
      world.changed();
    },
    /** What stands in a person's own task list. */
    tasksOf: (open_id: string): SandboxTask[] =>
      [...platform.tasks.values()].filter((task) =>
        task.members.some((member) => member.role === 'assignee' && member.id === open_id),
      ),
    /** Ticks a task off in one's own list, or opens it again; whoever made the task hears of it. */
    completeTask(open_id: string, guid: string, completed = true): SandboxTask {
      const task = platform.tasks.get(guid);
      if (!task) throw new Unable('There is no such task.', 404);
      if (!task.members.some((member) => member.id === person(open_id).open_id))
        throw new Unable('This task is not in your list.', 403);
      task.completed_at = completed ? String(clocks.now().getTime()) : '0';
      task.status = completed ? 'done' : 'todo';
      const obj_type = completed ? TASK_CHANGE.completed : TASK_CHANGE.uncompleted;
      events.emit('task.task.updated_v1', { task_id: guid, obj_type });
      return task;
    },
    /** Opens the private chat with the bot. */
    enter(open_id: string): Chat {
      const chat = world.privateChat(person(open_id).open_id);
      const last = world.messagesIn(chat.chat_id).at(-1);
      events.emit('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: chat.chat_id,
        operator_id: idsOf(platform, open_id),
        ...(last
          ? { last_message_id: last.message_id, last_message_create_time: String(last.created_at) }
          : {}),
      });
      return chat;
    },
    /** Picks an entry of the bot's menu. */
    menu(open_id: string, event_key: string): void {
      events.emit('application.bot.menu_v6', {
        operator: { operator_name: person(open_id).name, operator_id: idsOf(platform, open_id) },
        event_key,
        timestamp: Math.floor(clocks.now().getTime() / 1000),
      });
    },
    /** Marks what a person sees in a chat as read; the bot hears of it in private chats only. */
    read(chat_id: string, as: string): void {
      const chat = chatFor(chat_id, as);
      const at = clocks.now().getTime();
      const fresh = world
        .messagesIn(chat_id)
        .filter((one) => one.sender.id !== as && !one.read_by.some(({ open_id }) => open_id === as));
      for (const message of fresh) message.read_by.push({ open_id: as, at });
      if (fresh.length > 0) world.changed();
      const fromBot = fresh.filter(({ sender }) => sender.type === 'app' && sender.id !== 'system');
      if (chat.mode === 'p2p' && fromBot.length > 0) {
        events.emit('im.message.message_read_v1', {
          reader: { reader_id: idsOf(platform, as), read_time: String(at), tenant_key: tenantKey },
          message_id_list: fromBot.map(({ message_id }) => message_id),
        });
      }
    },
    /** Adds a reaction to a message. */
    react(message_id: string, as: string, emoji_type: string): void {
      const message = world.messages.get(message_id);
      if (!message) throw new Unable('There is no such message.', 404);
      chatFor(message.chat_id, as);
      if (message.reactions.some((one) => one.by === as && one.emoji_type === emoji_type)) return;
      message.reactions.push({
        reaction_id: freshId('re'),
        emoji_type,
        by: as,
        by_type: 'user',
        at: clocks.now().getTime(),
      });
      world.touch(message, false);
    },
    /** Makes a group. */
    createChat(input: { name: string; members: string[]; bot: boolean }): Chat {
      const members = [...new Set(input.members)].map((id) => person(id).open_id);
      const chat = world.putChat({
        chat_id: freshId('oc'),
        name: input.name,
        mode: 'group',
        members,
        bot_in: input.bot,
        owner_id: members[0] ?? '',
        description: '',
      });
      if (input.bot) events.emit('im.chat.member.bot.added_v1', chatEvent(chat, members[0] ?? ''));
      return chat;
    },
    addBot: (chat_id: string, as: string) => setBot(chat_id, as, true),
    removeBot: (chat_id: string, as: string) => setBot(chat_id, as, false),
    addMembers: (chat_id: string, as: string, open_ids: string[]) => setMembers(chat_id, as, open_ids, true),
    removeMembers: (chat_id: string, as: string, open_ids: string[]) =>
      setMembers(chat_id, as, open_ids, false),
  };
}

export type People = ReturnType<typeof createPeople>;
