import {
  COMMON_MEETING_KINDS,
  type LifeMeetingOf,
  type MeetingKind,
  type SessionKind,
} from '../domain/study.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  form,
  input,
  multiSelect,
  note,
  plain,
  select,
  text,
} from './kit.ts';
import { type PlannedMeeting, plannedPart } from './meeting-change.ts';
import type { Day, Time } from './view.ts';

/** More would not fit the card; the circles above do for a larger body. */
const mostPeople = 60;

export interface MeetingFormView {
  unit: { id: string; name: string };
  today: Day;
  /** The unit's life meeting; `session` is one planned or under way, whose order of speaking can be opened. */
  life: { of: LifeMeetingOf; session: string | null };
}

/** Meetings still to come, and whom a new one may be narrowed to. */
export interface MeetingChoices {
  planned: readonly PlannedMeeting[];
  people: readonly { id: string; name: string }[];
}

/** `/meeting`: plans a meeting and announces it. */
export function meetingFormCard(view: MeetingFormView & MeetingChoices): Card {
  const { unit, life } = view;
  const { session } = life;
  return card({
    title: (w) => w.meeting.formTitle,
    subtitle: view.unit.name,
    elements: [
      buttons(
        {
          label: (w) => w.life.plan(w.life.names[life.of]),
          press: { action: 'life-plan-open', unit: unit.id },
        },
        session === null
          ? null
          : { label: (w) => w.life.openOrder, press: { action: 'life-order-open', session } },
      ),
      ...plannedPart(view.planned),
      form({
        submit: { label: (w) => w.meeting.plan, press: { action: 'meeting-plan', unit: view.unit.id } },
        elements: [
          input({ name: 'title', label: (w) => w.meeting.name, most: 100 }),
          ...select({
            name: 'kind',
            label: (w) => w.meeting.kind,
            placeholder: (w) => w.choose,
            options: COMMON_MEETING_KINDS.map((kind) => ({ text: (w) => w.sessionKinds[kind], value: kind })),
          }),
          ...datePicker({ name: 'on', label: (w) => w.meeting.on, value: view.today }),
          input({
            name: 'time',
            label: (w) => w.meeting.time,
            placeholder: (w) => w.meeting.timePlaceholder,
            most: 5,
          }),
          input({ name: 'place', label: (w) => w.meeting.place, most: 100 }),
          input({
            name: 'hours',
            label: (w) => w.meeting.hours,
            placeholder: (w) => w.studyForm.hoursPlaceholder,
            most: 10,
          }),
          input({ name: 'agenda', label: (w) => w.meeting.agenda, most: 500, rows: 4 }),
          input({
            name: 'speakers',
            label: (w) => w.meeting.speakers,
            placeholder: (w) => w.meeting.speakersPlaceholder,
            most: 200,
          }),
          ...select({
            name: 'speaks',
            label: (w) => w.meeting.speaks,
            placeholder: (w) => w.choose,
            options: [
              { text: (w) => w.no, value: 'no' },
              { text: (w) => w.yes, value: 'yes' },
            ],
            value: 'no',
            required: false,
          }),
          ...select({
            name: 'circle',
            label: (w) => w.meetingChange.circle,
            placeholder: (w) => w.choose,
            options: (['all', 'leaders'] as const).map((circle) => ({
              text: (w) => w.meetingChange.circles[circle],
              value: circle,
            })),
            value: 'all',
            required: false,
          }),
          ...(view.people.length === 0
            ? []
            : multiSelect({
                name: 'people',
                label: (w) => w.meetingChange.some,
                placeholder: (w) => w.choose,
                options: view.people
                  .slice(0, mostPeople)
                  .map(({ id, name }) => ({ text: () => name, value: id })),
                required: false,
              })),
        ],
      }),
    ],
  });
}

export interface InviteView {
  session: string;
  unit: string;
  kind: MeetingKind | SessionKind;
  title: string;
  on: Day;
  time: Time;
  place: string;
  agenda: string;
  /** The supervisor who came; null before. */
  present: string | null;
}

/** The invitation to a supervisor, in private; a tap on it notes that the supervisors came (001, part 3(1)1). */
export function meetingInviteCard(view: InviteView): Card {
  const { session, present } = view;
  return card({
    title: (w) => w.meeting.inviteTitle,
    subtitle: view.unit,
    colour: present === null ? 'blue' : 'green',
    elements: [
      text((w) => w.meeting.invited(view.unit)),
      plain(view.title),
      text((w) =>
        [w.sessionKinds[view.kind], w.session.when(view.on, view.time), w.meeting.placeLine(view.place)].join(
          '\n',
        ),
      ),
      note((w) => w.meeting.agenda),
      plain(view.agenda),
      present === null
        ? buttons({
            label: (w) => w.meeting.attend,
            style: 'primary',
            press: { action: 'meeting-attend', session },
          })
        : text((w) => w.meeting.attended(present)),
      present === null ? note((w) => w.meeting.attendNote) : null,
    ],
  });
}

export interface MakeUpRow {
  record: string;
  name: string;
  /** Own study entered since the meeting, and the hours that are asked. */
  have: number;
  need: number;
  done: boolean;
}

export interface MeetingAfterView {
  session: string;
  unit: string;
  title: string;
  present: number;
  expected: number;
  /** Whoever was absent, in roster order. */
  makeUps: MakeUpRow[];
  /** Whether minutes are on file. */
  minutes: boolean;
  /** Of a life meeting: how many of the list have spoken. */
  spoken?: { spoke: number; all: number };
}

const mostRows = 30;

/** What is left after a meeting, to its secretary in private: minutes, and the make-ups to be confirmed one by one. */
export function meetingAfterCard(view: MeetingAfterView): Card {
  const { session, makeUps, spoken } = view;
  const open = makeUps.filter((row) => !row.done);
  const doneRows = makeUps.filter((row) => row.done);
  return card({
    title: (w) => w.meeting.afterTitle,
    subtitle: view.unit,
    colour: open.length === 0 ? 'green' : 'blue',
    elements: [
      plain(view.title),
      text((w) => w.meeting.after(view.present, view.expected)),
      view.minutes
        ? text((w) => w.meeting.minutesKept)
        : buttons({ label: (w) => w.meeting.minutes, press: { action: 'meeting-minutes-open', session } }),
      spoken ? text((w) => w.life.afterSpoken(spoken.spoke, spoken.all)) : null,
      makeUps.length === 0
        ? text((w) => w.meeting.everyone)
        : text((w) => (spoken ? w.life.makeUps : w.makeUp.list)(makeUps.length)),
      ...open
        .slice(0, mostRows)
        .flatMap((row) => [
          text((w) =>
            row.need === 0 ? w.life.makeUpRow(row.name) : w.makeUp.row(row.name, row.have, row.need),
          ),
          buttons({ label: (w) => w.makeUp.done, press: { action: 'make-up-done', record: row.record } }),
        ]),
      open.length > mostRows ? note((w) => w.more(open.length - mostRows)) : null,
      doneRows.length === 0 ? null : text((w) => doneRows.map((row) => w.makeUp.madeUp(row.name)).join('\n')),
      open.length === 0
        ? null
        : buttons({ label: (w) => w.makeUp.refresh, press: { action: 'make-up-list', session } }),
    ],
  });
}

/** To one who was absent, in private: what to do instead. */
export function makeUpCard(view: { meeting: string; on: Day; hours: number; due: Day }): Card {
  return card({
    title: (w) => w.makeUp.title,
    colour: 'orange',
    elements: [
      text((w) => w.makeUp.line(view.meeting, view.on)),
      ...(view.hours === 0
        ? [text((w) => w.life.makeUpHow(w.date(view.due)))]
        : [
            text((w) => w.makeUp.how(view.hours, view.due)),
            note((w) => w.makeUp.example(view.hours, view.meeting)),
            buttons({ label: (w) => w.me.study, press: { action: 'command', name: 'study' } }),
          ]),
    ],
  });
}

/** The minutes' form of one meeting. */
export function minutesFormCard(view: { session: string; unit: string; title: string }): Card {
  return card({
    title: (w) => w.meeting.minutesTitle,
    subtitle: view.unit,
    elements: [
      plain(view.title),
      form({
        submit: { label: (w) => w.submit, press: { action: 'meeting-minutes', session: view.session } },
        elements: [input({ name: 'words', label: (w) => w.meeting.minutesWords, most: 1000, rows: 10 })],
      }),
      note((w) => w.meeting.minutesNote),
    ],
  });
}

/** The minutes are on file. */
export const minutesKeptCard = (view: { unit: string; title: string; file: string | null }): Card =>
  card({
    title: (w) => w.meeting.minutesTitle,
    subtitle: view.unit,
    colour: 'green',
    elements: [
      plain(view.title),
      text((w) => w.meeting.minutesKept),
      view.file === null ? null : text((w) => w.file.kept(view.file ?? '')),
    ],
  });
