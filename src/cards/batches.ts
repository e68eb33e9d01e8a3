import { buttons, type Card, card, type Element, heading, note, plain, text } from './kit.ts';
import type { Day } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface BatchView {
  no: number;
  name: Label;
  /** The batch's window. */
  from: Day;
  to: Day;
  /** Units under way or through. */
  started: number;
  /** Of those, how many held their summing-up meeting. */
  summedUp: number;
  /** By the template's dates, each with the units that stand in it. */
  stages: { no: number; name: Label; from: Day; to: Day; units: number }[];
  /** Units on the roster that have not begun, in its order. */
  waiting: string[];
  /** Whether it may be started now: no batch before it is still to come. */
  next: boolean;
}

export interface BatchesView {
  campaign: Label;
  today: Day;
  batches: BatchView[];
  /** Units that the roster puts in a batch the campaign does not have, in its order. */
  nowhere: string[];
}

const year = (day: Day): string => day.slice(0, 4);

/** How many units that wait are named; of more the card only tells the number. */
const namedMost = 30;
const upToMost = (units: readonly string[]) =>
  units.length > namedMost ? [...units.slice(0, namedMost), '…'] : units;

/** The batches of a campaign: where each stands, and the button that starts the next (S1). */
export function batchesCard(view: BatchesView, started?: { units: string[] }): Card {
  return card({
    title: (w) => w.batches.title,
    subtitle: (w) => called(w, view.campaign),
    ...(started ? { colour: 'green' as const } : {}),
    elements: [
      started ? text((w) => w.batches.done(started.units.length)) : null,
      ...view.batches.flatMap(batch),
      ...(view.nowhere.length === 0
        ? []
        : [text((w) => w.batches.nowhere(view.nowhere.length)), plain(upToMost(view.nowhere).join('\n'))]),
      note((w) => w.batches.late),
    ],
  });
}

function batch(of: BatchView): Element[] {
  const { waiting } = of;
  return [
    heading((w) => w.named(called(w, of.name), w.batches.inYear(w.span(of.from, of.to), year(of.from)))),
    text((w) => w.batches.counts(of.started, waiting.length)),
    ...(of.started === 0
      ? []
      : [
          text((w) =>
            w.batches.standing(
              of.stages
                .filter((stage) => stage.units > 0)
                .map((stage) => w.batches.inStage(called(w, stage.name), stage.units)),
              of.summedUp,
            ),
          ),
        ]),
    ...(waiting.length === 0
      ? []
      : [
          plain(upToMost(waiting).join('\n')),
          text((w) =>
            of.stages
              .map((stage) => {
                const span = w.span(stage.from, stage.to);
                const when =
                  year(stage.from) === year(of.from) ? span : w.batches.inYear(span, year(stage.from));
                return w.named(called(w, stage.name), when);
              })
              .join('\n'),
          ),
          ...(of.next
            ? [
                buttons({
                  label: (w) => w.batches.start(called(w, of.name)),
                  style: 'primary' as const,
                  press: { action: 'batch-start' as const, batch: of.no },
                  confirm: {
                    title: (w) => w.batches.start(called(w, of.name)),
                    text: (w) => w.batches.confirm(waiting.length),
                  },
                }),
              ]
            : []),
        ]),
  ];
}
