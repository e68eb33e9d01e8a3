import type { ExportName } from '../domain/exports.ts';
import { buttons, type Card, card, note, text } from './kit.ts';
import type { Words } from './words/index.ts';

export interface ExportView {
  unit: { id: string; name: string };
  /** What this person may have of this unit. */
  offered: readonly ExportName[];
}

/** What can be had as a file, a button each. */
export function exportCard({ unit, offered }: ExportView): Card {
  return card({
    title: (w) => w.exports.title,
    elements: [
      text((w) => w.exports.intro(unit.name)),
      buttons(
        ...offered.map((what) => ({
          label: (w: Words) => w.exports.what[what],
          press: { action: 'export' as const, what, unit: unit.id },
        })),
      ),
      note((w) => w.exports.other),
    ],
  });
}

/** That a file is on its way: it follows in the same chat. */
export function exportComingCard({ unit, what }: { unit: string; what: ExportName }): Card {
  return card({
    title: (w) => w.exports.title,
    elements: [text((w) => w.exports.coming(w.exports.what[what], unit))],
  });
}
