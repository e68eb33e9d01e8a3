/** The parts of life and work under which opinions are sorted (S10; 000, part 3(3): 思想、组织、作风以及工作). */
export const areas = ['thought', 'organisation', 'style', 'work'] as const;
export type Area = (typeof areas)[number];

/** Whom an opinion is about, as a kind: the leading body, the branch, a member. */
export const targets = ['leading-body', 'branch', 'member'] as const;
export type TargetKind = (typeof targets)[number];
/** As chosen and stored: a kind, or one member by their id. */
export type Target = TargetKind | `member:${string}`;

/** By which way opinions come: (001) 三(二)4, (002) 一1. The box and the form come in by themselves. */
export type Channel = 'box' | 'form' | (typeof enteredChannels)[number];
/** What an official enters by name of its channel. */
export const enteredChannels = ['seminar', 'phone', 'paper', 'proposal'] as const;

/** From this many people on a form goes round in the messenger: fewer would say by the circle who spoke. */
export const fewestInCircle = 5;

export const kindOfTarget = (target: string): TargetKind =>
  targets.find((kind) => target === kind) ?? 'member';

/** The member whom a target names; null for all others. */
export const personOfTarget = (target: string): string | null =>
  target.startsWith('member:') ? target.slice('member:'.length) : null;

/** What the chain reads of one released opinion. */
export interface OpinionStanding {
  area: string;
  issueId: string | null;
  fedBack: boolean;
  /** Of its issue in the ledger: null while it was not taken in. */
  ledger: LedgerState | null;
}
export type LedgerState = 'open' | 'solved' | 'explained';

/** The way of opinions as numbers (S10, S11, S19); every count is of opinions. */
export interface Chain {
  received: number;
  sorted: number;
  fedBack: number;
  issues: number;
  inLedger: number;
  solved: number;
  explained: number;
}

/**
 * Counts the way of opinions: received = released; sorted, fed back and in the ledger are parts of it; solved and
 * explained are parts of what is in the ledger. What was not sorted is in no issue and so in no ledger.
 */
export function chainOf(opinions: readonly OpinionStanding[]): Chain {
  const count = (fits: (one: OpinionStanding) => boolean) => opinions.filter(fits).length;
  return {
    received: opinions.length,
    sorted: count((one) => one.issueId !== null),
    fedBack: count((one) => one.fedBack),
    issues: new Set(opinions.flatMap((one) => one.issueId ?? [])).size,
    inLedger: count((one) => one.ledger !== null),
    solved: count((one) => one.ledger === 'solved'),
    explained: count((one) => one.ledger === 'explained'),
  };
}

/** What was handed to whom, of one opinion. */
export interface Handed {
  target: string;
  /** Whether this person is still there to read it. */
  reachable: boolean;
  read: boolean;
}

/**
 * Whether an opinion was fed back (S11; 001, part 3(2)4): it was handed to whom its author meant, and every target it was
 * handed to has read it. A body or a committee has read it when one of its people has.
 */
export function isFedBack(target: string, handed: readonly Handed[]): boolean {
  const readBy = (of: string) => handed.some((one) => one.target === of && one.read);
  const asked = new Set(handed.filter((one) => one.reachable || one.read).map((one) => one.target));
  return readBy(target) && [...asked].every(readBy);
}
