import type { LifeMeetingOf } from '../domain/study.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  form,
  heading,
  hr,
  input,
  note,
  panel,
  plain,
  text,
} from './kit.ts';
import type { Day, Time } from './view.ts';

export interface LifeMeetingFormView {
  unit: { id: string; name: string };
  of: LifeMeetingOf;
  title: string;
  agenda: string;
  today: Day;
}

/** The form that plans a life meeting, with the agenda of the documents filled in. */
export function lifeMeetingFormCard(view: LifeMeetingFormView): Card {
  const { unit, of } = view;
  return card({
    title: (w) => w.life.formTitle(w.life.names[of]),
    subtitle: unit.name,
    elements: [
      text((w) => w.life.everyone),
      form({
        submit: { label: (w) => w.meeting.plan, press: { action: 'life-plan', unit: unit.id } },
        elements: [
          input({ name: 'title', label: (w) => w.meeting.name, value: view.title, most: 100 }),
          ...datePicker({ name: 'on', label: (w) => w.meeting.on, value: view.today }),
          input({
            name: 'time',
            label: (w) => w.meeting.time,
            placeholder: (w) => w.meeting.timePlaceholder,
            most: 5,
          }),
          input({ name: 'place', label: (w) => w.meeting.place, most: 100 }),
          input({
            name: 'lasts',
            label: (w) => w.life.lasts,
            placeholder: (w) => w.life.lastsPlaceholder,
            most: 10,
          }),
          input({ name: 'agenda', label: (w) => w.meeting.agenda, value: view.agenda, most: 500, rows: 4 }),
          input({
            name: 'guests',
            label: (w) => w.life.guests,
            placeholder: (w) => w.life.guestsPlaceholder,
            most: 200,
            required: false,
          }),
        ],
      }),
    ],
  });
}

/** The invitation of one of the leading body, in private: its group may hold others. */
export function lifeInviteCard(view: {
  session: string;
  unit: string;
  of: LifeMeetingOf;
  title: string;
  on: Day;
  time: Time;
  place: string;
  agenda: string;
}): Card {
  return card({
    title: (w) => w.life.inviteTitle(w.life.names[view.of]),
    subtitle: view.unit,
    elements: [
      plain(view.title),
      text((w) => [w.session.when(view.on, view.time), w.meeting.placeLine(view.place)].join('\n')),
      text((w) => w.life.invited(view.unit)),
      note((w) => w.meeting.agenda),
      plain(view.agenda),
      buttons({
        label: (w) => w.session.checkIn,
        style: 'primary',
        press: { action: 'check-in', session: view.session },
      }),
      note((w) => w.meeting.opensAt(view.time)),
    ],
  });
}

export interface SpeakingOrderView {
  session: string;
  unit: string;
  title: string;
  state: 'planned' | 'open' | 'over';
  time: Time;
  /** In the order of speaking. */
  rows: { id: string; name: string; spoke: boolean; present: boolean }[];
}

/** Names side by side in one row of buttons, and buttons at most; the rest follow once some are ticked. */
const namesARow = 3;
const mostNames = 40;

/** Who speaks when, to whoever runs the meeting, in private: one tap notes that somebody has spoken. */
export function speakingOrderCard(view: SpeakingOrderView): Card {
  const { session, state, rows } = view;
  const waiting = rows.filter((row) => !row.spoke);
  const spoken = rows.filter((row) => row.spoke);
  const open = state === 'open';
  return card({
    title: (w) => w.life.orderTitle,
    subtitle: view.unit,
    colour: waiting.length === 0 ? 'green' : 'blue',
    elements: [
      plain(view.title),
      text((w) => w.life.spoken(spoken.length, rows.length)),
      note((w) =>
        open ? w.life.orderHow : state === 'planned' ? w.life.orderWaits(view.time) : w.life.orderOver,
      ),
      text((w) => rows.map((row, at) => w.life.row(at + 1, row.name, row.spoke, row.present)).join('\n')),
      ...(open ? names(session, waiting, true) : []),
      waiting.length > mostNames && open ? note((w) => w.more(waiting.length - mostNames)) : null,
      open && spoken.length > 0
        ? panel({ title: (w) => w.life.undo, elements: names(session, spoken.slice(-namesARow), false) })
        : null,
      ...(state === 'over'
        ? []
        : [
            hr,
            heading((w) => w.life.edit),
            form({
              submit: { label: (w) => w.life.save, press: { action: 'life-order', session } },
              elements: [
                input({
                  name: 'order',
                  label: (w) => w.life.editLabel,
                  value: rows.map((row) => row.name).join('\n'),
                  most: 1000,
                  rows: 8,
                }),
              ],
            }),
          ]),
    ],
  });
}

const names = (session: string, rows: readonly { id: string; name: string }[], spoke: boolean) => {
  const shown = rows.slice(0, mostNames);
  return Array.from({ length: Math.ceil(shown.length / namesARow) }, (_, at) =>
    buttons(
      ...shown.slice(at * namesARow, (at + 1) * namesARow).map((row) => ({
        label: row.name,
        press: { action: 'life-spoke' as const, session, person: row.id, spoke },
      })),
    ),
  );
};
