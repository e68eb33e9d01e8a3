import type { Figures } from '../domain/figures.ts';
import { type InspectionView, inspectionPart } from './inspection.ts';
import { buttons, type Card, card, form, heading, hr, input, note, panel, plain, text } from './kit.ts';
import { type Day, requirementLine } from './view.ts';
import type { Label } from './words/index.ts';

export type FindingState = 'open' | 'answered' | 'closed';

export interface FindingView {
  record: string;
  unit: string;
  words: string;
  due: Day;
  /** Who found it; null for a gap that the branch named in its own look-back. */
  by: string | null;
  state: FindingState;
  answer: { by: string; words: string } | null;
  closedBy: string | null;
  /** Why an answer did not do, and whose word it is. */
  comment: { by: string; words: string } | null;
}

/** A finding to the secretary, in private, with the form of the answer (S25). */
export function findingCard(view: FindingView): Card {
  return card({
    title: (w) => w.kinds.finding?.title ?? '',
    subtitle: view.unit,
    colour: 'orange',
    elements: [
      text((w) => (view.by === null ? w.inspect.gap(view.unit) : w.inspect.toSecretary(view.unit, view.by))),
      plain(view.words),
      note((w) => w.inspect.due(view.due)),
      ...(view.comment
        ? [text((w) => w.inspect.again(view.comment?.by ?? '')), plain(view.comment.words)]
        : []),
      form({
        submit: { label: (w) => w.inspect.submit, press: { action: 'finding-answer', record: view.record } },
        elements: [input({ name: 'words', label: (w) => w.inspect.answer, most: 1000, rows: 4 })],
      }),
    ],
  });
}

/** The answer to the supervisors in charge, who close it or send it back. */
export function findingAnsweredCard(view: FindingView): Card {
  const { record, answer } = view;
  return card({
    title: (w) => w.inspect.answeredTitle,
    subtitle: view.unit,
    elements: [
      plain(view.words),
      note((w) => w.inspect.due(view.due)),
      ...(answer ? [text((w) => w.inspect.answered(answer.by)), plain(answer.words)] : []),
      buttons({
        label: (w) => w.inspect.close,
        style: 'primary',
        press: { action: 'finding-close', record },
      }),
      form({
        submit: { label: (w) => w.inspect.giveBack, press: { action: 'finding-back', record } },
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
    ],
  });
}

/** What came of it: answered and waiting, closed, or back to the secretary. */
export function findingDoneCard(view: FindingView): Card {
  const { answer, closedBy } = view;
  return card({
    title: (w) => (closedBy === null ? w.inspect.answeredTitle : w.inspect.closedTitle),
    subtitle: view.unit,
    colour: 'green',
    elements: [
      plain(view.words),
      ...(answer ? [text((w) => w.inspect.answered(answer.by)), plain(answer.words)] : []),
      closedBy === null ? null : text((w) => w.inspect.closed(closedBy)),
    ],
  });
}

export interface InspectView {
  unit: { id: string; name: string };
  /** The stage's requirements as they stand: what a supervisor holds the originals against. */
  checklist: (Figures & { name: Label; met: boolean })[];
  findings: FindingView[];
  /** The checklist of originals, point by point. */
  list: InspectionView;
}

const mostFindings = 8;
const mostShown = 120;

/** `/inspect 支部`: the checklist, the findings so far, and the way to enter another. */
export function inspectCard({ unit, checklist, findings, list }: InspectView): Card {
  const open = findings.filter((one) => one.state !== 'closed');
  return card({
    title: (w) => w.inspect.title,
    subtitle: unit.name,
    elements: [
      ...inspectionPart(list),
      hr,
      panel({
        title: (w) => w.inspect.checklist,
        elements: [
          text((w) => checklist.map((one) => `${one.met ? '✓' : '○'} ${requirementLine(w, one)}`).join('\n')),
        ],
      }),
      buttons(
        {
          label: (w) => w.inspect.add,
          style: 'primary',
          press: { action: 'record-open', kind: 'finding', unit: unit.id },
        },
        {
          label: (w) => w.makeUp.arrange,
          press: { action: 'record-open', kind: 'make-up', unit: unit.id },
        },
      ),
      buttons({ label: (w) => w.analysis.list, press: { action: 'analysis-list', unit: unit.id } }),
      hr,
      heading((w) => w.inspect.list),
      findings.length === 0
        ? note((w) => w.inspect.none)
        : note((w) => w.outOf(findings.length - open.length, findings.length)),
      ...open.slice(0, mostFindings).flatMap((one) => [
        plain(one.words.length > mostShown ? `${one.words.slice(0, mostShown)}…` : one.words),
        note((w) =>
          w.join([
            w.inspect.states[one.state],
            w.inspect.due(one.due),
            one.by === null ? w.inspect.from : one.by,
          ]),
        ),
        ...(one.state === 'answered'
          ? [
              buttons({
                label: (w) => w.inspect.close,
                press: { action: 'finding-close' as const, record: one.record },
              }),
            ]
          : []),
      ]),
      open.length > mostFindings ? note((w) => w.more(open.length - mostFindings)) : null,
    ],
  });
}
