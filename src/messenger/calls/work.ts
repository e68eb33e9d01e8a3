import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';

/** `due` is a day, 'YYYY-MM-DD'; `completedAt` an ISO instant, null while it is to be done. */
export type TaskState = { summary: string; due: string | null; completedAt: string | null };
export type NewTask = TaskState & {
  description: string;
  assignee: string;
  /** Creating twice with the same key gives one task; at least 10 characters. */
  idempotencyKey: string;
};

export type NewCalendarEvent = {
  summary: string;
  description?: string;
  from: Date;
  to: Date;
  /** IANA name. */
  timezone: string;
  attendees: string[];
  /** Creating twice with the same key gives one event; at least 32 characters. */
  idempotencyKey: string;
};

export type ChangedCalendarEvent = Omit<NewCalendarEvent, 'attendees' | 'idempotencyKey'> & {
  eventId: string;
};

const task = z
  .object({ data: z.object({ task: z.object({ guid: z.string().min(1), url: z.string().default('') }) }) })
  .transform(({ data }) => ({ guid: data.task.guid, url: data.task.url }));
const taskCompletion = z
  .object({
    data: z.object({
      task: z.object({
        completed_at: z.string().regex(/^\d*$/).default('0'),
      }),
    }),
  })
  .transform(({ data }) => Number(data.task.completed_at))
  .transform((at) => (at === 0 ? null : new Date(at).toISOString()));
/** With `is_all_day` the day of the instant in UTC counts, as the platform has it. */
const dayOf = (day: string) => ({ timestamp: String(Date.parse(`${day}T00:00:00Z`)), is_all_day: true });
const momentOf = (iso: string) => String(Date.parse(iso));
const calendar = z
  .object({
    data: z.object({
      calendars: z.array(z.object({ calendar: z.object({ calendar_id: z.string() }) })).min(1),
    }),
  })
  .transform(({ data }) => data.calendars[0]?.calendar.calendar_id ?? '');
const event = z
  .object({
    data: z.object({ event: z.object({ event_id: z.string().min(1), app_link: z.string().default('') }) }),
  })
  .transform(({ data }) => ({ eventId: data.event.event_id, url: data.event.app_link }));
const done = z.unknown().transform(() => undefined);

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));

/** Tasks and calendar events in people's own lists. */
export function workCalls(call: Call) {
  /** The bot's own calendar. */
  const ownCalendar = () =>
    call('calendar.primary', (sdk, auth) => sdk.calendar.v4.calendar.primary({}, auth), calendar);

  async function addAttendees(
    calendar_id: string,
    event_id: string,
    openIds: string[],
  ): Promise<Answer<undefined>> {
    if (openIds.length === 0) return { ok: true, value: undefined };
    const attendees = openIds.map((user_id) => ({ type: 'user' as const, user_id }));
    return call(
      'calendar.attendees.create',
      (sdk, auth) =>
        sdk.calendar.v4.calendarEventAttendee.create(
          { path: { calendar_id, event_id }, params: { user_id_type: 'open_id' }, data: { attendees } },
          auth,
        ),
      done,
    );
  }

  return {
    /** https://open.feishu.cn/document/task-v2/task/create */
    createTask(wanted: NewTask): Promise<Answer<{ guid: string; url: string }>> {
      const { summary, description, due, completedAt, assignee, idempotencyKey } = wanted;
      const data = {
        summary,
        description,
        ...(due === null ? {} : { due: dayOf(due) }),
        ...(completedAt === null ? {} : { completed_at: momentOf(completedAt) }),
        client_token: idempotencyKey,
        members: [{ id: assignee, type: 'user', role: 'assignee' }],
      };
      return call(
        'task.create',
        (sdk, auth) => sdk.task.v2.task.create({ params: { user_id_type: 'open_id' }, data }, auth),
        task,
      );
    },

    /**
     * Changes the fields that are given. One named in `update_fields` and left out of the task is emptied:
     * https://open.feishu.cn/document/task-v2/task/patch
     */
    updateTask({
      guid,
      summary,
      due,
      completedAt,
    }: Partial<TaskState> & { guid: string }): Promise<Answer<undefined>> {
      const data = {
        task: {
          ...(summary === undefined ? {} : { summary }),
          ...(due ? { due: dayOf(due) } : {}),
          ...(completedAt === undefined
            ? {}
            : { completed_at: completedAt === null ? '0' : momentOf(completedAt) }),
        },
        update_fields: [
          ...(summary === undefined ? [] : ['summary']),
          ...(due === undefined ? [] : ['due']),
          ...(completedAt === undefined ? [] : ['completed_at']),
        ],
      };
      return call(
        'task.patch',
        (sdk, auth) =>
          sdk.task.v2.task.patch(
            { path: { task_guid: guid }, params: { user_id_type: 'open_id' }, data },
            auth,
          ),
        done,
      );
    },

    /** When a task was completed: https://open.feishu.cn/document/task-v2/task/get */
    taskCompletedAt: (guid: string): Promise<Answer<string | null>> =>
      call(
        'task.get',
        (sdk, auth) =>
          sdk.task.v2.task.get({ path: { task_guid: guid }, params: { user_id_type: 'open_id' } }, auth),
        taskCompletion,
      ),

    /**
     * An event in the bot's own calendar with its attendees invited. Safe to repeat with the same key: the event
     * is found again and the invitation repeated.
     * https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/create
     */
    async createCalendarEvent(wanted: NewCalendarEvent): Promise<Answer<{ eventId: string; url: string }>> {
      const { summary, description, from, to, timezone, attendees, idempotencyKey } = wanted;
      const own = await ownCalendar();
      if (!own.ok) return own;
      const created = await call(
        'calendar.event.create',
        (sdk, auth) =>
          sdk.calendar.v4.calendarEvent.create(
            {
              path: { calendar_id: own.value },
              params: { idempotency_key: idempotencyKey },
              data: {
                summary,
                ...(description === undefined ? {} : { description }),
                start_time: { timestamp: seconds(from), timezone },
                end_time: { timestamp: seconds(to), timezone },
                attendee_ability: 'can_see_others',
              },
            },
            auth,
          ),
        event,
      );
      if (!created.ok) return created;
      const invited = await addAttendees(own.value, created.value.eventId, attendees);
      return invited.ok ? created : invited;
    },

    /**
     * Moves an event of the bot's own calendar. The calendar tells nobody of it: the bot does. Safe to repeat.
     * https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/patch
     */
    async updateCalendarEvent(wanted: ChangedCalendarEvent): Promise<Answer<undefined>> {
      const { eventId, summary, description, from, to, timezone } = wanted;
      const own = await ownCalendar();
      if (!own.ok) return own;
      return call(
        'calendar.event.patch',
        (sdk, auth) =>
          sdk.calendar.v4.calendarEvent.patch(
            {
              path: { calendar_id: own.value, event_id: eventId },
              data: {
                summary,
                ...(description === undefined ? {} : { description }),
                need_notification: false,
                start_time: { timestamp: seconds(from), timezone },
                end_time: { timestamp: seconds(to), timezone },
              },
            },
            auth,
          ),
        done,
      );
    },

    /**
     * Takes an event out of the calendars of all who were invited, without telling them.
     * https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/delete
     */
    async deleteCalendarEvent({ eventId }: { eventId: string }): Promise<Answer<undefined>> {
      const own = await ownCalendar();
      if (!own.ok) return own;
      return call(
        'calendar.event.delete',
        (sdk, auth) =>
          sdk.calendar.v4.calendarEvent.delete(
            {
              path: { calendar_id: own.value, event_id: eventId },
              params: { need_notification: 'false' },
            },
            auth,
          ),
        done,
      );
    },
  };
}
