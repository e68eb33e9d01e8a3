import { type Card, card, note, text } from './kit.ts';
import type { Day } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface StageOpenedView {
  unit: string;
  stage: { no: number; name: Label; from: Day; to: Day };
  /** True when the unit's campaign begins with it; otherwise it has passed a gate. */
  first: boolean;
  steps: { no: number; name: Label; from: Day; to: Day }[];
}

/** A unit enters a stage. */
export function stageOpenedCard({ unit, stage, first, steps }: StageOpenedView): Card {
  return card({
    title: (w) => w.stageOpened.title(called(w, stage.name)),
    subtitle: unit,
    colour: 'green',
    forward: true,
    elements: [
      text((w) =>
        (first ? w.stageOpened.first : w.stageOpened.line)(unit, w.stage.no(stage.no, called(w, stage.name))),
      ),
      text((w) => w.stageOpened.time(w.span(stage.from, stage.to))),
      steps.length === 0
        ? null
        : text((w) =>
            [
              w.stageOpened.steps,
              ...steps.map(
                (step) => `${step.no}. ${w.join([called(w, step.name), w.span(step.from, step.to)])}`,
              ),
            ].join('\n'),
          ),
    ],
  });
}

export interface ReportDueView {
  unit: string;
  name: Label;
  due: Day;
  /** Days until the due day; negative once it is over. */
  daysLeft: number;
  /** Told to somebody above, because it is overdue. */
  escalated: boolean;
  late: boolean;
}

/** The special report's report-by date: before, on the day, and after it. */
export function reportDueCard(view: ReportDueView): Card {
  const over = view.daysLeft < 0;
  return card({
    title: (w) => w.report.title,
    subtitle: view.unit,
    colour: over ? 'red' : 'orange',
    elements: [
      text((w) => w.report.line(view.unit, called(w, view.name))),
      text((w) =>
        w.join([w.dueOn(view.due), over ? w.overdue(-view.daysLeft) : w.report.left(view.daysLeft)]),
      ),
      view.escalated ? text((w) => w.report.escalated) : null,
      view.late ? note((w) => w.late) : null,
    ],
  });
}

export interface ReviewWindowView {
  state: 'opened' | 'closed';
  unit: string;
  from: Day;
  to: Day;
  selfCheckDue: Day;
  spotChecks: { from: Day; to: Day };
  /** What is left over when it closes: it becomes overdue, and is still to be done. */
  open: number;
}

/** The look-back's window opens or closes by itself. */
export function reviewWindowCard(view: ReviewWindowView): Card {
  const opened = view.state === 'opened';
  return card({
    title: (w) => w.review.title,
    subtitle: view.unit,
    colour: opened ? 'green' : 'grey',
    forward: true,
    elements: opened
      ? [
          text((w) => w.review.opened(view.unit, w.span(view.from, view.to))),
          text((w) => w.review.what),
          text((w) =>
            [
              w.review.selfCheck(view.selfCheckDue),
              w.review.spotChecks(w.span(view.spotChecks.from, view.spotChecks.to)),
            ].join('\n'),
          ),
        ]
      : [text((w) => w.review.closed(view.unit)), text((w) => w.review.open(view.open))],
  });
}
