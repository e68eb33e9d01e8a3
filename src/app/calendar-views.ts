import type { CalendarView } from '../cards/calendar.ts';
import type { StageView } from '../cards/stage.ts';
import { deriveCalendar } from '../domain/calendar.ts';
import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { concentratedStages } from '../domain/template.ts';
import { unitById } from '../store/roster.ts';
import { campaignNow, placeOf, type UnitPlace } from './campaign-now.ts';
import type { App } from './ports.ts';
import { standingOf } from './standing.ts';
import { allow, type Who } from './who.ts';

async function placeFor(
  app: App,
  who: Who,
  unitId: string,
): Promise<Outcome<{ name: string; place: UnitPlace }>> {
  const allowed = await allow(app, who, 'see-own', unitId);
  if (!allowed.ok) return allowed;
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const unit = await unitById(app.db, unitId);
  if (!unit) return refused({ why: 'gone' });
  const place = await placeOf(app.db, campaign, unitId);
  return place ? done({ name: unit.name, place }) : refused({ why: 'not-in-campaign', unit: unit.name });
}

/** Stages and steps of a unit with its own dates. */
export async function stageView(app: App, who: Who, unitId: string, now: Date): Promise<Outcome<StageView>> {
  const found = await placeFor(app, who, unitId);
  if (!found.ok) return found;
  const { name, place } = found.value;
  const { template } = place.campaign;
  const today = localDateOf(now, app.timeZone);
  return done({
    unit: name,
    now: standingOf(place, today),
    stages: place.calendar.stages.map((dates) => ({
      no: dates.number,
      name: template.stages.find((stage) => stage.key === dates.key)?.title ?? dates.key,
      from: dates.from,
      to: dates.to,
      state: stageState(dates, place.run.stage, today),
      steps: dates.steps.map((step) => ({
        no: step.number,
        name: stepTitle(place, step.key),
        from: step.from,
        to: step.due,
      })),
    })),
  });
}

/** The stage in which the unit stands is under way from its first day on; before it, it is still to come. */
function stageState(
  dates: { number: number; from: string },
  at: number,
  today: string,
): StageView['stages'][number]['state'] {
  if (dates.number < at) return 'past';
  return dates.number === at && today >= dates.from ? 'now' : 'ahead';
}

/** Every date of a unit in the order of time, with the reasons of those that were moved. */
export async function calendarView(
  app: App,
  who: Who,
  unitId: string,
  now: Date,
): Promise<Outcome<CalendarView>> {
  const found = await placeFor(app, who, unitId);
  if (!found.ok) return found;
  const { name, place } = found.value;
  return done({ unit: name, today: localDateOf(now, app.timeZone), rows: calendarRows(place) });
}

/** The rows of a unit's calendar, for the card and the command line. */
export function calendarRows(place: UnitPlace): (CalendarView['rows'][number] & { key: string })[] {
  const { calendar, campaign, run } = place;
  const planned = deriveCalendar(campaign.template, { batch: run.batch, year: campaign.year, overrides: [] });
  const moved = (key: string, was: string | undefined, is: string) => {
    const override = calendar.overrides.findLast((one) => one.key === key);
    return override && was !== undefined && was !== is ? { planned: was, reason: override.reason } : null;
  };
  const rows = calendar.stages.flatMap((stage) => {
    const before = planned.stages.find((one) => one.key === stage.key);
    const title = campaign.template.stages.find((one) => one.key === stage.key)?.title ?? stage.key;
    return [
      {
        key: stage.key,
        stage: true,
        name: title,
        from: stage.from,
        to: stage.to,
        moved:
          moved(`${stage.key}.from`, before?.from, stage.from) ??
          moved(`${stage.key}.to`, before?.to, stage.to),
      },
      ...stage.steps.map((step) => ({
        key: step.key,
        stage: false,
        name: stepTitle(place, step.key),
        from: step.from,
        to: step.due,
        moved: moved(`${step.key}.due`, before?.steps.find((one) => one.key === step.key)?.due, step.due),
      })),
    ];
  });
  const report = campaign.template.specialReport;
  if (report && calendar.specialReportDue) {
    const due = calendar.specialReportDue;
    rows.push({
      key: 'special-report',
      stage: false,
      name: report.title,
      from: due,
      to: due,
      moved: moved('special-report.due', planned.specialReportDue ?? undefined, due),
    });
  }
  return rows.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}

const stepTitle = (place: UnitPlace, key: string) =>
  concentratedStages(place.campaign.template)
    .flatMap((stage) => stage.steps)
    .find((step) => step.key === key)?.title ?? key;
