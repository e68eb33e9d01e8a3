import dayjs from 'dayjs';
import { type LocalDate, localDateOf } from './local-date.ts';
import type { Words } from './template.ts';

/** One thing that a person may still have to do. Instants are the item's opening and the end of its due day. */
export type OpenItem = {
  readonly item: string;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly title: Words;
  /** Why the person is asked: the step or rule behind it. */
  readonly why: Words;
  /** Nobody knows who has answered: the whole circle gets the same line. */
  readonly anonymous?: boolean;
};

/**
 * A line of the digest. Lines in `equal` words ("if you have answered, thank you") say the same to everybody and
 * tell nothing of the person, not even that it is late.
 */
export type DigestLine = {
  readonly item: string;
  readonly dueAt: Date;
  readonly title: Words;
  readonly why: Words;
  readonly state: 'overdue' | 'due-soon' | 'open' | 'equal';
};

/** One person's digest of one day; `key` lets it be sent once. */
export type Digest = {
  readonly key: string;
  readonly person: string;
  readonly on: LocalDate;
  readonly lines: DigestLine[];
};

export type DigestDecision =
  | { send: true; digest: Digest }
  | { send: false; why: 'already-today' | 'nothing-calls-for-it' };

export type DigestFacts = {
  readonly person: string;
  /** What the person has not done, and the anonymous matters of their circle. */
  readonly items: readonly OpenItem[];
  /** The items whose pings have come since the last digest. */
  readonly pinged: readonly string[];
  readonly now: Date;
  readonly zone: string;
  readonly dueWithinHours: number;
  /** The day of the person's last digest, or null before the first. */
  readonly lastDigestOn: LocalDate | null;
};

/**
 * At most one digest a day and person. It goes out when a ping has come or something falls due within
 * `dueWithinHours`, and then holds all that is open, the overdue first. A second call on the same local day sends
 * nothing, whatever has come up since: it stands in the next one.
 */
export function composeDigest(facts: DigestFacts): DigestDecision {
  const { person, items, pinged, now, zone, dueWithinHours, lastDigestOn } = facts;
  const on = localDateOf(now, zone);
  if (lastDigestOn !== null && lastDigestOn >= on) return { send: false, why: 'already-today' };
  const soon = dayjs(now).add(dueWithinHours, 'hour').toDate();
  const shown = items.filter((item) => item.opensAt <= now || item.dueAt <= soon);
  const calls = shown.some((item) => pinged.includes(item.item) || (item.dueAt > now && item.dueAt <= soon));
  if (!calls) return { send: false, why: 'nothing-calls-for-it' };
  const lines = shown
    .map(({ item, dueAt, title, why, anonymous }): DigestLine => {
      const state =
        anonymous === true ? 'equal' : dueAt <= now ? 'overdue' : dueAt <= soon ? 'due-soon' : 'open';
      return { item, dueAt, title, why, state };
    })
    .sort((a, b) => rank(a) - rank(b) || a.dueAt.getTime() - b.dueAt.getTime() || (a.item < b.item ? -1 : 1));
  return { send: true, digest: { key: `digest/${person}/${on}`, person, on, lines } };
}

const ORDER: readonly DigestLine['state'][] = ['overdue', 'due-soon', 'open', 'equal'];
const rank = (line: DigestLine) => ORDER.indexOf(line.state);
