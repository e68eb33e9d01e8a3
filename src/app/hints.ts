import { type NotUnderstoodView, notUnderstoodCard, typoCard } from '../cards/hint.ts';
import { refusalCard } from '../cards/refusal.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { UnclearReason } from '../say/check-in.ts';
import { vocabulary } from '../say/vocabulary.ts';
import type { App } from './ports.ts';
import { sendPrivately, sendUnrecorded } from './send.ts';

export type HintAbout =
  | { heard: string; unclear?: UnclearReason }
  | { typed: string; nearest: string | null }
  | { refusal: Refusal };

/** What could not be understood or done gets a hint in private, never a word in the group. */
export function hint(
  app: App,
  { openId, cause, about }: { openId: string; cause: string; about: HintAbout },
  now: Date,
): Promise<void> {
  return sendPrivately(app, { openId, key: `hint:${cause}`, card: cardFor(about) }, now);
}

/** The same past the outbox, for somebody who meant the opinion box. */
export const hintUnrecorded = (app: App, openId: string, about: HintAbout): Promise<boolean> =>
  sendUnrecorded(app, openId, cardFor(about));

function cardFor(about: HintAbout) {
  if ('refusal' in about) return refusalCard(about);
  if ('typed' in about) {
    const nearest = vocabulary.filter((words) => words.name === about.nearest);
    return typoCard({
      typed: `/${about.typed}`,
      nearest: nearest.map((words) => ({ name: words.name, alias: words['zh-cn'] })),
    });
  }
  return notUnderstoodCard({ heard: about.heard, reason: reasonOf(about.unclear) });
}

/** Words too long or too many read like any text that is not understood. */
const reasonOf = (unclear: UnclearReason | undefined): NonNullable<NotUnderstoodView['reason']> | null =>
  unclear === undefined || unclear === 'extra-words' || unclear === 'too-long' ? null : unclear;
