import type { Card } from '../../src/cards/kit.ts';
import { publicationCard, publicationWaitsCard } from '../../src/cards/publication.ts';
import type { Flavour } from './gallery.ts';

/** What is published, and what waits for its approval. */
export function publicityRoom(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const of = { record: 'r01', unit, words: flavour.words };
  const person = flavour.person(0);
  return [
    {
      name: 'bulletin',
      group: true,
      card: publicationCard({ ...of, kind: 'bulletin', head: null, readers: 7 }),
    },
    {
      name: 'publication',
      group: false,
      card: publicationCard({
        ...of,
        kind: 'publication',
        head: (w) => w.publicity.results.branch,
        readers: null,
      }),
    },
    {
      name: 'public-notice',
      group: true,
      card: publicationCard({ ...of, kind: 'announcement', head: flavour.title, readers: 0 }),
    },
    {
      name: 'citation',
      group: false,
      card: publicationCard({
        ...of,
        kind: 'citation',
        head: (w) => w.publicity.praised(person),
        readers: null,
      }),
    },
    {
      name: 'publication-waits',
      group: false,
      card: publicationWaitsCard({ kind: 'citation', unit, by: person }),
    },
  ];
}
