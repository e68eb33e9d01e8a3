import { instantOf } from '../domain/local-date.ts';
import type { NewDue } from '../store/due.ts';
import type { App } from './ports.ts';

/** Before the pings of the day go out. */
export const dayBegins = '08:30';

/** The row that keeps each day: one at a time, each arms the next. */
export function dayRow(app: App, day: string): NewDue {
  return {
    key: `day:${day}`,
    kind: 'day',
    unitId: null,
    item: 'day',
    moment: day,
    audience: 'nobody',
    dueOn: day,
    at: instantOf(day, dayBegins, app.timeZone),
  };
}
