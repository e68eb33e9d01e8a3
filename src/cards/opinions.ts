import type { Area, Chain, Channel, TargetKind } from '../domain/opinions.ts';
import type { CardAction } from './actions.ts';
import { button, buttons, type Card, card, type Element, form, hr, input, note, plain, text } from './kit.ts';
import { aboutWhom } from './opinion-choices.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface OpinionView {
  id: string;
  day: Day;
  area: Area;
  target: TargetKind;
  /** The member it names; null for all other targets. */
  person: string | null;
  channel: Channel;
  words: string;
  replies: { from: 'official' | 'author'; by: string | null; day: Day; words: string }[];
}

export interface OpinionsView {
  unit: { id: string; name: string };
  chain: Chain;
  /** Opinions handed to the reader as whom they are about. */
  mine: { all: number; unread: number };
  /** One page of `pagesOfOpinions`, in an order that means nothing. */
  opinions: OpinionView[];
  /** From 1. */
  page: number;
  pages: number;
  mayAnswer: boolean;
}

/** Opinions a page, and what their words may weigh so that the card keeps within 30 KB. */
const opinionsPerPage = 3;
const pageBytes = 20_000;

/** What a text takes in a card, with the line in three languages that stands above it. */
const weight = (words: string): number => Buffer.byteLength(JSON.stringify(words)) + 600;

/**
 * Opinions in pages, with everything said to them; an opinion whose answers do not fit on one page goes on, with its
 * words repeated, on the next.
 */
export function pagesOfOpinions<Opinion extends OpinionView>(opinions: readonly Opinion[]): Opinion[][] {
  const pages: Opinion[][] = [];
  let page: Opinion[] = [];
  let left = pageBytes;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = pageBytes;
  };
  for (const opinion of opinions) {
    const own = weight(opinion.words);
    const whole = opinion.replies.reduce((sum, reply) => sum + weight(reply.words), own);
    if (page.length === opinionsPerPage || whole > left) turn();
    let shown: Opinion = { ...opinion, replies: [] };
    page.push(shown);
    left -= own;
    for (const reply of opinion.replies) {
      if (weight(reply.words) > left) {
        turn();
        shown = { ...opinion, replies: [] };
        page.push(shown);
        left -= own;
      }
      shown.replies.push(reply);
      left -= weight(reply.words);
    }
  }
  turn();
  return pages.length > 0 ? pages : [[]];
}

/** The newest of what was said to an opinion, as far as one card beside its words has room. */
export function newestThatFit<Said extends { words: string }>(said: readonly Said[], room = 12_000): Said[] {
  let left = room;
  const fitting: Said[] = [];
  for (const one of [...said].reverse()) {
    left -= weight(one.words);
    if (left < 0) break;
    fitting.unshift(one);
  }
  return fitting;
}

/** Released opinions for those responsible: the words as written, the day only; private. */
export function opinionsCard(view: OpinionsView): Card {
  const { page, pages, unit, chain } = view;
  const turn = (to: number) => ({
    action: 'command' as const,
    name: 'opinions',
    args: `${to} ${unit.name}`,
  });
  const unsorted = chain.received - chain.sorted;
  return card({
    title: (w) => w.opinions.title,
    subtitle: unit.name,
    elements: [
      text((w) => chainWords(w, chain)),
      buttons(
        { label: (w) => w.solicit.title, press: { action: 'opinion-desk', unit: unit.id } },
        unsorted > 0
          ? {
              label: (w) => w.sorting.open(unsorted),
              style: 'primary',
              press: { action: 'opinion-sort-next', unit: unit.id },
            }
          : null,
        { label: (w) => w.sorting.issues, press: { action: 'opinion-issues', unit: unit.id } },
        {
          label: (w) => w.opinionPaper.file,
          press: { action: 'export', what: 'opinion-summary', unit: unit.id },
        },
        view.mine.all > 0
          ? { label: (w) => w.feedback.mine(view.mine.unread), press: { action: 'feedback-open' } }
          : null,
      ),
      view.opinions.length === 0 ? text((w) => w.opinions.none) : note((w) => w.opinions.intro),
      ...view.opinions.flatMap((opinion) => [
        hr,
        ...said(opinion),
        ...(view.mayAnswer
          ? [
              button({
                label: (w) => w.opinions.answer,
                press: { action: 'opinion-answer-open' as const, opinion: opinion.id },
              }),
            ]
          : []),
      ]),
      ...turning({ page, pages, turn }),
    ],
  });
}

/** The way of opinions as numbers, which everybody may see; words only by right. */
export function chainCard(view: Pick<OpinionsView, 'unit' | 'chain' | 'mine'>): Card {
  return card({
    title: (w) => w.chain.title,
    subtitle: view.unit.name,
    elements: [
      text((w) => chainWords(w, view.chain)),
      note((w) => w.chain.note),
      buttons(
        view.mine.all > 0
          ? {
              label: (w) => w.feedback.mine(view.mine.unread),
              style: 'primary',
              press: { action: 'feedback-open' },
            }
          : null,
        { label: (w) => w.chain.box, press: { action: 'command', name: 'box' } },
      ),
    ],
  });
}

const chainWords = (w: Words, chain: Chain): string =>
  [
    w.chain.received(chain.received),
    w.chain.sorted(chain.sorted, chain.issues),
    w.chain.fedBack(chain.fedBack),
    w.chain.inLedger(chain.inLedger),
    w.chain.ended(chain.solved, chain.explained),
  ].join('\n');

/** The answer's form for one released opinion; private. */
export function opinionAnswerCard({ opinion }: { opinion: OpinionView }): Card {
  return card({
    title: (w) => w.opinions.answerTitle,
    elements: [
      ...said({ ...opinion, replies: newestThatFit(opinion.replies) }),
      form({
        submit: { label: (w) => w.submit, press: { action: 'opinion-answer', opinion: opinion.id } },
        elements: [input({ name: 'words', label: (w) => w.opinions.answerWords, most: 1000, rows: 4 })],
      }),
      note((w) => w.opinions.answerNote),
    ],
  });
}

/** Takes the form's place once the answer is in. */
export function opinionAnsweredCard({ opinion }: { opinion: OpinionView }): Card {
  return card({
    title: (w) => w.opinions.answerTitle,
    colour: 'green',
    elements: [
      text((w) => w.opinions.answeredLine),
      ...said({ ...opinion, replies: newestThatFit(opinion.replies) }),
    ],
  });
}

/** An opinion's words as written, with what was answered and added. */
export function said(opinion: OpinionView): Element[] {
  return [
    note((w) => w.opinions.about(w.shortDate(opinion.day), aboutWhom(w, opinion), w.areas[opinion.area])),
    plain(opinion.words),
    ...opinion.replies.flatMap((reply) => [
      note((w) =>
        reply.from === 'official'
          ? w.followUp.official(reply.by ?? w.followUp.officialUnnamed, w.shortDate(reply.day))
          : w.opinions.unknownAuthor(w.shortDate(reply.day)),
      ),
      plain(reply.words),
    ]),
  ];
}

/** Which page this is, and the ways to those beside it; nothing when there is one. */
export function turning(of: { page: number; pages: number; turn: (to: number) => CardAction }): Element[] {
  const { page, pages, turn } = of;
  return pages > 1
    ? [
        note((w) => w.page(page, pages)),
        buttons(
          page > 1 ? { label: (w) => w.earlier, press: turn(page - 1) } : null,
          page < pages ? { label: (w) => w.later, press: turn(page + 1) } : null,
        ),
      ]
    : [];
}
