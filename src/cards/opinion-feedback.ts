import { button, buttons, type Card, card, hr, note, text } from './kit.ts';
import { type OpinionView, said, turning } from './opinions.ts';

/** Opinions were handed to somebody: how many, never the words, which lie in no queue. */
export function feedbackToldCard({ count }: { count: number }): Card {
  return card({
    title: (w) => w.feedback.title,
    colour: 'orange',
    elements: [
      text((w) => w.feedback.told(count)),
      buttons({ label: (w) => w.feedback.open, style: 'primary', press: { action: 'feedback-open' } }),
    ],
  });
}

export interface FeedbackView {
  /** One page: the unread first, in an order that means nothing. */
  opinions: (OpinionView & { read: boolean })[];
  unread: number;
  page: number;
  pages: number;
}

/** The original words for those whom they are about (S11); one card for all that concerns a person. Private. */
export function feedbackCard(view: FeedbackView): Card {
  const { opinions, unread, page, pages } = view;
  const fresh = [...new Set(opinions.filter((one) => !one.read).map(({ id }) => id))];
  const turn = (to: number) => ({ action: 'feedback-open' as const, page: to });
  return card({
    title: (w) => w.feedback.title,
    colour: unread > 0 ? 'orange' : 'green',
    elements: [
      text((w) => (opinions.length === 0 ? w.feedback.none : w.feedback.unread(unread))),
      ...opinions.flatMap((opinion) => [
        hr,
        ...said(opinion),
        note((w) => (opinion.read ? w.feedback.wasRead : w.feedback.notRead)),
        button({
          label: (w) => w.opinions.answer,
          press: { action: 'opinion-answer-open', opinion: opinion.id },
        }),
      ]),
      ...(fresh.length > 0
        ? [
            hr,
            button({
              label: (w) => (unread > fresh.length ? w.feedback.readAndNext : w.feedback.read),
              style: 'primary',
              press: { action: 'feedback-read', opinions: fresh },
            }),
          ]
        : []),
      ...turning({ page, pages, turn }),
      opinions.length === 0 ? null : note((w) => w.feedback.note),
    ],
  });
}
