import { buttons, type Card, card, note, plain, text } from './kit.ts';
import { kindTitle } from './record-form.ts';
import type { Day } from './view.ts';

/** To the helper, with the way to note what was done, and to the member, each in private (S35). */
export function helpCard(
  view: { unit: { id: string; name: string }; words: string } & ({ member: string } | { helper: string }),
): Card {
  const { unit } = view;
  return card({
    title: (w) => kindTitle(w, 'help-note'),
    subtitle: unit.name,
    elements: [
      text((w) =>
        'member' in view ? w.helping.toHelper(unit.name, view.member) : w.helping.toMember(view.helper),
      ),
      plain(view.words),
      note((w) => w.helping.private),
      'member' in view
        ? buttons({
            label: (w) => w.helping.log,
            press: { action: 'record-open', kind: 'help-visit', unit: unit.id },
          })
        : null,
    ],
  });
}

/** What the helper did, to the member and the secretary. */
export const helpVisitCard = (view: { unit: string; helper: string; on: Day; words: string }): Card =>
  card({
    title: (w) => kindTitle(w, 'help-visit'),
    subtitle: view.unit,
    elements: [
      text((w) => w.helping.visited(view.helper, w.shortDate(view.on))),
      plain(view.words),
      note((w) => w.helping.private),
    ],
  });
