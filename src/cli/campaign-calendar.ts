import type { Command } from 'commander';
import { type UnitCalendar, unitCalendars } from '../app/unit-calendars.ts';
import type { Locale } from '../cards/words/index.ts';
import { nameIn, onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';

export function campaignCalendarCommand(parent: Command): void {
  const command = parent
    .command('calendar')
    .description('日程，改动的附原因 · the dates, with the reasons of those that were moved')
    .option('--unit <unit>', '单位 · one unit and those below it')
    .option('--json', 'JSON');
  onRun(command, (io) =>
    withSession(async ({ app }) => {
      const { unit = null } = command.opts<{ unit?: string }>();
      const calendars = granted(await unitCalendars(app, unit));
      if (io.json) return io.printJson({ units: calendars });
      const parts = [...alike(calendars)].map((group) => drawn(group, io.locale));
      io.print(parts.join('\n\n'));
    }),
  );
}

/** Units that share every date stand above one table. */
function alike(calendars: readonly UnitCalendar[]): Iterable<UnitCalendar[]> {
  const groups = new Map<string, UnitCalendar[]>();
  for (const calendar of calendars) {
    const dates = JSON.stringify([calendar.batch, calendar.rows]);
    groups.set(dates, [...(groups.get(dates) ?? []), calendar]);
  }
  return groups.values();
}

function drawn(group: readonly UnitCalendar[], locale: Locale): string {
  const [first] = group;
  if (!first) return '';
  const headers = text(
    '项目|开始|截止|键|原定|原因',
    '項目|開始|截止|鍵|原定|原因',
    'item|from|to|key|planned|reason',
  )[locale].split('|');
  const rows = first.rows.map((row) => [
    nameIn(row.name, locale),
    row.from,
    row.to,
    row.key,
    row.moved?.planned ?? '',
    row.moved?.reason ?? '',
  ]);
  const units = group.map((calendar) => calendar.unit);
  const batch = text(`第 ${first.batch} 批`, `第 ${first.batch} 批`, `batch ${first.batch}`)[locale];
  return `${batch} · ${units.join(locale === 'en' ? ', ' : '、')}\n${table(headers, rows)}`;
}
