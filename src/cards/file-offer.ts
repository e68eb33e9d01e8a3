import type { KindName } from '../domain/kind-names.ts';
import { buttons, type Card, card, note, plain, text } from './kit.ts';
import { kindTitle } from './record-form.ts';
import type { Words } from './words/index.ts';

export interface FileOfferView {
  file: { message: string; key: string; name: string };
  /** What it may be filed as: a kind for a unit, or the minutes of a meeting. */
  offers: (
    | { kind: KindName; unit: string }
    | { kind: 'minutes'; session: string; title: string }
    /** Evidence of one of the sender's own items. */
    | { kind: 'ledger-item'; record: string; words: string }
  )[];
}

const mostTitle = 60;
const short = (text: string) => (text.length > mostTitle ? `${text.slice(0, mostTitle)}…` : text);

/** A file was sent to the bot: what is it? */
export function fileOfferCard({ file, offers }: FileOfferView): Card {
  return card({
    title: (w) => w.file.title,
    elements: [
      plain(file.name),
      text((w) => (offers.length === 0 ? w.file.nothing : w.file.what)),
      offers.length === 0
        ? null
        : buttons(
            ...offers.map((offer) => ({
              label: (w: Words) => {
                if ('record' in offer) return w.ledger.evidenceOf(short(offer.words));
                return 'session' in offer ? w.file.minutesOf(short(offer.title)) : kindTitle(w, offer.kind);
              },
              press: {
                action: 'file-as' as const,
                kind: offer.kind,
                ...('record' in offer
                  ? { record: offer.record }
                  : 'session' in offer
                    ? { session: offer.session }
                    : { unit: offer.unit }),
                ...file,
              },
            })),
          ),
      note((w) => w.file.note),
    ],
  });
}
