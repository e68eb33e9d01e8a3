import type { Role } from './rights.ts';
import type { Unclear } from './three-clears.ts';
import type { Unreadable } from './unreadable.ts';

/**
 * Why something was not done: a closed list, so that a card, a command and the command line explain it in
 * the same words. A refusal never changes anything.
 */
export type Refusal =
  | { why: 'unknown-person' }
  | { why: 'not-for-you' }
  | { why: 'talk-alone' }
  | { why: 'talk-kind'; person: string }
  | { why: 'not-on-roster'; person: string }
  | { why: 'namesakes'; person: string }
  | { why: 'unreadable'; of: Unreadable }
  | { why: 'no-analysis' }
  | { why: 'no-run' }
  | { why: 'one-draft' }
  | { why: 'no-right'; roles: readonly Role[] }
  | { why: 'not-yet'; command: string }
  | { why: 'no-campaign' }
  | { why: 'not-in-campaign'; unit: string }
  /** `near`: names of units like it, in the order of likeness. */
  | { why: 'unknown-unit'; typed: string; near: readonly string[] }
  | { why: 'no-unit-here' }
  | { why: 'gone' }
  | { why: 'session-closed'; title: string }
  | { why: 'meeting-not-yet'; title: string; day: string; time: string }
  | { why: 'meeting-cancelled'; title: string }
  | { why: 'speaking-order' }
  | { why: 'not-yours' }
  | { why: 'not-delivered'; person: string }
  | { why: 'meeting-begun'; title: string }
  | { why: 'past-date'; date: string }
  | { why: 'before-stage'; date: string }
  | { why: 'make-up-hours'; have: number; need: number }
  | { why: 'text-file' }
  | { why: 'not-expected'; unit: string }
  | { why: 'no-session-today' }
  | { why: 'no-hours' }
  | { why: 'bad-hours'; typed: string }
  | { why: 'too-many-hours'; day: string; already: number }
  | { why: 'bad-date'; typed: string }
  | { why: 'future-date'; date: string }
  | { why: 'only-same-day' }
  /** Own study of today to be corrected or taken back by words: there is none. */
  | { why: 'no-own-study' }
  | { why: 'own-submission' }
  | { why: 'gate-not-met' }
  | { why: 'applied-by-you' }
  | { why: 'not-applied' }
  | { why: 'no-gate' }
  | { why: 'field'; title: string }
  | { why: 'reason-missing' }
  | { why: 'words-missing' }
  | { why: 'words-too-long'; most: number }
  | { why: 'unknown-receipt' }
  | { why: 'too-often' }
  | { why: 'box-closed' }
  | { why: 'circle-too-small'; fewest: number }
  | { why: 'no-circles' }
  | { why: 'not-in-circle' }
  | { why: 'form-returned' }
  | { why: 'returned-over-sent' }
  | { why: 'issue-title' }
  | { why: 'changed-meanwhile' }
  | { why: 'chat-bound-elsewhere'; unit: string }
  | { why: 'only-in-group' }
  | { why: 'only-in-private' }
  | { why: 'nobody-missing' }
  | { why: 'campaign-exists'; title: string }
  | { why: 'bad-batch'; batch: number }
  | { why: 'empty-batch'; batch: number }
  | { why: 'earlier-batch'; batch: number }
  | { why: 'unit-missing'; command: string }
  | { why: 'not-asked'; person: string }
  | { why: 'whole-branch' }
  | { why: 'bad-span' }
  | { why: 'not-deputy'; person: string }
  | { why: 'not-helper' }
  | { why: 'no-survey' }
  | { why: 'survey-open' }
  | { why: 'survey-closed' }
  | { why: 'survey-days'; most: number }
  | { why: 'circle-small'; least: number }
  | { why: 'sample-close'; most: number }
  | { why: 'circles-close'; least: number }
  | { why: 'not-asked-here' }
  | { why: 'answered' }
  | { why: 'every-question' }
  | { why: 'no-look-back' }
  | { why: 'outside-window'; from: string; to: string }
  | { why: 'nothing-to-draw' }
  | { why: 'window-not-open'; date: string }
  | { why: 'ledger-ended' }
  | { why: 'evidence-missing' }
  | { why: 'explanation-missing' }
  | { why: 'due-missing' }
  | { why: 'unclear'; in: Unclear }
  | { why: 'rows'; least: number; most: number }
  | { why: 'not-in-stage'; stage: number }
  | { why: 'platform-unreachable'; advice: string }
  | { why: 'not-connected' };

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });
