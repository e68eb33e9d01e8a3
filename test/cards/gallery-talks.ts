import { type ConfirmView, confirmAskCard, confirmedCard, declinedCard } from '../../src/cards/confirm.ts';
import type { Card } from '../../src/cards/kit.ts';
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
    alone(
      'talk-form-empty',
      talkCard({ people: [], today: on, notYet: [], waiting: [], asked: [], held: [] }),
    ),
  ];
}
