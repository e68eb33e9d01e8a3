import type { KindName } from '../domain/kind-names.ts';
import { buttons, type Card, card, form, hr, input, note, plain, text } from './kit.ts';
import { pageButtons } from './pages.ts';
import { filingOf, kindTitle } from './record-form.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface ReviewView {
  unit: { id: string; name: string };
  record: {
    id: string;
    version: number;
    /** Which draft it is: 1 for the first. */
    draft: number;
    kind: KindName;
    by: string;
    filedOn: Day;
    /** Received by the office instead of approved. */
    receipt: boolean;
    /** Fields in the form's order, as written. */
    /** `row` counts the entries of a kind that has several. */
    fields: { name: string; value: string; row?: number }[];
  };
  /** One page of words that are long: read in pages, and draft beside draft. */
  long: {
    words: string;
    page: number;
    pages: number;
    characters: number;
    asked: number;
    draft: number;
  } | null;
  /** How many wait behind it. */
  left: number;
}

/** One submission to review; a tap brings the next. Words stand as they were written. */
export function reviewCard({ unit, record, long, left }: ReviewView): Card {
  const { id, version, kind } = record;
  return card({
    title: (w) => w.reviewing.title,
    subtitle: unit.name,
    elements: [
      text((w) =>
        w.join([
          kindTitle(w, kind),
          w.reviewing.by(record.by, record.filedOn),
          long === null ? w.reviewing.version(record.draft) : w.analysis.draft(long.draft),
        ]),
      ),
      ...record.fields.flatMap((field) => [
        note((w) => {
          const label = w.kinds[kind]?.fields[field.name] ?? w.reports.file;
          return field.row === undefined ? label : w.named(w.record.row(field.row), label);
        }),
        plain(field.value),
      ]),
      record.fields.some(({ name }) => name === 'file')
        ? buttons({ label: (w) => w.file.open, press: { action: 'file-open', record: id } })
        : null,
      long === null
        ? null
        : [
            note((w) => w.analysis.ofAsked(long.characters, long.asked)),
            plain(long.words),
            ...pageButtons(long.page, long.pages, (page) => ({ action: 'review-page', record: id, page })),
            ...(long.draft > 1
              ? [
                  buttons({
                    label: (w) => w.analysis.compare,
                    press: { action: 'analysis-compare', record: id, page: 1 },
                  }),
                ]
              : []),
          ],
      hr,
      buttons({
        label: (w) => (record.receipt ? w.reports.take : w.reviewing.approve),
        style: 'primary',
        press: { action: 'record-approve', record: id, version },
      }),
      form({
        submit: {
          label: (w) => w.reviewing.giveBack,
          press: { action: 'record-return', record: id, version },
        },
        elements: [
          input({
            name: 'comment',
            label: (w) => w.reviewing.comment,
            placeholder: (w) => w.reviewing.commentPlaceholder,
            most: 1000,
            rows: 3,
          }),
        ],
      }),
      note((w) => w.reviewing.left(left)),
    ],
  });
}

/** The queue is empty. */
export const reviewDoneCard = ({ unit }: { unit: string }): Card =>
  card({
    title: (w) => w.reviewing.title,
    subtitle: unit,
    colour: 'green',
    elements: [text((w) => w.reviewing.none)],
  });

export interface ReviewedView {
  kind: KindName;
  /** Which sort of the kind. */
  of?: string;
  unit: { id: string; name: string };
  by: string;
  receipt: boolean;
  /** Null when approved. */
  comment: string | null;
}

/** What came of a review, to the author in private. */
export function reviewedCard({ kind, of, unit, by, receipt, comment }: ReviewedView): Card {
  const approved = (w: Words) => (receipt ? w.reports.takenTitle : w.reviewing.approvedTitle);
  return card({
    title: (w) => (comment === null ? approved(w) : w.reviewing.returnedTitle),
    subtitle: unit.name,
    colour: comment === null ? 'green' : 'orange',
    elements:
      comment === null
        ? [text((w) => (receipt ? w.reports.takenBy : w.reviewing.approved)(kindTitle(w, kind), by))]
        : [
            text((w) => w.join([kindTitle(w, kind), w.record.returned(by)])),
            plain(comment),
            buttons({
              label: (w) => w.record.resubmit,
              style: 'primary',
              press: filingOf(kind, unit.id, of),
            }),
          ],
  });
}
