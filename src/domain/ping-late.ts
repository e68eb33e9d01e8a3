import { endOfLocalDate } from './local-date.ts';
import { afterQuiet, type Moment, nextMoment, type PingItem, type PingRules } from './ping.ts';

/** How the item stands when a ping's moment is looked at. */
export type ItemState = PingItem & { readonly done: boolean };

/**
 * What becomes of a ping: not yet its time · sent, at once or when the quiet ends · dropped, with the reason that is
 * kept in the record of the outage.
 */
export type LateDecision =
  | { decide: 'wait'; until: Date }
  | { decide: 'send-late'; at: Date }
  | { decide: 'drop'; reason: 'done' | 'deadline-moved' | 'deadline-passed' | 'superseded' };

/**
 * Decides on a ping whose moment passed while nothing ran. It still makes sense while the item is open, due on the
 * same day, and no later ping to the same audience has come or would come first; a reminder of a day that is over
 * would say what is no longer true.
 */
export function decideLate(moment: Moment, now: Date, item: ItemState, rules: PingRules): LateDecision {
  if (item.done) return { decide: 'drop', reason: 'done' };
  if (item.dueOn !== moment.dueOn) return { decide: 'drop', reason: 'deadline-moved' };
  if (moment.at > now) return { decide: 'wait', until: moment.at };
  const at = afterQuiet(now, rules);
  const later = nextOfAudience(moment, item, rules);
  if (later !== null && later.at <= at) return { decide: 'drop', reason: 'superseded' };
  const isReminder = moment.localDate <= item.dueOn;
  if (isReminder && at >= endOfLocalDate(item.dueOn, rules.zone)) {
    return { decide: 'drop', reason: 'deadline-passed' };
  }
  return { decide: 'send-late', at };
}

/** The next ping after `moment` to the same audience: each that has joined is told every workday. */
function nextOfAudience(moment: Moment, item: PingItem, rules: PingRules): Moment | null {
  const starts = rules.policy.afterWorkdays[moment.audience];
  const only = starts === undefined ? {} : { [moment.audience]: starts };
  return nextMoment(item, { ...rules, policy: { ...rules.policy, afterWorkdays: only } }, moment.at);
}
