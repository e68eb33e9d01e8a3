import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { z } from 'zod';
import { freshId, stableId } from '../credentials.ts';
import { Refusal } from '../refusal.ts';
import { api } from './gate.ts';
import { userIdType } from './ids.ts';
import type { Platform, SandboxTask } from './platform.ts';

const member = z.object({
  id: z.string(),
  type: z.string().optional(),
  role: z.enum(['assignee', 'follower']),
});
const due = z.object({ timestamp: z.string().regex(/^\d{13}$/), is_all_day: z.boolean().optional() });
const taskSchema = z.object({
  summary: z.string().min(1).max(3000),
  description: z.string().max(3000).optional(),
  due: due.optional(),
  members: z.array(member).max(50).optional(),
  extra: z.string().optional(),
  completed_at: z.string().optional(),
  client_token: z.string().optional(),
});
const patchSchema = z.object({
  task: z.record(z.string(), z.unknown()),
  update_fields: z.array(z.enum(['summary', 'description', 'due', 'completed_at', 'extra'])).min(1),
});

/** What of a task changed, as the event tells it in a number. */
export const TASK_CHANGE = { details: 1, completed: 5, uncompleted: 6 } as const;

/** Tasks (https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/task-v2/task/create). */
export function mountTasks(app: Hono, platform: Platform): void {
  const { tasks } = platform;
  const byToken = new Map<string, string>();

  function known(guid: string): SandboxTask {
    const task = tasks.get(guid);
    if (!task) throw new Refusal(1470404, 'the task is not found');
    return task;
  }

  api(app, platform, 'POST', '/task/v2/tasks', async (call) => {
    userIdType(call.query('user_id_type'));
    const { client_token, ...body } = await call.body(taskSchema, 1470400);
    const earlier = byToken.get(client_token ?? '');
    if (earlier) return { data: { task: tasks.get(earlier) } };
    const guid = randomUUID();
    const task: SandboxTask = {
      guid,
      ...body,
      members: body.members ?? [],
      status: 'todo',
      completed_at: body.completed_at ?? '0',
      creator: { id: platform.credentials.appId, type: 'app' },
      created_at: String(platform.clocks.now().getTime()),
      url: `https://applink.feishu.cn/client/todo/detail?guid=${guid}`,
    };
    tasks.set(guid, task);
    if (client_token) byToken.set(client_token, guid);
    return { data: { task } };
  });

  api(app, platform, 'PATCH', '/task/v2/tasks/:guid', async (call) => {
    const { task: change, update_fields } = await call.body(patchSchema, 1470400);
    const task = known(call.param('guid'));
    const wasDone = isDone(task);
    // A field that is named and not given is emptied.
    for (const field of update_fields) Object.assign(task, { [field]: change[field] });
    task.completed_at ??= '0';
    task.status = isDone(task) ? 'done' : 'todo';
    const { details, completed, uncompleted } = TASK_CHANGE;
    const obj_type = wasDone === isDone(task) ? details : isDone(task) ? completed : uncompleted;
    platform.events.emit('task.task.updated_v1', { task_id: task.guid, obj_type });
    return { data: { task } };
  });

  api(app, platform, 'GET', '/task/v2/tasks/:guid', (call) => ({
    data: { task: known(call.param('guid')) },
  }));
}

const isDone = (task: SandboxTask): boolean => !['', '0'].includes(task.completed_at);

const moment = z.object({
  timestamp: z.string().optional(),
  date: z.string().optional(),
  timezone: z.string().optional(),
});
const eventSchema = z.looseObject({ summary: z.string().optional(), start_time: moment, end_time: moment });
const attendeeSchema = z.object({
  attendees: z.array(z.looseObject({ type: z.enum(['user', 'chat', 'resource', 'third_party']) })).min(1),
});

/** The bot's calendar (https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/create). */
export function mountCalendar(app: Hono, platform: Platform): void {
  const calendar_id = `${stableId('feishu.cn', platform.credentials.appId)}@group.calendar.feishu.cn`;
  const events = new Map<string, { attendees: Record<string, unknown>[] }>();

  api(app, platform, 'POST', '/calendar/v4/calendars/primary', () => ({
    data: {
      calendars: [
        {
          calendar: { calendar_id, summary: platform.world.bot.name, type: 'primary', role: 'owner' },
          user_id: platform.world.bot.open_id,
        },
      ],
    },
  }));

  api(app, platform, 'POST', '/calendar/v4/calendars/:calendar/events', async (call) => {
    const body = await call.body(eventSchema, 190002);
    if (![calendar_id, 'primary'].includes(call.param('calendar')))
      throw new Refusal(191001, 'invalid calendar_id');
    const event_id = `${randomUUID()}_0`;
    events.set(event_id, { attendees: [] });
    const app_link = `https://applink.feishu.cn/client/calendar/event/detail?calendarId=${calendar_id}&key=${event_id}`;
    return {
      data: {
        event: { event_id, organizer_calendar_id: calendar_id, status: 'confirmed', app_link, ...body },
      },
    };
  });

  function known(event_id: string) {
    const event = events.get(event_id);
    if (!event) throw new Refusal(193001, 'event not found');
    return event;
  }

  api(app, platform, 'PATCH', '/calendar/v4/calendars/:calendar/events/:event', async (call) => {
    known(call.param('event'));
    const body = await call.body(eventSchema.partial(), 190002);
    return {
      data: { event: { event_id: call.param('event'), organizer_calendar_id: calendar_id, ...body } },
    };
  });

  api(app, platform, 'DELETE', '/calendar/v4/calendars/:calendar/events/:event', (call) => {
    known(call.param('event'));
    events.delete(call.param('event'));
    return { data: {} };
  });

  api(app, platform, 'POST', '/calendar/v4/calendars/:calendar/events/:event/attendees', async (call) => {
    const body = await call.body(attendeeSchema, 190002);
    const event = known(call.param('event'));
    const added = body.attendees.map((one) => ({
      ...one,
      attendee_id: freshId('user'),
      rsvp_status: 'needs_action',
    }));
    event.attendees.push(...added);
    return { data: { attendees: added } };
  });
}

const described = z.looseObject({
  default_value: z.string(),
  i18n: z.record(z.string(), z.string()).optional(),
});
const commandSchema = z.object({
  command: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'no leading slash, small letters and digits'),
  description: described,
  icon: z.object({ icon_key: z.string() }).optional(),
});
const maxCommands = 100;

/** The panel behind "/" (https://open.feishu.cn/document/mcp_open_tools/agent-best-practices/agent-supports-slash-commands). */
export function mountSlashCommands(app: Hono, platform: Platform): void {
  const commands = new Map<string, { command_id: string } & z.infer<typeof commandSchema>>();
  const path = '/application/v7/app_slash_commands';

  function known(id: string) {
    const command = commands.get(id);
    if (!command) throw new Refusal(40000001, 'command_not_found');
    return command;
  }

  api(app, platform, 'GET', path, () => ({
    data: { items: [...commands.values()], has_more: false, page_token: '' },
  }));

  api(app, platform, 'POST', path, async (call) => {
    const body = await call.body(commandSchema);
    if ([...commands.values()].some(({ command }) => command === body.command)) throw new Refusal(40000000);
    if (commands.size >= maxCommands) throw new Refusal(40000002, 'command_limit_exceeded');
    const command = { command_id: freshId('cmd'), ...body };
    commands.set(command.command_id, command);
    return { data: command };
  });

  api(app, platform, 'PATCH', `${path}/:id`, async (call) => {
    const body = await call.body(commandSchema.omit({ command: true }).partial());
    return { data: Object.assign(known(call.param('id')), body) };
  });

  api(app, platform, 'DELETE', `${path}/:id`, (call) => {
    commands.delete(known(call.param('id')).command_id);
    return { data: {} };
  });
}
