import type { FileOrder } from '../domain/exports.ts';
import type { FiledFile } from '../domain/kinds/filed-file.ts';

/** Whom a message goes to: a person's private chat or a group. */
export type To = { openId: string } | { chatId: string };

/** What the courier does with an outbox row. */
export type OutboxJob =
  | { do: 'card'; to: To; card: object }
  | { do: 'text'; to: To; text: string }
  /** `to` is where the card goes when the message to be answered is gone. */
  | { do: 'reply-card'; messageId: string; card: object; to: To }
  /** `of` is the outbox key of the card to be refreshed; waits until that card is sent. */
  | { do: 'patch'; of: string; card: object }
  | { do: 'patch-message'; messageId: string; card: object }
  | { do: 'react'; messageId: string; emoji: string }
  /** Equal content for at most 200 people; has no idempotency key at the platform and cannot be refreshed. */
  | { do: 'batch-card'; openIds: string[]; card: object }
  /** A file, made or fetched when it is sent: the row holds the order, or where it lies, and none of the content. */
  | { do: 'file'; to: To; file: FileOrder | FiledFile }
  /** An entry in people's calendars; the platform knows a repeated one by the row's uuid. */
  | { do: 'calendar-event'; event: CalendarEntry }
  /** A task in one person's list; the platform knows a repeated one by the row's uuid. */
  | { do: 'task'; task: TaskEntry }
  /**
   * `of` is the outbox key of the task to be brought up to date in the fields that are given; waits until that task is
   * made. `was` is the completion that the task is known to have: one that its owner changed since is not written over.
   */
  | { do: 'task-update'; of: string; task: Partial<TaskState>; was?: string | null }
  /** Moves or takes away the entry of the outbox key `of`; waits until that entry is made. */
  | { do: 'calendar-change'; of: string; event: Omit<CalendarEntry, 'attendees'> }
  | { do: 'calendar-cancel'; of: string };

/** `from` and `to` are ISO instants, `timezone` an IANA name, `attendees` open ids. */
export interface CalendarEntry {
  summary: string;
  description: string;
  from: string;
  to: string;
  timezone: string;
  attendees: string[];
}

/** `due` is a day, 'YYYY-MM-DD'; null has none. */
export interface TaskState {
  summary: string;
  due: string | null;
  /** The instant of completion, ISO; null is still to be done. */
  completedAt: string | null;
}
export interface TaskEntry extends TaskState {
  description: string;
  assignee: string;
}

/** Refreshes only the last state matters of: a newer one takes the place of the one that waits. */
export const isRefresh = (job: OutboxJob): boolean =>
  job.do === 'patch' ||
  job.do === 'patch-message' ||
  job.do === 'calendar-change' ||
  job.do === 'calendar-cancel' ||
  job.do === 'task-update';
