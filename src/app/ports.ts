import type { Card } from '../cards/kit.ts';
import type { Unreadable } from '../domain/unreadable.ts';
import type { Workdays } from '../domain/workday.ts';
import type { Db } from '../store/schema.ts';
import type { Greetings } from './greetings.ts';

/**
 * What the use cases may touch. The outside comes in as function types only, so that a use case can be
 * run against any transport and any queue. `now` is never here: it is an argument of every use case.
 */
export interface App {
  db: Db;
  /** The campaign's time zone, an IANA name. */
  timeZone: string;
  /** Holidays and make-up workdays. */
  workdays: Workdays;
  /** First officers named by the operator (open ids): office rights without a roster. */
  officers: ReadonlySet<string>;
  seal: Seal;
  directory: Directory;
  documents: Documents;
  sendUnrecorded: SendUnrecorded;
  mayStillSpeak: MayStillSpeak;
  mayTryReceipt: MayStillSpeak;
  greetings: Greetings;
  marks: SurveyMarks;
  formLimit: FormLimit;
  wake: Wake;
  /** What waits in the queue, by name; null in a process that has none. */
  queued: Queued | null;
  /** Null while no platform is connected. */
  login: Login | null;
  /** The origin by which people reach the pages, for links in cards; null when only this machine would. */
  pages: string | null;
}

/** Encrypts and reads the words of anonymous matters, and hashes receipt codes with the same key. */
export interface Seal {
  close(words: string): Buffer;
  open(sealed: Buffer): string;
  hash(code: string): string;
}

/** What the platform knows of people and groups. An outage is a refusal, never an empty list. */
export interface Directory {
  findPeople(by: {
    mobiles: string[];
    emails: string[];
  }): Promise<Found<{ openId: string; mobile?: string; email?: string }[]>>;
  members(chatId: string): Promise<Found<string[]>>;
  /** When a task in somebody's list was completed, an ISO instant; null while it is to be done. */
  taskCompletedAt(guid: string): Promise<Found<string | null>>;
}
/** The text of what people send. An outage is told by its advice; a document that gives no text, by why. */
export interface Documents {
  file(sent: { message: string; key: string; name: string }): Promise<ReadText>;
  cloud(link: { kind: 'docx' | 'wiki'; token: string }): Promise<ReadText>;
}
export type ReadText =
  | { ok: true; text: string }
  | { ok: false; of: Unreadable }
  | { ok: false; advice: string };
/** `advice` is null when no app is connected at all. */
export type Found<T> = { ok: true; value: T } | { ok: false; advice: string | null };

/**
 * Hands a card straight to one person, leaving no row, queue entry or log line: forms of anonymous
 * matters only (specification, section 7). Everything else goes through the outbox.
 */
export type SendUnrecorded = (openId: string, card: Card) => Promise<boolean>;

/**
 * Counts what one person sends into the box in a day, or the receipt codes that they try, by a hash whose key lives in this process's memory only.
 * @returns false once the day's measure is full
 */
export type MayStillSpeak = (openId: string, day: string) => boolean;

/**
 * Who has answered a survey, remembered as keyed hashes in this process until a batch of them is written
 * (specification, section 7).
 */
export interface SurveyMarks {
  /** Holds a person's place while the answer is stored. @returns false for one who has answered or is answering */
  take(survey: string, mark: string): boolean;
  /** The answer is stored, or was not and may be given again. */
  settle(survey: string, mark: string, stored: boolean): void;
  has(survey: string, mark: string): boolean;
  /** What has gathered to batches large enough to be written. */
  ripe(): { survey: string; marks: string[] }[];
  written(survey: string, marks: readonly string[]): void;
  /** The survey is closed. */
  forget(survey: string): void;
}

/** One returned form a person and round, by a hash whose key lives in this process's memory only. */
export interface FormLimit {
  /** @returns false when this person's form of the round came back already */
  take(openId: string, roundId: string): boolean;
  /** The form was not stored after all. */
  giveBack(openId: string, roundId: string): void;
}

/** Jobs of one name in one state; `of` is how many are in that state under any name. */
export type Queued = () => Promise<{ name: string; state: string; count: number; of: number }[]>;

/** Login of people by their account on the platform. */
export interface Login {
  /** Where a browser goes; it comes back with a code and the same `state`. `challenge`: see RFC 7636, S256. */
  address(of: { state: string; challenge: string }): string;
  /** Whose code it is; `answered` is false when the platform did not say. */
  who(of: {
    code: string;
    verifier: string;
  }): Promise<{ ok: true; openId: string } | { ok: false; answered: boolean }>;
}

/** Hints that rows are waiting; losing one costs a minute at most (the reconcile sweep). */
export interface Wake {
  courier(): void;
  due(rows: readonly { id: string; version: number; at: Date }[]): void;
}
