import { addDays, daysBetween, instantOf, type LocalDate, localDateOf, localTimeOf } from './local-date.ts';
import { inQuietHours } from './quiet-hours.ts';
import type { PingPolicy } from './template.ts';
import { isWorkday, nextWorkday, type Workdays, workdayOnOrBefore, workdaysBetween } from './workday.ts';

/** What is due, and by the end of which day. Of an anonymous matter nobody is known to be late. */
export type PingItem = { readonly key: string; readonly dueOn: LocalDate; readonly anonymous?: boolean };

export const AUDIENCES = ['person', 'secretary', 'unit', 'supervisors'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** One time at which one audience is told. `key` holds nothing that moves: `before-7`, `after-2-secretary`. */
export type Moment = {
  readonly key: string;
  readonly at: Date;
  readonly audience: Audience;
  readonly localDate: LocalDate;
  /** The due day that the moment was computed for. */
  readonly dueOn: LocalDate;
};

/** The campaign's policy, its days of work and its time zone. */
export type PingRules = { readonly policy: PingPolicy; readonly workdays: Workdays; readonly zone: string };

/**
 * The reminders before the deadline, then the pings after it up to the workday on which the last audience joins
 * (`throughWorkday` asks for more or fewer); sorted by time. With `from` only those at or after it: a deadline that
 * moved is armed anew, and nothing is sent for a moment that was already over.
 *
 * A reminder of a day of rest goes out on the workday before it; of several on one day the one nearest the deadline
 * stays. Days after the deadline are counted in workdays, because nobody is written to on others: after a long
 * holiday the person hears first, and the supervisors not before four more workdays have passed.
 */
export function momentsOf(
  item: PingItem,
  rules: PingRules,
  options: { from?: Date; throughWorkday?: number } = {},
): Moment[] {
  const through =
    options.throughWorkday ?? Math.max(0, ...Object.values(rules.policy.afterWorkdays).map(Number));
  const moments = reminders(item, rules);
  if (item.anonymous !== true) {
    let date = item.dueOn;
    for (let day = 1; day <= through; day += 1) {
      date = nextWorkday(date, rules.workdays);
      moments.push(...latePings(item, rules, date, day));
    }
  }
  const { from } = options;
  return from === undefined ? moments : moments.filter(({ at }) => at >= from);
}

/**
 * The first moment later than `after`: what is stored as the item's next ping. Of several at one instant it is the
 * first audience's; `momentsAt` gives them all. Null when nothing more will be said.
 */
export function nextMoment(item: PingItem, rules: PingRules, after: Date): Moment | null {
  const reminder = reminders(item, rules).find(({ at }) => at > after);
  if (reminder !== undefined) return reminder;
  const starts = Object.values(rules.policy.afterWorkdays).filter((day) => day !== undefined);
  if (item.anonymous === true || starts.length === 0) return null;
  const dayBefore = addDays(localDateOf(after, rules.zone), -1);
  let date = dayBefore > item.dueOn ? dayBefore : item.dueOn;
  let day = workdaysBetween(item.dueOn, date, rules.workdays);
  for (;;) {
    date = nextWorkday(date, rules.workdays);
    day += 1;
    const ping = latePings(item, rules, date, day).find(({ at }) => at > after);
    if (ping !== undefined) return ping;
  }
}

/** Every audience's moment at exactly that instant; empty when the policy says nothing then. */
export function momentsAt(item: PingItem, rules: PingRules, at: Date): Moment[] {
  const date = localDateOf(at, rules.zone);
  const late =
    date > item.dueOn && isWorkday(date, rules.workdays) && item.anonymous !== true
      ? latePings(item, rules, date, workdaysBetween(item.dueOn, date, rules.workdays))
      : [];
  return [...reminders(item, rules), ...late].filter((moment) => moment.at.getTime() === at.getTime());
}

/** Whether nobody may be written to: in the quiet hours, and all through a day of rest. */
export function isQuiet(at: Date, rules: PingRules): boolean {
  if (!isWorkday(localDateOf(at, rules.zone), rules.workdays)) return true;
  return inQuietHours(localTimeOf(at, rules.zone), rules.policy.quiet);
}

/** `at` itself when it isn't quiet, else the instant at which the quiet ends. */
export function afterQuiet(at: Date, rules: PingRules): Date {
  if (!isQuiet(at, rules)) return at;
  const { quiet } = rules.policy;
  const date = localDateOf(at, rules.zone);
  const overMidnight = quiet.from > quiet.to;
  if (isWorkday(date, rules.workdays) && !(overMidnight && localTimeOf(at, rules.zone) >= quiet.from)) {
    return instantOf(date, quiet.to, rules.zone);
  }
  const next = nextWorkday(date, rules.workdays);
  return instantOf(next, overMidnight ? quiet.to : '00:00', rules.zone);
}

function reminders(item: PingItem, rules: PingRules): Moment[] {
  const nearest = new Map<LocalDate, number>();
  for (const days of rules.policy.beforeDays) {
    const date = workdayOnOrBefore(addDays(item.dueOn, -days), rules.workdays);
    nearest.set(date, Math.min(days, nearest.get(date) ?? days));
  }
  return [...nearest]
    .sort(([a], [b]) => daysBetween(b, a))
    .map(([date, days]) => momentOn(date, item, rules, 'person', `before-${days}`));
}

function latePings(item: PingItem, rules: PingRules, date: LocalDate, day: number): Moment[] {
  return AUDIENCES.filter(
    (audience) => (rules.policy.afterWorkdays[audience] ?? Number.POSITIVE_INFINITY) <= day,
  ).map((audience) => momentOn(date, item, rules, audience, `after-${day}-${audience}`));
}

function momentOn(
  localDate: LocalDate,
  item: PingItem,
  rules: PingRules,
  audience: Audience,
  key: string,
): Moment {
  const at = instantOf(localDate, rules.policy.at, rules.zone);
  return { key, at, audience, localDate, dueOn: item.dueOn };
}
