import type { Calendar } from '../domain/calendar.ts';

/** Units that keep the same dates. */
export interface CalendarLane {
  batch: number;
  units: number;
  /** Its name, where a unit keeps dates of its own. */
  unit: string | null;
  stages: { no: number; from: string; to: string }[];
  /** The special report's day; null where none is due. */
  report: string | null;
}

/** One lane for each set of dates, those of most units first within a batch and the rest as they come. */
export function lanesOf(units: readonly { unit: string; calendar: Calendar }[]): CalendarLane[] {
  const lanes = new Map<string, CalendarLane>();
  for (const { unit, calendar } of units) {
    const stages = calendar.stages.map(({ number, from, to }) => ({ no: number, from, to }));
    const key = JSON.stringify([calendar.batch, stages, calendar.specialReportDue]);
    const lane = lanes.get(key);
    if (lane) lanes.set(key, { ...lane, units: lane.units + 1, unit: null });
    else
      lanes.set(key, {
        ...{ batch: calendar.batch, units: 1, stages },
        unit: calendar.overrides.length > 0 ? unit : null,
        report: calendar.specialReportDue,
      });
  }
  return [...lanes.values()].sort((one, other) => one.batch - other.batch || other.units - one.units);
}
