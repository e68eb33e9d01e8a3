import type { MeasuredDuty } from '../domain/duty.ts';
import { isAsked, measureDuty } from '../domain/duty.ts';
import { localDateOf } from '../domain/local-date.ts';
import { AUDIENCES, type Audience, afterQuiet, type PingRules } from '../domain/ping.ts';
import { decideLate } from '../domain/ping-late.ts';
import {
  armDue,
  cancelDue,
  claimDue,
  type DueRow,
  type DueWake,
  dropDue,
  type NewDue,
  readDue,
  waitingTogether,
} from '../store/due.ts';
import type { Person } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { closeSurvey } from './close-survey.ts';
import { audienceOf, readUnits, sendDigests } from './digest.ts';
import { keepTheDay } from './keep-the-day.ts';
import { tellOpening, tellReviewWindow } from './milestones.ts';
import { openPlanned } from './open-meeting.ts';
import { remindCircle } from './open-survey.ts';
import type { App } from './ports.ts';
import { sendWeek } from './send-week.ts';
import type { UnitDuties } from './unit-duties.ts';

/** A row fired this long after its moment says that it is late. */
const lateAfterMs = 2 * 3_600_000;

/** What became of a row. */
export type Fired = 'done' | 'dropped' | 'lost';

/**
 * Fires one moment: wins the row, decides on the facts of now, and commits row, messages and the next moment
 * together. Twice is once: whoever loses the row does nothing.
 */
export async function fireDue(app: App, row: DueRow, now: Date): Promise<Fired> {
  // Most rows of an instant were fired together with the first of their unit: they cost one look.
  if ((await readDue(app.db, row.id))?.state !== 'waiting') return 'lost';
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
    if (row.kind === 'meeting') await openPlanned(app, tx, row.item, now);
    if (row.kind === 'week') await sendWeek(app, tx, { campaign, late }, now);
    if (row.kind === 'survey-reminder') await remindCircle(app, tx, { campaign, row }, now);
    if (row.kind === 'survey-close') {
      const closed = await closeSurvey(app, tx, { campaign, surveyId: row.item, by: 'system' }, now);
      woken.push(...(closed?.woken ?? []));
    }
    if (row.kind === 'day') woken.push(...(await keepTheDay(app, tx, campaign, now)));
    return 'done';
  });
  if (fired !== 'lost') {
    app.wake.due(woken);
    app.wake.courier();
  }
  return fired;
}

/**
 * Fires a ping and, with it, every other ping of its unit at the same instant: the unit is read once, and each
 * person gets one digest whichever row would have told them.
 */
async function firePing(
  app: App,
  tx: Tx,
  firing: { row: DueRow; campaign: CampaignNow; late: boolean; woken: DueWake[] },
  now: Date,
): Promise<Fired> {
  const { row, campaign, late, woken } = firing;
  const rules = pingRules(app, campaign);
  const today = localDateOf(now, app.timeZone);
  const together = await waitingTogether(tx, row);
  if (!together.some((one) => one.id === row.id && one.version === row.version)) return 'lost';
  const read = readUnits(tx, campaign, today);
  const unit = await read(row.unitId as string);
  const fates = new Map<string, Fired>();
  const next: NewDue[] = [];
  const audiences = new Map<string, { audience: Audience; duty: MeasuredDuty }>();
  for (const one of together) {
    const settled = await settlePing(app, tx, { row: one, unit, rules, late }, now);
    fates.set(one.id, settled.fired);
    next.push(...settled.next);
    if (!settled.tell) continue;
    const { audience, duty } = settled.tell;
    // Offices of a unit are the same people whatever the duty; only those who owe it differ.
    audiences.set(audience === 'person' ? `${audience} ${duty.key}` : audience, settled.tell);
  }
  woken.push(...(await armDue(tx, next)));
  const told = new Map<string, Person>();
  for (const { audience, duty } of audiences.values()) {
    const people = await audienceOf(tx, { audience, unitId: row.unitId as string, duty, today });
    for (const person of people) told.set(person.id, person);
  }
  const people = [...told.values()];
  await sendDigests(app, tx, { campaign, people, read, late, notBefore: afterQuiet(now, rules) }, now);
  return fates.get(row.id) ?? 'lost';
}

interface Settled {
  fired: Fired;
  tell: { audience: Audience; duty: MeasuredDuty } | null;
  next: NewDue[];
}

const nobody = { tell: null, next: [] };

/** Decides on one row by the facts of now: claimed with its audience, or dropped with a reason. */
async function settlePing(
  app: App,
  tx: Tx,
  of: { row: DueRow; unit: UnitDuties | null; rules: PingRules; late: boolean },
  now: Date,
): Promise<Settled> {
  const { row, unit, rules } = of;
  const unitId = row.unitId as string;
  const duty = unit?.duties.find((one) => one.key === row.item);
  const measured = unit && duty ? measureDuty(duty, unit.facts) : null;
  const drop = async (reason: string): Promise<Fired> =>
    (await dropDue(tx, row.id, row.version, reason, now)) ? 'dropped' : 'lost';
  if (!unit || !duty || !measured) return { fired: await drop('gone'), ...nobody };

  const moment = {
    key: row.moment,
    at: row.at,
    audience: audienceFrom(row.audience),
    localDate: localDateOf(row.at, app.timeZone),
    dueOn: row.dueOn,
  };
  const decision = decideLate(moment, now, { key: duty.key, dueOn: duty.dueOn, done: measured.met }, rules);
  if (decision.decide === 'wait') return { fired: 'lost', ...nobody };
  if (decision.decide === 'drop' && decision.reason === 'done') {
    const fired = await drop('done');
    if (fired === 'dropped') await cancelDue(tx, { unitId, item: row.item }, 'done');
    return { fired, ...nobody };
  }
  const next = pingRows(rules, unitId, duty, row.at);
  // A stage that the gate has not opened asks for nothing yet; its pings stay armed for the day on which it does.
  if (!isAsked(duty, unit.facts)) return { fired: await drop('stage-not-open'), tell: null, next };
  if (decision.decide === 'drop') return { fired: await drop(decision.reason), tell: null, next };
  if (!(await claimDue(tx, row.id, row.version, now, { late: of.late }))) return { fired: 'lost', ...nobody };
  return { fired: 'done', tell: { audience: moment.audience, duty: { ...duty, measured } }, next };
}

const audienceFrom = (text: string): Audience => AUDIENCES.find((audience) => audience === text) ?? 'person';
