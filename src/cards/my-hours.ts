import type { Field } from './actions.ts';
import { type Card, card, form, input, note, select, text } from './kit.ts';
import { problemNote } from './problem.ts';
import type { Day } from './view.ts';

export interface MyHoursView {
  /** `need` is null where hours are recorded only. */
  total: number;
  need: number | null;
  /** Newest first; `title` is null for own study without a topic. */
  entries: { id: string; on: Day; title: string | null; hours: number; way: 'joint' | 'own' }[];
  /** Ids of the entries made today, which the person may still correct. */
  correctable: string[];
  problem?: Field;
}

const mostShown = 40;
const mostInOption = 40;

/** A person's own entries, and the correction of today's. */
export function myHoursCard(view: MyHoursView): Card {
  const shown = view.entries.slice(0, mostShown);
  const older = view.entries.slice(mostShown);
  const today = view.entries.filter((entry) => view.correctable.includes(entry.id));
  return card({
    title: (w) => w.myHours.title,
    elements: [
      text((w) => (view.need === null ? w.me.hoursRecorded(view.total) : w.me.hours(view.total, view.need))),
      shown.length === 0
        ? note((w) => w.myHours.none)
        : text((w) =>
            shown
              .map((e) => w.myHours.line(w.shortDate(e.on), e.title ?? w.myHours.own, w.hours(e.hours)))
              .join('\n'),
          ),
      older.length === 0
        ? null
        : note((w) =>
            w.myHours.older(
              older.length,
              older.reduce((sum, entry) => sum + entry.hours, 0),
            ),
          ),
      problemNote(view.problem),
      today.length === 0
        ? null
        : form({
            submit: { label: (w) => w.myHours.submit, press: { action: 'my-hours-correct' } },
            elements: [
              text((w) => w.myHours.correct),
              ...select({
                name: 'entry',
                label: (w) => w.myHours.entry,
                placeholder: (w) => w.choose,
                options: today.map((entry) => ({
                  text: (w) =>
                    `${(entry.title ?? w.myHours.own).slice(0, mostInOption)} ${w.hours(entry.hours)}`,
                  value: entry.id,
                })),
              }),
              input({
                name: 'hours',
                label: (w) => w.myHours.hours,
                placeholder: (w) => w.myHours.zero,
                most: 10,
              }),
            ],
          }),
      note((w) => w.myHours.later),
    ],
  });
}
