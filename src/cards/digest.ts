import { type Card, card, type Element, hr, text } from './kit.ts';
import { type PingDigestView, pingDigestCard } from './ping-digest.ts';
import {
  type PingSecretaryView,
  type PingSupervisorsView,
  type PingUnitView,
  pingFirstCard,
  pingSecretaryCard,
  pingSupervisorsCard,
} from './ping-unit.ts';
import type { OpenItem } from './view.ts';
import { type WeekView, weekCard } from './week.ts';

/** Everything one person is told in a day; a part is null when there is nothing to say in that role. */
export interface DigestView {
  own: PingDigestView | null;
  secretary: PingSecretaryView | null;
  first: PingUnitView | null;
  supervisor: PingSupervisorsView | null;
  /** The week in figures, on the day it goes out. */
  week: WeekView | null;
}

/** One message a day, whatever offices a person holds: the parts one below the other. Null when nothing is open. */
export function digestCard(view: DigestView): Card | null {
  const secretary = notSaidBefore(view.secretary, view.own);
  const parts = [
    view.own && pingDigestCard(view.own),
    secretary && pingSecretaryCard(secretary),
    view.first && pingFirstCard(view.first),
    view.supervisor && pingSupervisorsCard(view.supervisor),
    view.week && weekCard(view.week),
  ].filter((part): part is Card => part !== null);
  const [first, ...more] = parts;
  if (!first) return null;
  if (more.length === 0) return first;
  const elements = parts.flatMap((part, at): Element[] =>
    at === 0 ? part.body.elements : [hr, ...part.body.elements],
  );
  return card({
    title: (w) => w.ping.digestTitle,
    colour: 'orange',
    elements: [text((w) => w.ping.allInOne), ...elements],
  });
}

/** What a unit files as a whole is its secretary's own item too: it is said once, in their own part. */
function notSaidBefore(secretary: DigestView['secretary'], own: DigestView['own']): DigestView['secretary'] {
  if (!secretary || !own) return secretary;
  const keyOf = ({ name, due }: OpenItem) => JSON.stringify([name, due]);
  const said = new Set([...own.overdue, ...own.soon, ...own.open].map(keyOf));
  const items = secretary.items.filter((item) => item.names.length > 0 || !said.has(keyOf(item)));
  return items.length === 0 ? null : { ...secretary, items };
}
