import type { FileOrder } from '../domain/exports.ts';
import type { FiledFile } from '../domain/kinds/filed-file.ts';
import type { TaskEntry, TaskState, To } from '../store/outbox-job.ts';

/** A refusal of the platform, already classified: retry, wait, or give up with an advice for people. */
export interface Fault {
  kind: 'retry-now' | 'retry-later' | 'refresh-token' | 'give-up';
  /** The platform's number, or a word: `http-503`, `timeout`, `unreachable` … */
  code: number | string;
  advice: string;
  retryAfterMs?: number;
  /** False when no answer came. */
  answered: boolean;
}

/** Card JSON 2.0. */
export type CardJson = Record<string, unknown>;

export type Answer<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** What the courier can have the platform do. A call never throws; equal `uuid`s are one message for 1 h. */
export interface Platform {
  sendCard(order: { to: To; card: CardJson; uuid: string }): Promise<Answer<{ messageId: string }>>;
  sendText(order: { to: To; text: string; uuid: string }): Promise<Answer<{ messageId: string }>>;
  /** Makes the file, or fetches what somebody sent, hands it to the platform and sends it; repeated with the same uuid it is one message. */
  sendFile(order: {
    to: To;
    file: FileOrder | FiledFile;
    uuid: string;
  }): Promise<Answer<{ messageId: string }>>;
  reply(order: { messageId: string; card: CardJson; uuid: string }): Promise<Answer<{ messageId: string }>>;
  patchCard(order: { messageId: string; card: CardJson }): Promise<Answer<unknown>>;
  react(order: { messageId: string; emoji: string }): Promise<Answer<unknown>>;
  /** Repeated with the same key it is the same event, and its invitations are made up where they are missing. */
  createCalendarEvent(order: {
    summary: string;
    description: string;
    from: Date;
    to: Date;
    timezone: string;
    attendees: string[];
    /** At least 32 characters (platform: calendar event create, idempotency_key). */
    idempotencyKey: string;
  }): Promise<Answer<{ eventId: string; url: string }>>;
  /** Repeated with the same key it is the same task. */
  createTask(order: TaskEntry & { idempotencyKey: string }): Promise<Answer<{ guid: string }>>;
  /** Changes the fields that are given. With `was`, a completion that somebody changed meanwhile is left and followed. */
  updateTask(order: Partial<TaskState> & { guid: string; was?: string | null }): Promise<Answer<unknown>>;
  /** Moves an event that was made before; its people are not told by the calendar. */
  updateCalendarEvent(order: {
    eventId: string;
    summary: string;
    description: string;
    from: Date;
    to: Date;
    timezone: string;
  }): Promise<Answer<unknown>>;
  deleteCalendarEvent(order: { eventId: string }): Promise<Answer<unknown>>;
  /** No idempotency key: repeated, it is said twice. */
  batchSendCard(order: {
    openIds: string[];
    card: CardJson;
  }): Promise<Answer<{ batchId: string; invalidOpenIds: string[] }>>;
}

/** Our side of the platform's limits; milliseconds are real ones, not the campaign's. */
export interface Quota {
  delayFor(call: { api: string; target?: string }): number;
  penalise(api: string, ms: number): void;
}
