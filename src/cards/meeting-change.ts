import type { SessionKind } from '../domain/study.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  hr,
  input,
  note,
  plain,
  text,
} from './kit.ts';
import type { Day, Time } from './view.ts';

export interface PlannedMeeting {
  session: string;
  title: string;
  on: Day;
  time: Time;
}

const mostPlanned = 8;

/** Meetings that are still to come, each with the way to move or cancel it. */
export const plannedPart = (planned: readonly PlannedMeeting[]): Element[] =>
  planned.length === 0
    ? []
    : [
        note((w) => w.meetingChange.list),
        ...planned.slice(0, mostPlanned).flatMap(({ session, title, on, time }) => [
          plain(title),
          text((w) => w.session.when(on, time)),
          buttons({
            label: (w) => w.meetingChange.open,
            press: { action: 'meeting-change-open' as const, session },
          }),
        ]),
        hr,
      ];

/** To the one who planned it: the notice is out. */
export const meetingPlannedCard = (view: PlannedMeeting & { unit: string; place: string }): Card =>
  card({
    title: (w) => w.stageOneToasts.planned,
    subtitle: view.unit,
    colour: 'green',
    elements: [
      plain(view.title),
      text((w) => [w.session.when(view.on, view.time), w.meeting.placeLine(view.place)].join('\n')),
      buttons({
        label: (w) => w.meetingChange.open,
        press: { action: 'meeting-change-open', session: view.session },
      }),
    ],
  });

export type MeetingChangeView = PlannedMeeting & { unit: string; place: string };

/** Moving and cancelling, one form each. */
export function meetingChangeCard(view: MeetingChangeView): Card {
  const { session } = view;
  return card({
    title: (w) => w.meetingChange.open,
    subtitle: view.unit,
    elements: [
      plain(view.title),
      form({
        submit: { label: (w) => w.meetingChange.move, press: { action: 'meeting-move', session } },
        elements: [
          ...datePicker({ name: 'on', label: (w) => w.meeting.on, value: view.on }),
          input({ name: 'time', label: (w) => w.meeting.time, value: view.time, most: 5 }),
          input({ name: 'place', label: (w) => w.meeting.place, value: view.place, most: 100 }),
        ],
      }),
      hr,
      form({
        submit: {
          label: (w) => w.meetingChange.cancel,
          press: { action: 'meeting-cancel', session },
          confirm: { title: (w) => w.meetingChange.cancelConfirm, text: (w) => w.meetingChange.cancelText },
        },
        elements: [input({ name: 'reason', label: (w) => w.meetingChange.reason, most: 200, rows: 2 })],
      }),
    ],
  });
}

export interface MeetingChangedView {
  unit: string;
  kind: SessionKind;
  title: string;
  on: Day;
  time: Time;
  /** When it was to be before. */
  was: { on: Day; time: Time };
  place: string;
  /** The reason; null when it was moved. */
  cancelled: string | null;
}

/**
 * To everybody who was invited, once.
 * @param again the meeting, for the one who moved it: it may be moved once more
 */
export function meetingChangedCard(view: MeetingChangedView, again: string | null = null): Card {
  const { cancelled } = view;
  return card({
    title: (w) => (cancelled === null ? w.meetingChange.movedTitle : w.meetingChange.cancelledTitle),
    subtitle: view.unit,
    colour: cancelled === null ? 'blue' : 'grey',
    elements: [
      plain(view.title),
      text((w) =>
        cancelled === null
          ? [
              w.sessionKinds[view.kind],
              w.meetingChange.now(w.moment(view.on, view.time), w.moment(view.was.on, view.was.time)),
              w.meeting.placeLine(view.place),
            ].join('\n')
          : w.meetingChange.notHeld(w.moment(view.on, view.time)),
      ),
      ...(cancelled === null ? [] : [plain(cancelled)]),
      again === null
        ? null
        : buttons({
            label: (w) => w.meetingChange.open,
            press: { action: 'meeting-change-open', session: again },
          }),
    ],
  });
}
