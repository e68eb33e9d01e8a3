import { type Card, card, type Element, heading, note, text } from './kit.ts';
import type { Day } from './view.ts';
import { called, type Label, type Words } from './words/index.ts';

export interface CalendarView {
  unit: string;
  today: Day;
  /** In order of time; `from` equals `to` for a single day. `moved` when the date was changed for this unit. */
  rows: CalendarRow[];
}

export interface CalendarRow {
  name: Label;
  from: Day;
  to: Day;
  moved: { planned: Day; reason: string } | null;
  /** A stage heads the steps that follow it. */
  stage?: boolean;
}

/** All dates of a unit, with the reasons of those that were moved. */
export function calendarCard(view: CalendarView): Card {
  return card({
    title: (w) => w.calendar.title,
    subtitle: view.unit,
    elements: [
      view.rows.length === 0 ? note((w) => w.calendar.empty) : rows(view.rows),
      note((w) => w.calendar.today(view.today)),
    ],
  });
}

/** Stages as headings, and under each what falls into it. */
function rows(all: CalendarRow[]): Element[] {
  const parts: CalendarRow[][] = [];
  for (const row of all) {
    const last = parts.at(-1);
    if (last && !row.stage && !last[0]?.stage) last.push(row);
    else parts.push([row]);
  }
  return parts.map((part) => {
    const say = (w: Words) => part.map((row) => line(w, row)).join('\n');
    return part[0]?.stage ? heading(say) : text(say);
  });
}

function line(w: Words, row: CalendarRow): string {
  const when = row.from === row.to ? w.date(row.to) : w.span(row.from, row.to);
  const moved = row.moved === null ? '' : `\n　${w.calendar.reason(row.moved.planned, row.moved.reason)}`;
  return `${w.named(when, called(w, row.name))}${moved}`;
}
