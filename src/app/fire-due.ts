import { measureDuty } from '../domain/duty.ts';
import { localDateOf } from '../domain/local-date.ts';
import { AUDIENCES, type Audience, afterQuiet } from '../domain/ping.ts';
import { decideLate } from '../domain/ping-late.ts';
import { armDue, cancelDue, claimDue, type DueRow, type DueWake, dropDue } from '../store/due.ts';
import type { Db } from '../store/schema.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { audienceOf, readUnits, sendDigests } from './digest.ts';
import { keepTheDay } from './keep-the-day.ts';
import { tellOpening, tellReviewWindow } from './milestones.ts';
import type { App } from './ports.ts';

/** A row fired this long after its moment says that it is late. */
const lateAfterMs = 2 * 3_600_000;

/** What became of a row. */
export type Fired = 'done' | 'dropped' | 'lost';

/**
 * Fires one moment: wins the row, decides on the facts of now, and commits row, messages and the next moment
 * together. Twice is once: whoever loses the row does nothing.
 */
export async function fireDue(app: App, row: DueRow, now: Date): Promise<Fired> {
  const late = now.getTime() - row.at.getTime() > lateAfterMs;
  const woken: DueWake[] = [];
  const fired = await app.db.transaction().execute(async (tx): Promise<Fired> => {
    const campaign = await campaignNow(tx);
    if (!campaign) return (await dropDue(tx, row.id, row.version, 'no-campaign', now)) ? 'dropped' : 'lost';
    if (row.kind === 'ping') return firePing(app, tx, { row, campaign, late, woken }, now);
    const claimed = await claimDue(tx, row.id, row.version, now, { late });
    if (!claimed) return 'lost';
    if (row.kind === 'opening') await tellOpening(app, tx, { campaign, row }, now);
    if (row.kind === 'review-window') await tellReviewWindow(app, tx, { campaign, row }, now);
    if (row.kind === 'day') woken.push(...(await keepTheDay(app, tx, campaign, now)));
    return 'done';
  });
  if (fired !== 'lost') {
    app.wake.due(woken);
    app.wake.courier();
  }
  return fired;
}

async function firePing(
  app: App,
  tx: Db,
  firing: { row: DueRow; campaign: CampaignNow; late: boolean; woken: DueWake[] },
  now: Date,
): Promise<Fired> {
  const { row, campaign, late } = firing;
  const unitId = row.unitId as string;
  const rules = pingRules(app, campaign);
  const read = readUnits(tx, campaign, localDateOf(now, app.timeZone));
  const unit = await read(unitId);
  const duty = unit?.duties.find((one) => one.key === row.item);
  const measured = unit && duty ? measureDuty(duty, unit.facts) : null;
  if (!unit || !duty || !measured)
    return (await dropDue(tx, row.id, row.version, 'gone', now)) ? 'dropped' : 'lost';

  const moment = {
    key: row.moment,
    at: row.at,
    audience: audienceFrom(row.audience),
    localDate: localDateOf(row.at, app.timeZone),
    dueOn: row.dueOn,
  };
  const decision = decideLate(moment, now, { key: duty.key, dueOn: duty.dueOn, done: measured.met }, rules);
  if (decision.decide === 'wait') return 'lost';
  if (decision.decide === 'drop') {
    if (!(await dropDue(tx, row.id, row.version, decision.reason, now))) return 'lost';
    if (decision.reason === 'done') await cancelDue(tx, { unitId, item: row.item }, 'done');
    else
      firing.woken.push(
        ...(await armDue(
          tx,
          pingRows(rules, unitId, duty, row.at).filter((next) => next.at > row.at),
        )),
      );
    return 'dropped';
  }
  if (!(await claimDue(tx, row.id, row.version, now, { late }))) return 'lost';
  const people = await audienceOf(tx, { audience: row.audience, unitId, duty: { ...duty, measured } });
  await sendDigests(app, tx, { campaign, people, read, late, notBefore: afterQuiet(now, rules) }, now);
  firing.woken.push(...(await armDue(tx, pingRows(rules, unitId, duty, row.at))));
  return 'done';
}

const audienceFrom = (text: string): Audience => AUDIENCES.find((audience) => audience === text) ?? 'person';
