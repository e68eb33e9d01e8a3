import type { Area, Target } from './actions.ts';
import { button, buttons, type Card, card, type Element, form, hr, input, note, plain, text } from './kit.ts';
import type { Day } from './view.ts';

export interface OpinionView {
  id: string;
  day: Day;
  area: Area;
  target: Target;
  words: string;
  replies: { from: 'official' | 'author'; by: string | null; day: Day; words: string }[];
}

export interface OpinionsView {
  unit: { id: string; name: string };
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
  const { page, pages } = view;
  const turn = (to: number) => ({ action: 'command' as const, name: 'opinions', args: String(to) });
  return card({
    title: (w) => w.opinions.title,
    subtitle: view.unit.name,
    elements: [
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
      pages > 1
        ? [
            note((w) => w.page(page, pages)),
            buttons(
              page > 1 ? { label: (w) => w.earlier, press: turn(page - 1) } : null,
              page < pages ? { label: (w) => w.later, press: turn(page + 1) } : null,
            ),
          ]
        : null,
    ],
  });
}

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

function said(opinion: OpinionView): Element[] {
  return [
    note((w) => w.opinions.about(w.shortDate(opinion.day), w.targets[opinion.target], w.areas[opinion.area])),
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
