import type { InspectionPoint } from '../domain/kinds/inspection.ts';
import type { CardAction } from './actions.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  heading,
  input,
  note,
  plain,
  text,
} from './kit.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

export interface InspectionPointState {
  point: InspectionPoint;
  /** What the data hold of it, in the order in which its words say them. */
  counts: readonly number[];
  seen: { on: Day; note: string } | null;
}

export interface InspectionView {
  unit: { id: string; name: string };
  points: InspectionPointState[];
  /** Whether one is under way, to be finished. */
  mayFinish: boolean;
  /** How many are kept. */
  past: number;
  /** Whether units stand below it, of which none is counted here. */
  above: boolean;
}

const counted = (w: Words, { point, counts }: InspectionPointState): string =>
  (w.inspection.counts[point] as (...counts: number[]) => string)(...counts);

/** The checklist of document 002, each point with the data's own counts beside it. */
export function inspectionPart({ unit, points, mayFinish, past, above }: InspectionView): (Element | null)[] {
  const seen = points.filter((one) => one.seen !== null).length;
  return [
    heading((w) => w.inspection.list),
    above ? note((w) => w.inspection.own) : null,
    text((w) => w.inspection.progress(seen, points.length)),
    ...points.flatMap((one) => [
      text((w) =>
        w.join([
          `${one.seen ? '✓' : '○'} ${w.named(w.inspection.points[one.point], counted(w, one))}`,
          one.seen ? w.inspection.seen(w.shortDate(one.seen.on)) : '',
        ]),
      ),
      one.seen && one.seen.note !== '' ? plain(one.seen.note) : null,
      buttons({
        label: (w) => w.inspection.look,
        press: { action: 'inspect-look', unit: unit.id, point: one.point },
      }),
    ]),
    mayFinish
      ? buttons({
          label: (w) => w.inspection.finish,
          press: { action: 'inspect-finish', unit: unit.id },
          confirm: { title: (w) => w.inspection.finishAsk, text: (w) => w.inspection.finishText },
        })
      : null,
    past > 0 ? note((w) => w.inspection.past(past)) : null,
  ];
}

export interface InspectionPointView extends InspectionPointState {
  unit: { id: string; name: string };
  today: Day;
}

/** Where the originals of a point are opened, each opening audited there. */
function originalOf(point: InspectionPoint, unit: string): CardAction | null {
  if (point === 'analyses') return { action: 'analysis-list', unit };
  return point === 'appraisals' ? { action: 'appraise-list', unit } : null;
}

/** One point: the way to the originals, noted as seen, or made a finding with a deadline. */
export function inspectionPointCard(view: InspectionPointView): Card {
  const { unit, point, seen } = view;
  const original = originalOf(point, unit.id);
  return card({
    title: (w) => w.inspection.points[point],
    subtitle: unit.name,
    elements: [
      text((w) => counted(w, view)),
      original ? buttons({ label: (w) => w.inspection.original, press: original }) : null,
      form({
        submit: { label: (w) => w.inspection.tick, press: { action: 'inspect-see', unit: unit.id, point } },
        elements: [
          input({
            name: 'note',
            label: (w) => w.inspection.note,
            ...(seen && seen.note !== '' ? { value: seen.note } : {}),
            most: 200,
            rows: 2,
            required: false,
          }),
        ],
      }),
      form({
        submit: {
          label: (w) => w.inspection.toFinding,
          press: { action: 'inspect-find', unit: unit.id, point },
        },
        elements: [
          input({ name: 'words', label: (w) => w.inspection.findingWords, most: 1000, rows: 3 }),
          ...datePicker({ name: 'due', label: (w) => w.inspection.due, value: view.today }),
        ],
      }),
      buttons({ label: (w) => w.inspection.back, press: { action: 'inspect-list', unit: unit.id } }),
    ],
  });
}
