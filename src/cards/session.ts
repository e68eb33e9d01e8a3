import type { LifeMeetingOf, SessionKind } from '../domain/study.ts';
import { buttons, type Card, card, note, plain, text } from './kit.ts';
import type { Day, Moment, Time } from './view.ts';

export interface SessionView {
  session: string;
  kind: SessionKind;
  unit: string;
  title: string;
  hours: number;
  openedBy: string;
  on: Day;
  time?: Time | null;
  open: boolean;
  closed?: Moment | null;
  present: number;
  expected: number;
  /** What was planned, for a meeting announced ahead. */
  meeting?: {
    planned: boolean;
    /** Why it is not held; absent or null while it is. */
    cancelled?: string | null;
    /** Whom it is for; all who are expected when absent. */
    circle?: 'all' | 'leaders' | 'some';
    place: string;
    agenda: string;
    speakers: string;
    secretarySpeaks: boolean;
    supervisorPresent: boolean;
  };
  /** Everybody speaks in a life meeting, and guests sit in: numbers only. */
  life?: { of: LifeMeetingOf; guests: string; guestsCame: number; spoke: number; speakers: number };
}

/** The check-in card of a group: counts only, for nobody is named in a group for being late. */
export function sessionCard(view: SessionView): Card {
  const { session, open, meeting, life } = view;
  const planned = meeting?.planned === true;
  const cancelled = meeting?.cancelled ?? null;
  return card({
    title: (w) =>
      (planned ? w.meeting.title : w.session.title)(life ? w.life.names[life.of] : w.sessionKinds[view.kind]),
    subtitle: view.unit,
    colour: open || planned ? 'blue' : 'grey',
    tags: [
      {
        text: (w) => {
          if (cancelled !== null) return w.meetingChange.cancelled;
          return planned ? w.meeting.planned : open ? w.session.open : w.session.closed;
        },
        colour: open ? 'green' : 'neutral',
      },
    ],
    elements: [
      plain(view.title),
      text((w) =>
        [
          w.session.when(view.on, view.time ?? ''),
          view.hours > 0 ? w.session.hours(view.hours) : '',
          w.session.opener(view.openedBy),
        ]
          .filter(Boolean)
          .join('\n'),
      ),
      ...(meeting
        ? [
            text((w) =>
              [
                w.meeting.placeLine(meeting.place),
                meeting.speakers === '' ? '' : w.meeting.speakersLine(meeting.speakers),
                life && life.guests !== '' ? w.life.guestsLine(life.guests) : '',
                meeting.secretarySpeaks ? w.meeting.secretarySpeaks : '',
                meeting.supervisorPresent ? w.meeting.supervisors : '',
                (meeting.circle ?? 'all') === 'all'
                  ? ''
                  : w.named(w.meetingChange.circle, w.meetingChange.circles[meeting.circle ?? 'all']),
              ]
                .filter(Boolean)
                .join('\n'),
            ),
            note((w) => w.meeting.agenda),
            plain(meeting.agenda),
          ]
        : []),
      planned || cancelled !== null ? null : text((w) => w.session.counts(view.present, view.expected)),
      life && !planned && cancelled === null
        ? text((w) =>
            [
              w.life.spoken(life.spoke, life.speakers),
              life.guestsCame > 0 ? w.life.guestsCame(life.guestsCame) : '',
            ]
              .filter(Boolean)
              .join('\n'),
          )
        : null,
      life && planned ? note((w) => w.life.everyone) : null,
      open
        ? buttons(
            { label: (w) => w.session.checkIn, style: 'primary', press: { action: 'check-in', session } },
            {
              label: (w) => w.session.close,
              press: { action: 'session-close', session },
              confirm: { title: (w) => w.session.closeConfirm, text: (w) => w.session.closeText },
            },
          )
        : null,
      ...(cancelled === null ? [] : [note((w) => w.meetingChange.reason), plain(cancelled)]),
      cancelled !== null
        ? null
        : note((w) => {
            if (planned) return w.meeting.opensAt(view.time ?? '');
            if (open || !view.closed) return w.session.how;
            const { on, at } = view.closed;
            // What nobody closed is closed on a later morning: then the time alone would be wrong.
            return w.session.closedAt(on === view.on ? at : w.moment(on, at));
          }),
    ],
  });
}
