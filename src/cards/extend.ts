import type { CalendarRefusal } from '../domain/calendar-refusals.ts';
import type { MovableDate } from '../domain/movable-dates.ts';
import { buttons, type Card, card, datePicker, form, hr, input, note, plain, select, text } from './kit.ts';
import type { Day } from './view.ts';
import { called, type Label, type Words } from './words/index.ts';

export interface ExtendView {
  unit: { id: string; name: string };
  dates: MovableDate[];
  /** The concentrated period lasts so many months at least. */
  months: number;
  /** The office decides; anybody else asks it. */
  decides: boolean;
  typed?: { key: string; on: Day; reason: string };
  /** Why what was typed is not taken. */
  refused?: { calendar: readonly CalendarRefusal[]; titles: ReadonlyMap<string, Label> };
}

/** One date that was moved, or is to be. */
export interface MovedDate {
  unit: string;
  date: MovableDate;
  on: Day;
  reason: string;
}

/** "学习动员结束": whose date, and which end of it. */
const dateName = (w: Words, date: MovableDate) =>
  w.extend.dateName(called(w, date.of), w.extend.edge[date.edge]);

/** Why dates are not taken, a line each. */
export function datesRefused(w: Words, { calendar, titles }: NonNullable<ExtendView['refused']>): string[] {
  const name = (key: string) => {
    const [of = key, edge] = key.split('.');
    const title = titles.get(of);
    const said = title === undefined ? of : called(w, title);
    return edge === 'from' || edge === 'to' || edge === 'due'
      ? w.extend.dateName(said, w.extend.edge[edge])
      : said;
  };
  return calendar.map((one) => w.extend.dates(one, name, w.shortDate));
}

/** Which date, the new day and the reason; keeps what was typed when the dates are refused. */
export function extendCard(view: ExtendView): Card {
  const { unit, dates, typed, refused } = view;
  return card({
    title: (w) => (view.decides ? w.extend.title : w.extend.askTitle),
    subtitle: unit.name,
    elements: [
      refused === undefined
        ? null
        : text((w) =>
            [w.extend.refusedDates, ...datesRefused(w, refused).map((line) => `· ${line}`)].join('\n'),
          ),
      form({
        submit: {
          label: (w) => (view.decides ? w.extend.submit : w.extend.ask),
          press: { action: 'extend-submit', unit: unit.id },
        },
        elements: [
          ...select({
            name: 'key',
            label: (w) => w.extend.which,
            placeholder: (w) => w.choose,
            options: dates.map((date) => ({
              text: (w) => w.extend.option(dateName(w, date), w.shortDate(date.now)),
              value: date.key,
            })),
            value: typed?.key,
          }),
          ...datePicker({ name: 'on', label: (w) => w.extend.on, value: typed?.on }),
          input({ name: 'reason', label: (w) => w.extend.reason, value: typed?.reason, most: 200 }),
        ],
      }),
      note((w) => w.extend.rule(view.months)),
      view.decides ? note((w) => w.extend.others) : null,
    ],
  });
}

/** A date was moved; `items` counts the due days that went with it, null where that is not known. */
export function extendedCard(moved: MovedDate, items: number | null): Card {
  return card({
    title: (w) => w.extend.doneTitle,
    subtitle: moved.unit,
    colour: 'green',
    elements: [
      text((w) => w.extend.done(dateName(w, moved.date), w.date(moved.on))),
      items === null ? null : note((w) => w.extend.moved(items)),
      note((w) => w.extend.because),
      plain(moved.reason),
    ],
  });
}

/** To the office, in private: a secretary asks for a date. */
export function extendAskCard(of: MovedDate & { extension: string; by: string }): Card {
  const { extension, by, date, on, reason } = of;
  return card({
    title: (w) => w.extend.askedTitle(of.unit),
    elements: [
      text((w) => w.extend.asked(by, dateName(w, date), w.date(on))),
      note((w) => w.extend.because),
      plain(reason),
      buttons({
        label: (w) => w.extend.grant,
        style: 'primary',
        press: { action: 'extend-grant', extension },
      }),
      hr,
      form({
        submit: { label: (w) => w.extend.refuse, press: { action: 'extend-refuse', extension } },
        elements: [input({ name: 'comment', label: (w) => w.extend.comment, most: 1000, rows: 3 })],
      }),
    ],
  });
}

export const extendSentCard = ({ unit }: { unit: string }): Card =>
  card({
    title: (w) => w.extend.sentTitle,
    subtitle: unit,
    elements: [text((w) => w.extend.sent)],
  });

export function extendRefusedCard(of: MovedDate & { by: string; comment: string }): Card {
  return card({
    title: (w) => w.extend.refusedTitle,
    subtitle: of.unit,
    colour: 'orange',
    elements: [
      text((w) => w.extend.asked(of.unit, dateName(w, of.date), w.date(of.on))),
      text((w) => w.extend.refused(of.by)),
      plain(of.comment),
    ],
  });
}
