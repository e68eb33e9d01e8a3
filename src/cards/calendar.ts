import { type Card, card, note, text } from './kit.ts';
import type { Day } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface CalendarView {
  unit: string;
  today: Day;
  /** In order of time; `from` equals `to` for a single day. `moved` when the date was changed for this unit. */
  rows: { name: Label; from: Day; to: Day; moved: { planned: Day; reason: string } | null }[];
}

/** All dates of a unit, with the reasons of those that were moved. */
export function calendarCard(view: CalendarView): Card {
  return card({
    title: (w) => w.calendar.title,
    subtitle: view.unit,
    elements: [
      view.rows.length === 0
        ? note((w) => w.calendar.empty)
        : text((w) =>
            view.rows
              .map((row) => {
                const when = row.from === row.to ? w.date(row.to) : w.span(row.from, row.to);
                const moved =
                  row.moved === null ? '' : `\n　${w.calendar.reason(row.moved.planned, row.moved.reason)}`;
                return `${w.named(when, called(w, row.name))}${moved}`;
              })
              .join('\n'),
          ),
      note((w) => w.calendar.today(view.today)),
    ],
  });
}
