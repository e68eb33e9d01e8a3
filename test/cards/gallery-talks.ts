import {
  analysisCard,
  analysisListCard,
  analysisPageCard,
  analysisRunCard,
  analysisRunEndedCard,
  analysisTakenCard,
  compareCard,
} from '../../src/cards/analysis.ts';
import { type ConfirmView, confirmAskCard, confirmedCard, declinedCard } from '../../src/cards/confirm.ts';
import type { Card } from '../../src/cards/kit.ts';
import { reviewCard } from '../../src/cards/review.ts';
import { talkCard } from '../../src/cards/talk.ts';
import { TALK_KINDS } from '../../src/domain/talk.ts';
import type { Flavour } from './gallery.ts';

const on = '2005-03-10';
const range = (n: number) => Array.from({ length: n }, (_, at) => at);

/** A talk and a consultation that wait for somebody's word. */
export function waitingRows(flavour: Flavour): ConfirmView[] {
  const of = { record: 'r1', by: flavour.person(1), unit: flavour.unit, on };
  return [
    { ...of, kind: 'talk', talk: 'members' },
    { ...of, kind: 'consultation', talk: null },
  ];
}

/** The cards of talks and of what another person confirms. */
export function talks(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const [talk, consultation] = waitingRows(flavour) as [ConfirmView, ConfirmView];
  const row = (n: number) => ({
    record: `r${n}`,
    person: flavour.person(n),
    on,
    kind: TALK_KINDS[n % TALK_KINDS.length] ?? 'members',
  });
  return [
    alone('confirm-talk', confirmAskCard(talk)),
    alone('confirm-consultation', confirmAskCard(consultation)),
    alone('confirm-done', confirmedCard(talk)),
    alone('confirm-declined', declinedCard()),
    alone(
      'talk-form',
      talkCard({
        people: range(120).map((n) => ({ id: `p${n}`, name: flavour.person(n) })),
        today: on,
        notYet: range(60).map((n) => flavour.person(n)),
        waiting: range(8).map(() => talk),
        asked: range(8).map(row),
        held: range(20).map(row),
      }),
    ),
    ...analyses(flavour),
    alone(
      'talk-form-empty',
      talkCard({ people: [], today: on, notYet: [], waiting: [], asked: [], held: [] }),
    ),
  ];
}

/** The cards of self-analyses. */
function analyses(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const alone = (name: string, card: Card) => ({ name, group: false, card });
  const names = range(40).map((n) => flavour.person(n));
  const words = '对照党章查找不足。'.repeat(300).slice(0, 2500);
  const unit = { id: 'u1', name: flavour.unit };
  const view = {
    asked: 2000,
    unit,
    record: {
      id: 'r1',
      state: 'returned' as const,
      draft: 2,
      characters: 1987,
      sentOn: on,
      returned: { by: flavour.person(0), comment: flavour.words },
    },
    reviseBy: on,
    run: { characters: 812 },
    consulted: names,
    waiting: names,
    consultedNeeded: 3,
    people: range(80).map((n) => ({ id: `p${n}`, name: flavour.person(n) })),
    mayList: true,
  };
  const taken = { record: 'r1', draft: 2, characters: 1500, asked: 2000, name: flavour.title };
  const page = { record: 'r1', person: flavour.person(1), characters: 3950, asked: 4000, sentOn: on };
  const side = (draft: number) => ({
    draft,
    characters: 2000,
    paragraphs: range(4).map((n) => ({ text: words.slice(0, 300), same: n % 2 === 0 })),
  });
  return [
    alone('analysis', analysisCard(view)),
    alone(
      'analysis-none',
      analysisCard({
        ...view,
        record: null,
        reviseBy: null,
        run: null,
        consulted: [],
        waiting: [],
        mayList: false,
      }),
    ),
    alone('analysis-taken-short', analysisTakenCard({ ...taken, consulted: 1, consultedNeeded: 3 })),
    alone(
      'analysis-taken',
      analysisTakenCard({ ...taken, characters: 2100, draft: 1, consulted: 3, consultedNeeded: 3 }),
    ),
    alone('analysis-run', analysisRunCard({ parts: 3, characters: 812, asked: 2000 })),
    alone('analysis-run-ended', analysisRunEndedCard({ sent: true })),
    alone('analysis-page', analysisPageCard({ ...page, draft: 2, words, page: 2, pages: 3, before: 1 })),
    alone(
      'analysis-compare',
      compareCard({
        record: 'r1',
        person: flavour.person(1),
        before: side(1),
        after: side(2),
        page: 1,
        pages: 2,
      }),
    ),
    alone(
      'analysis-list',
      analysisListCard({
        unit,
        rows: range(80).map((n) => ({
          record: n % 4 === 3 ? null : `r${n}`,
          person: flavour.person(n),
          state: (['filed', 'submitted', 'returned', 'none'] as const)[n % 4] ?? 'none',
        })),
      }),
    ),
    alone(
      'review-long',
      reviewCard({
        unit,
        record: {
          id: 'r1',
          version: 3,
          draft: 3,
          kind: 'self-analysis',
          receipt: false,
          by: flavour.person(1),
          filedOn: on,
          fields: [],
        },
        long: { words, page: 1, pages: 2, characters: 3950, asked: 4000, draft: 2 },
        left: 3,
      }),
    ),
  ];
}
