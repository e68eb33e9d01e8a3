import type { Field } from './actions.ts';
import { type Card, card, datePicker, form, input, note, plain, select, text } from './kit.ts';
import { problemNote } from './problem.ts';
import type { Day } from './view.ts';

export interface HoursCorrectView {
  unit: { id: string; name: string };
  /** In roster order. */
  people: { id: string; name: string }[];
  /** The session whose hours are corrected; otherwise hours of a day. */
  session: { id: string; title: string } | null;
  today: Day;
  typed?: { person?: string; hours?: string; reason?: string; on?: Day };
  problem?: Field;
}

/** A secretary's correction, with a reason. */
export function hoursCorrectCard(view: HoursCorrectView): Card {
  const { unit, session, typed } = view;
  return card({
    title: (w) => w.hoursCorrect.title,
    subtitle: unit.name,
    elements: [
      session === null ? null : text((w) => w.hoursCorrect.session(session.title)),
      problemNote(view.problem),
      form({
        submit: {
          label: (w) => w.submit,
          press: {
            action: 'hours-correct',
            unit: unit.id,
            ...(session === null ? {} : { session: session.id }),
          },
        },
        elements: [
          ...select({
            name: 'person',
            label: (w) => w.hoursCorrect.person,
            placeholder: (w) => w.choose,
            options: view.people.map((person) => ({ text: person.name, value: person.id })),
            value: typed?.person,
          }),
          input({ name: 'hours', label: (w) => w.hoursCorrect.hours, value: typed?.hours, most: 10 }),
          ...(session === null
            ? datePicker({ name: 'on', label: (w) => w.hoursCorrect.on, value: typed?.on ?? view.today })
            : []),
          input({ name: 'reason', label: (w) => w.hoursCorrect.reason, value: typed?.reason, most: 200 }),
        ],
      }),
      note((w) => w.hoursCorrect.note),
    ],
  });
}

export interface HoursCorrectedView {
  /** The session's title or the topic; null for own study without one. */
  what: string | null;
  from: number;
  to: number;
  by: string;
  reason: string;
}

/** Tells the person that a secretary corrected their hours; private. */
export function hoursCorrectedCard(view: HoursCorrectedView): Card {
  return card({
    title: (w) => w.hoursCorrected.title,
    elements: [
      text((w) => w.hoursCorrected.line(view.what ?? w.myHours.own, view.from, view.to)),
      text((w) => w.hoursCorrected.by(view.by)),
      text((w) => w.hoursCorrected.reason('')),
      plain(view.reason),
    ],
  });
}
