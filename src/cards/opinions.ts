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
  /** One page, in an order that means nothing; `opinionsPerPage` of them keep the card within 30 KB. */
  opinions: OpinionView[];
  /** From 1. */
  page: number;
  pages: number;
  mayAnswer: boolean;
}

export const opinionsPerPage = 3;
const newestReplies = 1;

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
        ...said(opinion, newestReplies),
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
      ...said(opinion, 4),
      form({
        submit: { label: (w) => w.submit, press: { action: 'opinion-answer', opinion: opinion.id } },
        elements: [input({ name: 'words', label: (w) => w.opinions.answerWords, most: 1000, rows: 4 })],
      }),
      note((w) => w.opinions.answerNote),
    ],
  });
}

function said(opinion: OpinionView, newest: number): Element[] {
  return [
    note((w) => w.opinions.about(w.shortDate(opinion.day), w.targets[opinion.target], w.areas[opinion.area])),
    plain(opinion.words),
    ...opinion.replies
      .slice(-newest)
      .flatMap((reply) => [
        note((w) =>
          reply.from === 'official'
            ? w.followUp.official(reply.by ?? w.followUp.officialUnnamed, w.shortDate(reply.day))
            : w.opinions.unknownAuthor(w.shortDate(reply.day)),
        ),
        plain(reply.words),
      ]),
  ];
}
