import { buttons, type Card, card, note, text } from './kit.ts';
import { itemLines, type OpenItem } from './view.ts';
import { called, type Label } from './words/index.ts';

export interface HandoverView {
  unit: { id: string; name: string };
  /** What the unit and its members still owe. */
  open: OpenItem[];
  /** Submissions to review. */
  waiting: number;
  /** Titles of check-ins under way. */
  sessions: string[];
  /** The stage whose gate was applied for. */
  applied: { no: number; name: Label } | null;
  /** Opinions that were released to the branch. */
  opinions: number;
}

/** To a new secretary: all that is open, in one card; private. */
export function handoverCard(view: HandoverView): Card {
  const { unit, open, waiting, sessions, applied, opinions } = view;
  const nothing = open.length + waiting + sessions.length + opinions === 0 && applied === null;
  return card({
    title: (w) => w.handover.title,
    subtitle: unit.name,
    elements: [
      text((w) => w.handover.toNew(unit.name)),
      nothing ? note((w) => w.handover.nothing) : null,
      open.length === 0 ? null : [text((w) => w.handover.open), text((w) => itemLines(w, open))],
      waiting === 0 ? null : text((w) => w.handover.review(waiting)),
      sessions.length === 0 ? null : text((w) => w.handover.sessions + w.list(sessions)),
      applied === null ? null : text((w) => w.handover.gate(w.stage.no(applied.no, called(w, applied.name)))),
      opinions === 0 ? null : text((w) => w.handover.box(opinions)),
      buttons(
        { label: (w) => w.gate.title, style: 'primary', press: { action: 'command', name: 'gate' } },
        waiting === 0
          ? null
          : { label: (w) => w.reviewing.title, press: { action: 'command', name: 'review' } },
        { label: (w) => w.welcome.help, press: { action: 'command', name: 'help' } },
      ),
    ],
  });
}

/** To the secretary before. */
export const handedOverCard = ({ unit, by }: { unit: string; by: string }): Card =>
  card({
    title: (w) => w.handover.oldTitle,
    subtitle: unit,
    elements: [text((w) => w.handover.toOld(unit, by === '' ? w.handover.secretary : by))],
  });
