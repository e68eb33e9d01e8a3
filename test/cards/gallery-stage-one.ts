import { contactCard, contactVisitCard, leaveCard, partnerCard } from '../../src/cards/arrangements.ts';
import { fileOfferCard } from '../../src/cards/file-offer.ts';
import {
  type FindingView,
  findingAnsweredCard,
  findingCard,
  findingDoneCard,
  inspectCard,
} from '../../src/cards/findings.ts';
import type { Card } from '../../src/cards/kit.ts';
import { manualMakeUpCard } from '../../src/cards/make-up.ts';
import {
  makeUpCard,
  meetingAfterCard,
  meetingFormCard,
  meetingInviteCard,
  minutesFormCard,
  minutesKeptCard,
} from '../../src/cards/meeting.ts';
import { meetingChangeCard, meetingChangedCard, meetingPlannedCard } from '../../src/cards/meeting-change.ts';
import { sessionCard } from '../../src/cards/session.ts';
import { weekCard } from '../../src/cards/week.ts';
import { INSPECTION_POINTS } from '../../src/domain/kinds/inspection.ts';
import type { Flavour } from './gallery.ts';

const on = '2005-02-01';
const label = { 'zh-cn': '学习动员', 'zh-tw': '學習動員', en: 'Study and mobilisation' };
const range = (n: number) => Array.from({ length: n }, (_, at) => at);

/** The cards of meetings, make-ups, study at the door, findings, contact points, leave, files and the week. */
export function stageOne(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const person = flavour.person(0);
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const meeting = {
    planned: true,
    cancelled: null,
    circle: 'all' as const,
    place: flavour.title,
    agenda: flavour.words.slice(0, 500),
    speakers: flavour.title,
    secretarySpeaks: true,
    supervisorPresent: false,
  };
  const session = {
    session: 's1',
    kind: 'mobilisation' as const,
    unit: unit.name,
    title: flavour.title,
    hours: 2,
    openedBy: person,
    on,
    time: '14:30',
    open: false,
    present: 0,
    expected: 60,
    meeting,
  };
  const plannedMeeting = {
    session: 's1',
    unit: unit.name,
    title: flavour.title,
    place: flavour.title,
    on,
    time: '14:30',
  };
  const invite = { ...session, place: flavour.title, agenda: meeting.agenda };
  const finding: FindingView = {
    record: 'r1',
    unit: unit.name,
    words: flavour.words,
    due: on,
    by: person,
    state: 'answered',
    answer: { by: person, words: flavour.words },
    closedBy: null,
    comment: { by: person, words: flavour.words },
  };
  return [
    alone(
      'meeting-form',
      meetingFormCard({
        unit,
        today: on,
        life: { of: 'branch', session: 's1' },
        planned: range(8).map(() => plannedMeeting),
        people: range(100).map((at) => ({ id: `p${at}`, name: flavour.person(at) })),
      }),
    ),
    alone('meeting-planned', meetingPlannedCard(plannedMeeting)),
    alone('meeting-change', meetingChangeCard(plannedMeeting)),
    ...[null, flavour.words.slice(0, 200)].map((cancelled) => ({
      name: cancelled === null ? 'meeting-moved' : 'meeting-cancelled',
      group: true,
      card: meetingChangedCard({
        ...plannedMeeting,
        was: { on, time: '14:30' },
        kind: 'lecture',
        cancelled,
      }),
    })),
    {
      name: 'session-cancelled',
      group: true,
      card: sessionCard({
        ...session,
        meeting: { ...meeting, planned: false, cancelled: flavour.words.slice(0, 200), circle: 'leaders' },
      }),
    },
    { name: 'session-planned', group: true, card: sessionCard(session) },
    {
      name: 'session-of-a-meeting',
      group: true,
      card: sessionCard({
        ...session,
        open: true,
        meeting: { ...meeting, planned: false, supervisorPresent: true },
      }),
    },
    alone('meeting-invite', meetingInviteCard({ ...invite, present: null })),
    alone('meeting-invite-present', meetingInviteCard({ ...invite, present: person })),
    alone(
      'meeting-after',
      meetingAfterCard({
        session: 's1',
        unit: unit.name,
        title: flavour.title,
        present: 5,
        expected: 65,
        makeUps: range(60).map((n) => ({
          record: `r${n}`,
          name: flavour.person(n),
          have: 1,
          need: 2,
          done: n > 40,
        })),
        minutes: false,
      }),
    ),
    ...[false, true].map((done) =>
      alone(
        done ? 'make-up-closed' : 'make-up-of-the-unit',
        manualMakeUpCard({ record: 'r1', unit: unit.name, words: flavour.words, due: on, done }),
      ),
    ),
    alone('make-up', makeUpCard({ meeting: flavour.title, on, hours: 2, due: '2005-02-08' })),
    alone('minutes-form', minutesFormCard({ session: 's1', unit: unit.name, title: flavour.title })),
    alone('minutes-kept', minutesKeptCard({ unit: unit.name, title: flavour.title, file: flavour.title })),
    alone('partner', partnerCard({ unit, member: person })),
    alone('partnered', partnerCard({ unit, partner: person })),
    alone('contact-point', contactCard({ unit: unit.name, leader: person, logIn: 'u1' })),
    alone('contact-point-of', contactCard({ unit: unit.name, leader: person, logIn: null })),
    alone('contact-visit', contactVisitCard({ unit: unit.name, leader: person, on, words: flavour.words })),
    alone('leave', leaveCard({ unit: unit.name, person, from: on, to: on, reason: flavour.reason })),
    alone('finding', findingCard(finding)),
    alone('finding-gap', findingCard({ ...finding, by: null, state: 'open', answer: null, comment: null })),
    alone('finding-answered', findingAnsweredCard(finding)),
    alone('finding-closed', findingDoneCard({ ...finding, state: 'closed', closedBy: person })),
    alone(
      'inspect',
      inspectCard({
        unit,
        checklist: range(16).map((n) => ({
          name: label,
          have: String(n),
          need: '16',
          leastPercent: null,
          met: n > 8,
        })),
        list: {
          unit,
          points: INSPECTION_POINTS.map((point, at) => ({
            point,
            counts: [3, 60],
            seen: at < 4 ? { on, note: flavour.words.slice(0, 200) } : null,
          })),
          mayFinish: true,
          past: 2,
          above: true,
        },
        findings: range(20).map(() => finding),
      }),
    ),
    alone(
      'file-offer',
      fileOfferCard({
        file: { message: 'om_1', key: 'file_1', name: flavour.title },
        offers: [
          { kind: 'minutes', session: 's1', title: flavour.title },
          { kind: 'stage-summary', unit: 'u1' },
        ],
      }),
    ),
    alone(
      'file-offer-none',
      fileOfferCard({ file: { message: 'om_1', key: 'f', name: flavour.title }, offers: [] }),
    ),
    alone(
      'week',
      weekCard({
        unit: {
          name: unit.name,
          stage: label,
          met: 3,
          of: 15,
          sessions: 4,
          hours: 120.5,
          waiting: 3,
          open: 2,
          overdue: 1,
        },
        units: range(25).map((n) => ({ name: `${unit.name}${n}`, stage: 1, met: n, of: 15, overdue: 1 })),
      }),
    ),
  ];
}
