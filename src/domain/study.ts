/** Kinds of session that a secretary opens; each is a kind of record of its own, so that a gate can ask for it. */
export const SESSION_KINDS = [
  'session',
  'lecture',
  'exchange-meeting',
  'visit',
  'mobilisation',
  'training',
] as const;
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

/** Kinds of meeting that are planned and announced ahead (S5, S14): whoever misses one makes it up. */
export const MEETING_KINDS = ['mobilisation', 'training', 'lecture', 'exchange-meeting', 'visit'] as const;
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
}

/** Whether a session was planned as a meeting. */
export const isMeeting = (payload: SessionPayload): payload is MeetingPayload => 'startsAt' in payload;

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
