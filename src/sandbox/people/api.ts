import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { faultsSchema } from '../faults.ts';
import type { MenuEntry } from '../options.ts';
import type { Platform } from '../platform/platform.ts';
import type { People } from './people.ts';
import { Unable } from './say.ts';
import { chatLine, messageForPeople, personForPeople, visibleTo } from './views.ts';

const as = z.object({ as: z.string() });
const changeSchema = z.object({
  locale: z.enum(['zh_cn', 'zh_tw', 'zh_hk', 'en_us']).optional(),
  active: z.boolean().optional(),
  name: z.string().min(1).max(60).optional(),
});
const saySchema = as.extend({
  text: z.string().min(1).max(20_000),
  mentions: z.array(z.string()).optional(),
  reply_to: z.string().optional(),
});
const postSchema = as.extend({
  title: z.string().optional(),
  content: z.array(z.array(z.looseObject({ tag: z.string() }))),
  reply_to: z.string().optional(),
});
const tapSchema = as.extend({
  tag: z.string(),
  value: z.unknown().optional(),
  name: z.string().optional(),
  form_value: z.record(z.string(), z.unknown()).optional(),
  input_value: z.string().optional(),
  option: z.string().optional(),
  options: z.array(z.string()).optional(),
  checked: z.boolean().optional(),
  timezone: z.string().optional(),
});

/** The people's HTTP API under /sandbox/api: gestures of the demo organisation's people, and what they see. */
export function mountPeopleApi(
  app: Hono,
  platform: Platform,
  people: People,
  parts: { devClock: boolean; menu: MenuEntry[]; kill: () => void },
): void {
  const { world, faults, record } = platform;
  const base = '/sandbox/api';

  /** Registers one call; a gesture that cannot be made answers 4xx with a sentence. */
  function on(
    method: string,
    path: string,
    handle: (c: Context, param: (name: string) => string) => unknown,
  ): void {
    app.on(method, [`${base}${path}`], async (c) => {
      try {
        const answer = await handle(c, (name) => c.req.param(name) ?? '');
        return answer instanceof Response ? answer : c.json(answer ?? {});
      } catch (error) {
        if (error instanceof Unable) return c.json({ error: error.message }, error.status);
        if (error instanceof z.ZodError) {
          const issue = error.issues[0];
          return c.json({ error: `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}` }, 400);
        }
        throw error;
      }
    });
  }

  async function body<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
    const raw: unknown = await c.req.json().catch(() => {
      throw new Unable('The body is not JSON.');
    });
    return schema.parse(raw);
  }

  on('GET', '/state', () => ({
    app: { app_id: platform.credentials.appId, name: world.bot.name, bot_open_id: world.bot.open_id },
    organisation: { name: world.organisation.name },
    dev_clock: parts.devClock,
  }));
  on('GET', '/menu', () => parts.menu);
  on('GET', '/people', () => people.list().map(personForPeople));
  on('PUT', '/people/:id', async (c, param) =>
    personForPeople(people.change(param('id'), await body(c, changeSchema))),
  );
  on('GET', '/people/:id/chats', (_c, param) => {
    const { open_id } = people.person(param('id'));
    const groups = [...world.chats.values()].filter(
      (chat) => chat.mode === 'group' && chat.members.includes(open_id),
    );
    return [world.privateChat(open_id), ...groups].map((chat) => chatLine(platform, chat, open_id));
  });
  on('POST', '/people/:id/enter', (_c, param) => ({ chat_id: people.enter(param('id')).chat_id }));
  on('POST', '/people/:id/menu', async (c, param) => {
    const { event_key } = await body(c, z.object({ event_key: z.string().min(1).max(30) }));
    people.menu(param('id'), event_key);
  });
  on('GET', '/people/:id/tasks', (_c, param) => people.tasksOf(people.person(param('id')).open_id));
  on('POST', '/tasks/:guid/complete', async (c, param) => {
    const input = await body(c, as.extend({ completed: z.boolean().optional() }));
    return people.completeTask(input.as, param('guid'), input.completed);
  });
  on('GET', '/people/:id/all-messages', (c, param) => {
    const { open_id } = people.person(param('id'));
    return listed(c, world.privateChat(open_id).chat_id, open_id);
  });

  on('POST', '/chats', async (c) => {
    const schema = z.object({
      name: z.string().min(1),
      members: z.array(z.string()).min(1),
      bot: z.boolean(),
    });
    return { chat_id: people.createChat(await body(c, schema)).chat_id };
  });
  on('GET', '/chats/:id', (_c, param) => {
    const chat = world.chats.get(param('id'));
    if (!chat) throw new Unable('There is no such chat.', 404);
    const members = world.membersOf(chat).map(({ open_id, name }) => ({ open_id, name }));
    return { chat_id: chat.chat_id, name: chat.name, mode: chat.mode, members, bot_in: chat.bot_in };
  });
  on('GET', '/chats/:id/messages', (c, param) => {
    const viewer = c.req.query('as') ?? '';
    people.chatFor(param('id'), viewer);
    if (c.req.query('read') === '1') people.read(param('id'), viewer);
    return listed(c, param('id'), viewer);
  });
  on('POST', '/chats/:id/messages', async (c, param) =>
    messageForPeople(platform, people.say(param('id'), await body(c, saySchema))),
  );
  on('POST', '/chats/:id/post', async (c, param) =>
    messageForPeople(platform, people.post(param('id'), await body(c, postSchema))),
  );
  on('POST', '/chats/:id/files', async (c, param) => {
    const form = await c.req.parseBody();
    const file = form.file;
    if (!(file instanceof File)) throw new Unable('The field "file" is missing.');
    const bytes = Buffer.from(await file.arrayBuffer());
    const type = file.type || 'application/octet-stream';
    return messageForPeople(
      platform,
      people.sendFile(param('id'), { as: String(form.as), name: file.name, type, bytes }),
    );
  });
  on('POST', '/chats/:id/bot', async (c, param) => people.addBot(param('id'), (await body(c, as)).as));
  on('DELETE', '/chats/:id/bot', async (c, param) => people.removeBot(param('id'), (await body(c, as)).as));
  const membersSchema = as.extend({ open_ids: z.array(z.string()).min(1) });
  on('POST', '/chats/:id/members', async (c, param) => {
    const input = await body(c, membersSchema);
    people.addMembers(param('id'), input.as, input.open_ids);
  });
  on('DELETE', '/chats/:id/members', async (c, param) => {
    const input = await body(c, membersSchema);
    people.removeMembers(param('id'), input.as, input.open_ids);
  });

  on('POST', '/messages/:id/reactions', async (c, param) => {
    const input = await body(c, as.extend({ emoji_type: z.string().min(1) }));
    people.react(param('id'), input.as, input.emoji_type);
  });
  on('POST', '/messages/:id/action', async (c, param) => {
    const result = await people.tap(param('id'), await body(c, tapSchema));
    if (!result.ok) return c.json({ error: result.error, code: result.code }, 502);
    const { ok: _ok, ...shown } = result;
    return shown;
  });
  const documentSchema = as.extend({
    title: z.string().default(''),
    content: z.string(),
    wiki: z.boolean().optional(),
    readable: z.boolean().optional(),
  });
  on('POST', '/documents', async (c) => people.writeDocument(await body(c, documentSchema)));
  on('PUT', '/documents/:token', async (c, param) => {
    const input = await body(c, as.extend({ readable: z.boolean() }));
    people.shareDocument(param('token'), input.as, input.readable);
  });
  on('GET', '/files/:key', (c, param) => {
    const file = world.files.get(param('key'));
    if (!file) throw new Unable('There is no such file.', 404);
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.type });
  });

  on('GET', '/faults', () => faults.get());
  on('PUT', '/faults', async (c) => {
    faults.set(await body(c, faultsSchema));
    return faults.get();
  });
  on('POST', '/faults/kill-sockets', () => parts.kill());
  on('GET', '/log', (c) => record.since(Number(c.req.query('after') ?? 0)));
  on('GET', '/counts', () => record.counts);

  function listed(c: Context, chat_id: string, viewer: string) {
    const after = Number(c.req.query('after_seq') ?? 0);
    const limit = Number(c.req.query('limit') ?? 0);
    const fresh = visibleTo(platform, chat_id, viewer).filter((message) => message.seq > after);
    // A limit is for opening a chat; a reader who catches up must miss nothing.
    const chosen = limit > 0 && after === 0 ? fresh.slice(-limit) : fresh;
    return { messages: chosen.map((message) => messageForPeople(platform, message)), seq: world.seq() };
  }
}
