import { type Card, card, heading, note, text } from './kit.ts';
import { type Day, type StageNow, stageLine } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface StageView {
  unit: string;
  now: StageNow | null;
  stages: {
    no: number;
    name: Label;
    from: Day;
    to: Day;
    state: 'past' | 'now' | 'ahead';
    steps: { no: number; name: Label; from: Day; to: Day }[];
  }[];
}

/** Stages and steps with their dates. */
export function stageCard(view: StageView): Card {
  return card({
    title: (w) => w.stage.title,
    subtitle: view.unit,
    elements: [
      text((w) => stageLine(w, view.now)),
      ...view.stages.flatMap((stage) => [
        heading((w) => w.join([w.stage.no(stage.no, called(w, stage.name)), w.stage[stage.state]])),
        text((w) =>
          [
            w.span(stage.from, stage.to),
            ...stage.steps.map(
              (step) => `${step.no}. ${w.join([called(w, step.name), w.span(step.from, step.to)])}`,
            ),
          ].join('\n'),
        ),
      ]),
      note((w) => w.stage.gate),
    ],
  });
}
