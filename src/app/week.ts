import type { WeekView } from '../cards/week.ts';
import { addDays, instantOf, weekday } from '../domain/local-date.ts';
import { SESSION_KINDS } from '../domain/study.ts';
import { nextWorkday } from '../domain/workday.ts';
import type { NewDue } from '../store/due.ts';
import { doneBetween, recordsWaiting } from '../store/records.ts';
import { listUnits, type Person, unitTree } from '../store/roster.ts';
import type { Db } from '../store/schema.ts';
import type { CampaignNow } from './campaign-now.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { standingUnder } from './standing-under.ts';
import { stageRequirements } from './status-view.ts';
import type { UnitDuties } from './unit-duties.ts';

const mondayOf = (day: string) => addDays(day, -((weekday(day) + 6) % 7));
/** The day on which a week's figures go out: its Monday, or the workday after a Monday of rest. */
const weekDay = (app: App, day: string) => nextWorkday(addDays(mondayOf(day), -1), app.workdays);

/** Whether the figures of the week go out today. */
export const isWeekDay = (app: App, today: string): boolean => weekDay(app, today) === today;

/** The row of the next weekly figures after a day: with the day's pings, so that each person gets one message. */
export function weekRow(app: App, today: string): NewDue {
  const thisWeek = weekDay(app, today);
  const on = thisWeek >= today ? thisWeek : weekDay(app, addDays(mondayOf(today), 7));
  return {
    key: `week:${on}`,
    kind: 'week',
    unitId: null,
    item: 'week',
    moment: on,
    audience: 'nobody',
    dueOn: on,
    at: instantOf(on, '09:00', app.timeZone),
  };
}

type Read = (unitId: string) => Promise<UnitDuties | null>;

/**
 * The week in figures for one person (S31): a secretary's unit, a first responsible person's units below, the whole
 * for the office. Null for everybody else, and where nothing runs.
 */
export async function weekOf(
  db: Db,
  of: { campaign: CampaignNow; person: Person; read: Read; today: string },
): Promise<WeekView | null> {
  const { person, read, today } = of;
  const unit = person.roles.includes('secretary') ? await read(person.unit_id) : null;
  const [stands] = await standingUnder(db, person);
  const over = person.roles.some((role) => role === 'first' || role === 'office') ? stands : undefined;
  const units = over === undefined ? [] : await unitsBelow(db, { ...of, over });
  const own = unit && standingOf(unit.place, today) ? await ownWeek(db, of.campaign, unit, today) : null;
  return own === null && units.length === 0 ? null : { unit: own, units };
}

async function ownWeek(
  db: Db,
  campaign: CampaignNow,
  unit: UnitDuties,
  today: string,
): Promise<WeekView['unit']> {
  const monday = mondayOf(today);
  const { sessions, hours } = await doneBetween(db, {
    campaignId: campaign.id,
    unitId: unit.unit.id,
    from: addDays(monday, -7),
    to: addDays(monday, -1),
    sessionKinds: SESSION_KINDS,
  });
  const measured = stageRequirements(campaign.template, unit);
  return {
    name: unit.unit.name,
    stage: standingOf(unit.place, today)?.name ?? '',
    met: measured.filter((one) => one.met).length,
    of: measured.length,
    sessions,
    hours,
    waiting: (await recordsWaiting(db, campaign.id, unit.unit.id)).length,
    open: unit.open.filter((duty) => duty.record !== undefined).length,
    overdue: overdueOf(unit, today),
  };
}

const overdueOf = (unit: UnitDuties, today: string) => unit.open.filter((duty) => duty.dueOn < today).length;

async function unitsBelow(
  db: Db,
  of: { campaign: CampaignNow; read: Read; today: string; over: string },
): Promise<WeekView['units']> {
  const tree = await unitTree(db, of.over);
  const rows: WeekView['units'] = [];
  for (const unit of (await listUnits(db)).filter((one) => tree.includes(one.id))) {
    const loaded = await of.read(unit.id);
    if (!loaded || !standingOf(loaded.place, of.today)) continue;
    const measured = stageRequirements(of.campaign.template, loaded);
    rows.push({
      name: unit.name,
      stage: loaded.place.run.stage,
      met: measured.filter((one) => one.met).length,
      of: measured.length,
      overdue: overdueOf(loaded, of.today),
    });
  }
  return rows;
}
