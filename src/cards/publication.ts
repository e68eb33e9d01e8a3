import type { KindName } from '../domain/kind-names.ts';
import { buttons, type Card, card, heading, note, plain, text } from './kit.ts';
import { isReceived, kindTitle } from './record-form.ts';
import type { Words } from './words/index.ts';

export interface PublicationView {
  record: string;
  kind: KindName;
  unit: { id: string; name: string };
  /** A title of its own, the one praised, or whose results these are; null where the kind says it all. */
  head: ((w: Words) => string) | string | null;
  words: string;
  /** Readers so far; null on a private copy, which is never refreshed. */
  readers: number | null;
}

/** What was published, to those it is for; answers go into the opinion box. */
export function publicationCard(view: PublicationView): Card {
  const { record, kind, unit, head, readers } = view;
  return card({
    title: (w) => kindTitle(w, kind),
    subtitle: unit.name,
    forward: true,
    elements: [
      head === null ? null : heading(head),
      plain(view.words),
      readers === null ? null : note((w) => w.publicity.readers(readers)),
      buttons(
        { label: (w) => w.publicity.read, press: { action: 'publication-read', record } },
        { label: (w) => w.publicity.answer, press: { action: 'box-open', unit: unit.id } },
      ),
      note((w) => w.publicity.hint),
    ],
  });
}

/** To the reviewers: something waits for their approval before it is announced. */
export const publicationWaitsCard = (view: {
  kind: KindName;
  unit: { id: string; name: string };
  by: string;
}): Card =>
  card({
    title: (w) => (isReceived(view.kind) ? w.publicity.receiveTitle : w.publicity.waitsTitle),
    subtitle: view.unit.name,
    elements: [
      text((w) =>
        (isReceived(view.kind) ? w.publicity.handedIn : w.publicity.waits)(view.by, kindTitle(w, view.kind)),
      ),
      buttons({
        label: (w) => (isReceived(view.kind) ? w.reports.receive : w.publicity.review),
        style: 'primary',
        press: { action: 'command', name: 'review', args: view.unit.name },
      }),
    ],
  });
