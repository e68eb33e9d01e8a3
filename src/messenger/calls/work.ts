import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';

export type NewTask = {
  summary: string;
  description?: string;
  /** With `allDay` the day of this instant in UTC counts, as the platform has it. */
  due?: { at: Date; allDay: boolean };
  assignees: string[];
  followers?: string[];
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

const task = z
  .object({ data: z.object({ task: z.object({ guid: z.string().min(1), url: z.string().default('') }) }) })
  .transform(({ data }) => ({ guid: data.task.guid, url: data.task.url }));
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
      const { summary, description, due, assignees, followers = [], idempotencyKey } = wanted;
      const member = (role: string) => (id: string) => ({ id, type: 'user', role });
      const data = {
        summary,
        ...(description === undefined ? {} : { description }),
        ...(due ? { due: { timestamp: String(due.at.getTime()), is_all_day: due.allDay } } : {}),
        client_token: idempotencyKey,
        members: [...assignees.map(member('assignee')), ...followers.map(member('follower'))],
      };
      return call(
        'task.create',
        (sdk, auth) => sdk.task.v2.task.create({ params: { user_id_type: 'open_id' }, data }, auth),
        task,
      );
    },

    /**
     * An event in the bot's own calendar with its attendees invited. Safe to repeat with the same key: the event
     * is found again and the invitation repeated.
     * https://open.feishu.cn/document/server-docs/calendar-v4/calendar-event/create
     */
    async createCalendarEvent(wanted: NewCalendarEvent): Promise<Answer<{ eventId: string; url: string }>> {
      const { summary, description, from, to, timezone, attendees, idempotencyKey } = wanted;
      const own = await call(
        'calendar.primary',
        (sdk, auth) => sdk.calendar.v4.calendar.primary({}, auth),
        calendar,
      );
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
  };
}
