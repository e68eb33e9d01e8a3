import { buttons, type Card, card, type Element, note, text } from './kit.ts';
import type { Day } from './view.ts';
import { called, type Label } from './words/index.ts';

/** A signed gate of whose stage something changed afterwards. */
export interface GateChangedView {
  unit: { id: string; name: string };
  stage: { no: number; name: Label };
  application: string;
  /** Who signed, and when. */
  by: string;
  on: Day;
  /** What is no longer met. */
  lost: Label[];
  /** Records of the stage corrected or taken back after the signature. */
  records: number;
  /** Whether the viewer may review it now: a supervisor in charge, once everything is met. */
  mayReview: boolean;
}

/** To the supervisors in charge: look again. */
export function gateChangedCard(view: GateChangedView): Card {
  const { unit, stage } = view;
  return card({
    title: (w) => w.again.title,
    subtitle: unit.name,
    colour: 'orange',
    elements: [
      text((w) => w.again.line(unit.name, w.stage.no(stage.no, called(w, stage.name)))),
      ...changed(view),
    ],
  });
}

/** The same inside the gate's own card. */
export const gateChangedPart = (view: GateChangedView): Element[] => [
  text((w) => w.again.earlier(w.stage.no(view.stage.no, called(w, view.stage.name)))),
  ...changed(view),
];

function changed(view: GateChangedView): Element[] {
  const { unit, application, lost, records } = view;
  return [
    note((w) => w.again.signed(view.by, w.shortDate(view.on))),
    ...(records > 0 ? [text((w) => w.again.records(records))] : []),
    ...(lost.length > 0
      ? [
          text((w) => w.again.lost + w.list(lost.map((label) => called(w, label)))),
          note((w) => w.again.how(unit.name)),
        ]
      : []),
    ...(view.mayReview
      ? [
          buttons({
            label: (w) => w.again.review,
            style: 'primary',
            press: { action: 'gate-review', unit: unit.id, application },
            confirm: { title: (w) => w.again.confirm, text: (w) => w.again.confirmText },
          }),
        ]
      : []),
  ];
}

export function gateReviewedCard(of: { unit: string; stage: { no: number; name: Label }; by: string }): Card {
  const { unit, stage, by } = of;
  return card({
    title: (w) => w.again.doneTitle,
    subtitle: unit,
    colour: 'green',
    elements: [text((w) => w.again.done(unit, w.stage.no(stage.no, called(w, stage.name)), by))],
  });
}
