import { dutiesOf } from '../domain/duty.ts';
import { instantOf } from '../domain/local-date.ts';
import { momentsAt, nextMoment, type PingItem, type PingRules } from '../domain/ping.ts';
import { isWorkday, nextWorkday, workdayOnOrBefore } from '../domain/workday.ts';
import { armDue, type DueWake, type NewDue } from '../store/due.ts';
import type { Db } from '../store/schema.ts';
import type { CampaignNow, UnitPlace } from './campaign-now.ts';
import type { App } from './ports.ts';

/** When the closing of the look-back window is told: in working hours of its last day, which still counts. */
const closingAt = '18:00';

/**
 * Puts every moment of a unit's calendar on its row: the opening, the look-back window, and for each duty the next
 * ping. Run again after a date moved, it re-arms what changed and leaves the rest alone.
 */
export function armUnit(app: App, tx: Db, place: UnitPlace, now: Date): Promise<DueWake[]> {
  return armDue(
    tx,
    [...milestones(app, place), ...pings(app, place, now)].filter((row) => row.at >= now),
  );
}

function milestones(app: App, { campaign, run, calendar }: UnitPlace): NewDue[] {
  const at = campaign.template.pings.at;
  const row = (kind: string, item: string, moment: string, day: string, time: string): NewDue => ({
    key: `${kind}:${run.unit_id}:${item}:${moment}`,
    kind,
    unitId: run.unit_id,
    item,
    moment,
    audience: 'unit',
    dueOn: day,
    at: instantOf(toldOn(app, day, moment), time, app.timeZone),
  });
  const first = calendar.stages[0];
  const { review } = calendar;
  return [
    ...(first ? [row('opening', first.key, 'opens', first.from, at)] : []),
    ...(review
      ? [
          row('review-window', 'review-window', 'opens', review.opens, at),
          row('review-window', 'review-window', 'closes', review.closes, closingAt),
        ]
      : []),
  ];
}

/** A day of rest is quiet: what ends is told on the workday before, what begins on the workday after. */
function toldOn(app: App, day: string, moment: string): string {
  if (isWorkday(day, app.workdays)) return day;
  return moment === 'closes' ? workdayOnOrBefore(day, app.workdays) : nextWorkday(day, app.workdays);
}

function pings(app: App, { campaign, run, calendar }: UnitPlace, now: Date): NewDue[] {
  return dutiesOf(campaign.template, calendar).flatMap((duty) =>
    pingRows(pingRules(app, campaign), run.unit_id, duty, now),
  );
}

/** The next pings of a duty after an instant, as rows: one for each audience told at that moment. */
export function pingRows(rules: PingRules, unitId: string, duty: PingItem, after: Date): NewDue[] {
  const next = nextMoment(duty, rules, after);
  if (next === null) return [];
  return momentsAt(duty, rules, next.at).map((moment) => ({
    key: `ping:${unitId}:${duty.key}:${moment.key}`,
    kind: 'ping',
    unitId,
    item: duty.key,
    moment: moment.key,
    audience: moment.audience,
    dueOn: duty.dueOn,
    at: moment.at,
  }));
}

/** The campaign's ping policy with the organisation's workdays and zone. */
export const pingRules = (app: App, campaign: CampaignNow): PingRules => ({
  policy: campaign.template.pings,
  workdays: app.workdays,
  zone: app.timeZone,
});
