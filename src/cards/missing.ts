import { button, type Card, card, note, panel, plain, text } from './kit.ts';
import type { Day, Moment } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface MissingView {
  unit: { id: string; name: string };
  /** Requirements not met, with everyone who is missing, in roster order; no names for what the unit owes as a whole. */
  items: { item: string; name: Label; due: Day | null; names: string[]; of: number }[];
  /** The campaign's first day for this unit while it is still ahead. */
  begins: Day | null;
  mayRemind: boolean;
}

/** Who is missing what: private, complete, in roster order. */
export function missingCard({ unit, items, begins, mayRemind }: MissingView): Card {
  const opened = items.find((item) => item.names.length > 0) ?? items[0];
  return card({
    title: (w) => w.missing.title,
    subtitle: unit.name,
    elements: [
      items.length === 0
        ? text((w) => (begins === null ? w.missing.none : w.missing.notBegun(begins)))
        : null,
      ...items.map((item) =>
        panel({
          title: (w) =>
            item.names.length === 0
              ? w.missing.unitItem(called(w, item.name))
              : w.missing.item(called(w, item.name), item.names.length, item.of),
          open: item === opened,
          elements: [
            ...(item.due === null ? [] : [note((w) => w.dueOn(item.due as Day))]),
            ...(item.names.length === 0 ? [] : [plain(item.names.join('、'))]),
            ...(mayRemind
              ? [
                  button({
                    label: (w) => (item.names.length === 0 ? w.missing.remindUnit : w.missing.remind),
                    press: { action: 'remind-send' as const, item: item.item, unit: unit.id },
                  }),
                ]
              : []),
          ],
        }),
      ),
      note((w) => w.missing.order),
      note((w) => w.missing.unknown),
    ],
  });
}

export interface RemindResultView {
  name: Label;
  sent: number;
  already: number;
  unreachable: number;
  /** When they go out, if it is quiet time now. */
  quietUntil: Moment | null;
}

/** What came of a secretary's reminder: counts. */
export function remindResultCard(view: RemindResultView): Card {
  const { quietUntil } = view;
  return card({
    title: (w) => w.remind.title,
    elements: [
      text((w) => called(w, view.name)),
      text((w) =>
        [
          w.remind.sent(view.sent),
          w.remind.already(view.already),
          w.remind.unreachable(view.unreachable),
          quietUntil === null ? '' : w.remind.quiet(w.moment(quietUntil.on, quietUntil.at)),
        ]
          .filter(Boolean)
          .join('\n'),
      ),
    ],
  });
}
