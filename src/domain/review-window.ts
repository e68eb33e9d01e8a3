import type { Calendar } from './calendar.ts';
import { endOfLocalDate, instantOf, type LocalDate, localDateOf } from './local-date.ts';
import { afterQuiet, type PingRules } from './ping.ts';

/** Where the look-back's window stands (document (004)): computed when asked, stored nowhere. */
export type ReviewState = 'none' | 'before' | 'open' | 'closed';

export function reviewStateOn(calendar: Calendar, date: LocalDate): ReviewState {
  if (calendar.review === null) return 'none';
  if (date < calendar.review.opens) return 'before';
  return date <= calendar.review.closes ? 'open' : 'closed';
}

/** Whether spot-checks may be made on that day. */
export function isSpotCheckDay(calendar: Calendar, date: LocalDate): boolean {
  const days = calendar.review?.spotChecks;
  return days !== undefined && date >= days.from && date <= days.to;
}

/**
 * When the window opens and closes, and when people hear of it: the first hour of the day is quiet, and so may the
 * whole day be.
 */
export type ReviewMoment = {
  key: 'review-opens' | 'review-closes';
  at: Date;
  tellAt: Date;
  localDate: LocalDate;
};

export function reviewMoments(calendar: Calendar, rules: PingRules): ReviewMoment[] {
  if (calendar.review === null) return [];
  const opensAt = instantOf(calendar.review.opens, '00:00', rules.zone);
  const closesAt = endOfLocalDate(calendar.review.closes, rules.zone);
  return [
    { key: 'review-opens', at: opensAt, tellAt: tellAt(opensAt, rules), localDate: calendar.review.opens },
    {
      key: 'review-closes',
      at: closesAt,
      tellAt: tellAt(closesAt, rules),
      localDate: calendar.review.closes,
    },
  ];
}

/** The policy's hour on the first day that isn't one of rest. */
function tellAt(at: Date, rules: PingRules): Date {
  const day = localDateOf(afterQuiet(at, rules), rules.zone);
  return instantOf(day, rules.policy.at, rules.zone);
}
