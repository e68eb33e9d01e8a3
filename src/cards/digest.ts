import { fitted } from './fitted.ts';
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

/**
 * One message a day, whatever offices a person holds: the parts one below the other, as many items of each as the
 * platform takes in one card. Null when nothing is open.
 */
export function digestCard(view: DigestView): Card | null {
  const parts = [view.own, notSaidBefore(view.secretary, view.own), view.first, view.supervisor, view.week];
  return parts.every((part) => part === null) ? null : fitted((most) => digestOf(view, most));
}

function digestOf(view: DigestView, most: number): Card {
  const secretary = notSaidBefore(view.secretary, view.own);
  const parts = [
    view.own && pingDigestCard(view.own, most),
    secretary && pingSecretaryCard(secretary, most),
    view.first && pingFirstCard(view.first, most),
    view.supervisor && pingSupervisorsCard(view.supervisor, most),
    view.week && weekCard(view.week),
  ].filter((part): part is Card => part !== null);
  const [only] = parts;
  if (only && parts.length === 1) return only;
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
