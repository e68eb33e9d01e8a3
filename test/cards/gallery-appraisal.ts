import {
  type AppraisalState,
  appraisalCard,
  appraisalListCard,
  appraisalOpenedCard,
  appraisalTaskCard,
  appraisalTurnCard,
  noAppraisalCard,
} from '../../src/cards/appraisal.ts';
import { inspectionPointCard } from '../../src/cards/inspection.ts';
import type { Card } from '../../src/cards/kit.ts';
import { lifeInviteCard, lifeMeetingFormCard, speakingOrderCard } from '../../src/cards/life-meeting.ts';
import { makeUpCard, meetingAfterCard } from '../../src/cards/meeting.ts';
import { sessionCard } from '../../src/cards/session.ts';
import type { Flavour } from './gallery.ts';

const on = '2005-04-21';
const range = (n: number) => Array.from({ length: n }, (_, at) => at);

/** The cards of life meetings, appraisals, bulletins and inspections. */
export function appraisal(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const agenda = flavour.words.slice(0, 500);
  const life = { of: 'branch' as const, guests: flavour.title, guestsCame: 3, spoke: 7, speakers: 60 };
  const session = {
    session: 's1',
    kind: 'life-meeting' as const,
    unit: unit.name,
    title: flavour.title,
    hours: 0,
    openedBy: flavour.person(0),
    on,
    time: '14:30',
    open: true,
    present: 12,
    expected: 60,
    life,
    meeting: {
      planned: false,
      place: flavour.title,
      agenda,
      speakers: '',
      secretarySpeaks: false,
      supervisorPresent: true,
    },
  };
  const order = (state: 'planned' | 'open' | 'over') =>
    speakingOrderCard({
      session: 's1',
      unit: unit.name,
      title: flavour.title,
      state,
      time: '14:30',
      rows: range(60).map((at) => ({
        id: `p${at}`,
        name: flavour.person(at),
        spoke: at < 9,
        present: at < 30,
      })),
    });
  return [
    alone(
      'life-form',
      lifeMeetingFormCard({ unit, of: 'leading-body', title: flavour.title, agenda, today: on }),
    ),
    { name: 'session-life', group: true, card: sessionCard(session) },
    {
      name: 'session-life-planned',
      group: true,
      card: sessionCard({ ...session, open: false, meeting: { ...session.meeting, planned: true } }),
    },
    alone(
      'life-invite',
      lifeInviteCard({
        session: 's1',
        unit: unit.name,
        of: 'leading-body',
        title: flavour.title,
        on,
        time: '9:00',
        place: flavour.title,
        agenda,
      }),
    ),
    alone('life-order', order('open')),
    alone('life-order-planned', order('planned')),
    alone('life-order-over', order('over')),
    alone(
      'life-after',
      meetingAfterCard({
        session: 's1',
        unit: unit.name,
        title: flavour.title,
        present: 20,
        expected: 60,
        makeUps: range(40).map((at) => ({
          record: `r${at}`,
          name: flavour.person(at),
          have: 0,
          need: 0,
          done: at % 4 === 0,
        })),
        minutes: false,
        spoken: { spoke: 20, all: 60 },
      }),
    ),
    ...appraisals(flavour),
    alone('life-make-up', makeUpCard({ meeting: flavour.title, on, hours: 0, due: on })),
  ];
}

const states: readonly AppraisalState[] = [
  'none',
  'waiting',
  'returned',
  'delivered',
  'acknowledged',
  'answered',
];

function appraisals(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const { words } = flavour;
  const person = { id: 'p1', name: flavour.person(4) };
  const written = { unit, person, record: 'r1', version: 2, words, answer: words, left: 12 };
  const rows = range(60).map((at) => ({
    id: `p${at}`,
    name: flavour.person(at),
    state: states[at % states.length] as AppraisalState,
  }));
  const mine = { unit: unit.name, record: 'r1', version: 2, words, on, next: false };
  const opened = { unit, person, words, answer: words, on, version: 3 };
  return [
    alone(
      'appraisal-draft',
      appraisalTaskCard({
        task: 'draft',
        ...written,
        state: 'returned',
        returned: { by: flavour.person(5), comment: words },
      }),
    ),
    alone('appraisal-confirm', appraisalTaskCard({ task: 'confirm', ...written, own: false })),
    alone('appraisal-second-look', appraisalTaskCard({ task: 'confirm', ...written, own: true })),
    alone('appraisal-queue-empty', appraisalTaskCard({ task: 'none', unit, rows, mayPublish: true })),
    alone('appraisal-list', appraisalListCard({ unit, rows })),
    alone('appraisal-delivered', appraisalCard({ ...mine, answer: null, state: 'delivered' })),
    alone('appraisal-acknowledged', appraisalCard({ ...mine, answer: null, state: 'acknowledged' })),
    alone('appraisal-answered', appraisalCard({ ...mine, answer: words, state: 'answered' })),
    alone('appraisal-next', appraisalCard({ ...mine, answer: words, state: 'answered', next: true })),
    alone('appraisal-none', noAppraisalCard()),
    alone('appraisal-opened', appraisalOpenedCard({ ...opened, state: 'answered', mayRevise: true })),
    alone('appraisal-turn', appraisalTurnCard({ unit: unit.name, what: 'answered' })),
    alone(
      'inspection-point',
      inspectionPointCard({
        unit,
        point: 'appraisals',
        counts: [12, 9],
        seen: { on, note: words.slice(0, 200) },
        today: on,
      }),
    ),
  ];
}
