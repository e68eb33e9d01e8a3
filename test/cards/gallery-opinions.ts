import type { Card } from '../../src/cards/kit.ts';
import { feedbackCard, feedbackToldCard } from '../../src/cards/opinion-feedback.ts';
import { opinionFormCard } from '../../src/cards/opinion-form.ts';
import {
  countsFormCard,
  deskCard,
  enteredCard,
  inviteCard,
  roundFormCard,
  wordsFormCard,
} from '../../src/cards/opinion-solicit.ts';
import { issueCard, issuesCard, sortedCard, sortingCard } from '../../src/cards/opinion-sorting.ts';
import {
  chainCard,
  opinionAnswerCard,
  opinionAnsweredCard,
  opinionsCard,
  pagesOfOpinions,
} from '../../src/cards/opinions.ts';
import { targets } from '../../src/domain/opinions.ts';
import type { Flavour } from './gallery.ts';

const on = '2005-03-05';
const until = '2005-03-12';
const range = (n: number) => Array.from({ length: n }, (_, at) => at);
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const circle = {
  'zh-cn': '人大代表、政协委员',
  'zh-tw': '人大代表、政協委員',
  en: 'People’s congress members',
};

/** One opinion with an answer and an addition. */
export const opinionOf = (flavour: Flavour) => ({
  id: 'o1',
  day: on,
  area: 'style' as const,
  target: 'leading-body' as const,
  person: null,
  channel: 'form' as const,
  words: flavour.words,
  replies: [
    { from: 'official' as const, by: flavour.person(1), day: on, words: flavour.words },
    { from: 'author' as const, by: null, day: on, words: flavour.words },
  ],
});

/** The cards of asking for opinions, sorting, feedback, and their way as numbers. */
export function opinionCards(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const opinion = opinionOf(flavour);
  const named = { ...opinion, target: 'member' as const, person: flavour.person(3) };
  const people = flavour.name === 'worst' ? 90 : 12;
  const choices = [
    ...targets.map((value) => ({ value, person: null })),
    ...range(people).map((n) => ({ value: `member:${idOf(n)}` as const, person: flavour.person(n) })),
  ];
  const circles = range(10).map((n) => ({ key: `circle-${n}`, title: circle }));
  const chain = {
    received: 299,
    sorted: 280,
    fedBack: 270,
    issues: 41,
    inLedger: 40,
    solved: 21,
    explained: 9,
  };
  const issue = {
    id: 'i1',
    title: flavour.title,
    areas: ['style' as const, 'work' as const],
    originals: 12,
    state: 'fed-back' as const,
  };
  const issues = range(40).map((n) => ({ id: idOf(n), title: flavour.title }));
  const mine = { all: 4, unread: 2 };
  const round = {
    id: 'r1',
    circle,
    target: 'leading-body' as const,
    person: null,
    sent: 305,
    returned: 299,
    until,
    again: true,
  };
  return [
    alone('opinion-form', opinionFormCard({ unit, open: true, round: null, targets: choices })),
    alone('opinion-form-closed', opinionFormCard({ unit, open: false, round: null, targets: choices })),
    alone(
      'opinion-form-of-a-round',
      opinionFormCard({ unit, open: true, round: 'r1', targets: choices.slice(0, 1) }),
    ),
    alone(
      'opinions',
      opinionsCard({
        unit,
        chain,
        mine,
        opinions: pagesOfOpinions(range(9).map((n) => ({ ...named, id: `o${n}` })))[0] ?? [],
        page: 2,
        pages: 3,
        mayAnswer: true,
      }),
    ),
    alone(
      'opinions-none',
      opinionsCard({
        unit,
        chain: { received: 0, sorted: 0, fedBack: 0, issues: 0, inLedger: 0, solved: 0, explained: 0 },
        mine: { all: 0, unread: 0 },
        opinions: [],
        page: 1,
        pages: 1,
        mayAnswer: true,
      }),
    ),
    alone(
      'opinions-with-many-answers',
      opinionsCard({
        unit,
        chain,
        mine,
        opinions:
          pagesOfOpinions([{ ...opinion, replies: range(20).flatMap(() => opinion.replies) }])[0] ?? [],
        page: 1,
        pages: 3,
        mayAnswer: true,
      }),
    ),
    alone('opinion-chain', chainCard({ unit, chain, mine })),
    alone('opinion-answer', opinionAnswerCard({ opinion })),
    alone('opinion-answered', opinionAnsweredCard({ opinion })),
    alone(
      'opinion-desk',
      deskCard({
        unit,
        rounds: range(flavour.name === 'worst' ? 30 : 2).map((n) => ({
          ...round,
          id: `r${n}`,
          person: n % 2 ? flavour.person(n) : null,
        })),
        entered: range(flavour.name === 'worst' ? 30 : 2).map(() => ({
          channel: 'seminar',
          circle,
          sent: 40,
          returned: 38,
        })),
        channels: ['box', 'form', 'seminar'],
      }),
    ),
    alone('opinion-desk-empty', deskCard({ unit, rounds: [], entered: [], channels: [] })),
    alone('opinion-round', roundFormCard({ unit, circles, targets: choices, until, fewest: 5 })),
    alone('opinion-counts', countsFormCard({ unit, circles })),
    alone('opinion-words', wordsFormCard({ unit, targets: choices })),
    alone('opinion-entered', enteredCard({ unit, what: 'words' })),
    alone(
      'opinion-invite',
      inviteCard({
        round: 'r1',
        unit: unit.name,
        target: 'leading-body',
        person: null,
        until,
        again: true,
      }),
    ),
    alone('opinion-sorting', sortingCard({ unit, opinion: named, targets: choices, issues, left: 12 })),
    alone('opinion-sorted', sortedCard({ unit })),
    alone('opinion-issues', issuesCard({ unit, issues: range(8).map(() => issue), page: 1, pages: 2 })),
    alone(
      'opinion-issue',
      issueCard({
        ...issue,
        unit: unit.id,
        opinions: range(3).map((n) => ({ ...opinion, id: `o${n}` })),
        others: issues,
        owners: range(20).map((n) => ({ id: idOf(n), name: flavour.person(n) })),
        page: 1,
        pages: 4,
      }),
    ),
    alone('feedback-told', feedbackToldCard({ count: 3 })),
    alone(
      'feedback',
      feedbackCard({
        opinions: pagesOfOpinions(range(6).map((n) => ({ ...named, id: idOf(n), read: n === 2 })))[0] ?? [],
        unread: 5,
        page: 1,
        pages: 3,
      }),
    ),
    alone('feedback-none', feedbackCard({ opinions: [], unread: 0, page: 1, pages: 1 })),
  ];
}
