/** Kinds of session that give study hours and may be opened at once. */
export const STUDY_SESSION_KINDS = [
  'session',
  'lecture',
  'exchange-meeting',
  'visit',
  'mobilisation',
  'training',
  'summing-up',
] as const;
/** Kinds of session that a secretary opens; each is a kind of record of its own, so that a gate can ask for it. */
export const SESSION_KINDS = [...STUDY_SESSION_KINDS, 'life-meeting'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const isSessionKind = (text: string): text is SessionKind =>
  SESSION_KINDS.some((kind) => kind === text);

/** A day has no more. */
const mostHoursADay = 24;

/** What a session record holds. `chatId` is where its card stands. */
export interface SessionPayload {
  title: string;
  /** Study hours that everyone present gets. */
  hours: number;
  openedBy: string;
  chatId: string | null;
  /** ISO instant; null while open. */
  closedAt: string | null;
  /** Whether the supervisors came (001, part 3, asks for it at the deployment meeting). */
  supervisorPresent: boolean;
}

/** Meetings that `/meeting` plans by its common form. */
export const COMMON_MEETING_KINDS = [
  'mobilisation',
  'training',
  'lecture',
  'exchange-meeting',
  'visit',
  'summing-up',
] as const;
/** Kinds of meeting that are planned and announced ahead (S5, S14): whoever misses one makes it up. */
export const MEETING_KINDS = [...COMMON_MEETING_KINDS, 'life-meeting'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** What a meeting holds besides a session's: it is planned, opens at its time, and has roles. */
export interface MeetingPayload extends SessionPayload {
  /** ISO instant at which it begins and its check-in opens. */
  startsAt: string;
  place: string;
  agenda: string;
  speakers: string;
  /** Planned: the secretary speaks in person (001, part 3(1)1). */
  secretarySpeaks: boolean;
  /** Noted when the meeting is over: planned, and the secretary was there. */
  secretarySpoke?: boolean;
  /** Who of those that a meeting of the unit concerns is expected: leaders, or these people by id; all when absent. */
  circle?: 'leaders' | readonly string[];
  /** Why it is not held after all. */
  cancelled?: string;
}

/** Whether a session was planned as a meeting. */
export const isMeeting = (payload: SessionPayload): payload is MeetingPayload => 'startsAt' in payload;

/** Whose life meeting it is: a branch's, or the democratic one of a leading body (001, part 3(2)7). */
export type LifeMeetingOf = 'branch' | 'leading-body';

/** What a life meeting holds besides (S14): it gives no study hours, and everybody speaks in turn. */
export interface LifeMeetingPayload extends MeetingPayload {
  of: LifeMeetingOf;
  /** How long it lasts, in hours, for the calendar. */
  lasts: number;
  /** Who sits in besides the supervisors, as planned: representatives of the masses, by name or number. */
  guests: string;
  /** Ids of guests who came. */
  guestsCame: readonly string[];
  /** Ids in the order of speaking, the roster's unless changed. */
  order: readonly string[];
  /** Ids of those who have examined themselves and were appraised. */
  spoke: readonly string[];
}

/** Whether a session is a life meeting. */
export const isLifeMeeting = (payload: SessionPayload): payload is LifeMeetingPayload => 'order' in payload;

/** Days for making up what was missed, when the stage leaves them. */
export const makeUpDays = 7;

/** What a study-hour record holds: earned together (in a session) or alone. */
export interface StudyHourPayload {
  hours: number;
  way: 'joint' | 'own';
  topic: string | null;
}

/** Whether these hours may be added to what the person already has that day. */
export function fitsTheDay(already: number, hours: number): boolean {
  return hours > 0 && already + hours <= mostHoursADay;
}

/**
 * Hours of somebody who answers a session's card with a number: what they say, as they may have come late,
 * but never more than the session gives.
 */
export function hoursInSession(given: number, claimed: number | null): number {
  return claimed === null ? given : Math.min(given, claimed);
}
