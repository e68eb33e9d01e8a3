import { z } from 'zod';
import type { LocalDate } from './local-date.ts';
import { done, type Outcome, refused } from './refusal.ts';

/** At once, by a date, or explained because it can't be done yet ((002) 二: 马上整改, 限期整改, 说明情况). */
export const WAYS = ['now', 'by-date', 'explain'] as const;
export type Way = (typeof WAYS)[number];

/** Solved, in hand, poor result and redone, not begun, cannot yet and explained ((004) 一). */
export const ITEM_STATES = ['not-begun', 'in-hand', 'poor', 'solved', 'cannot'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** The four lists of the consolidation ((004) 一): kept, redone, given a date and a person, explained. */
export const PLACINGS = ['keep', 'redo', 'date', 'explain'] as const;
export type Placing = (typeof PLACINGS)[number];

/** Where an item came from. */
const SOURCES = ['hand', 'plan', 'issue', 'look-back'] as const;

const text = z.string().max(1000);
const file = z.object({ message: z.string(), key: z.string(), name: z.string() });
const evidence = z.object({
  on: z.iso.date(),
  by: z.string(),
  words: text.optional(),
  file: file.optional(),
});
export type Evidence = z.infer<typeof evidence>;

const historyLine = z.object({
  on: z.iso.date(),
  by: z.string(),
  act: z.string(),
  state: z.enum(ITEM_STATES),
  due: z.iso.date().nullable(),
  words: text.optional(),
});
export type HistoryLine = z.infer<typeof historyLine>;

/** An item of the rectification ledger as it is stored; people are named by their ids. */
export const ledgerItem = z.object({
  words: text.min(1),
  way: z.enum(WAYS),
  owner: z.string().min(1),
  due: z.iso.date().nullable().default(null),
  explanation: text.optional(),
  /** The way and the effect that a plan named. */
  how: text.optional(),
  effect: text.optional(),
  /** The leader answerable for it, where the work lies with a department. */
  lead: z.string().optional(),
  state: z.enum(ITEM_STATES).default('not-begun'),
  /** What its owner says it is, until somebody else has confirmed it. */
  awaiting: z.enum(['solved', 'cannot']).nullable().default(null),
  claimedBy: z.string().optional(),
  evidence: z.array(evidence).default([]),
  history: z.array(historyLine).default([]),
  placed: z
    .object({ as: z.enum(PLACINGS), on: z.iso.date(), words: text.optional() })
    .nullable()
    .default(null),
  from: z
    .object({ of: z.enum(SOURCES), id: z.string().optional(), row: z.string().optional() })
    .default({ of: 'hand' }),
});
export type LedgerItem = z.infer<typeof ledgerItem>;

/** Whether an item is at its end: solved, or explained as impossible for now; what only its owner says is not. */
export const isEnded = (item: LedgerItem): boolean =>
  item.awaiting === null &&
  (item.state === 'solved' || (item.state === 'cannot' && (item.explanation ?? '').trim() !== ''));

/** Past its day without an end, a new date or an explanation. The day itself is still in time. */
export const isOverdue = (item: LedgerItem, today: LocalDate): boolean =>
  !isEnded(item) && item.due !== null && item.due < today;

/** Who is asked for it now: its owner, or null for whoever answers for the unit and has to confirm; nobody once it is ended. */
export const owedBy = (item: LedgerItem): string | null => (item.awaiting === null ? item.owner : null);

/** When and by whom. */
export interface At {
  on: LocalDate;
  by: string;
}

/** What can be done to an item; each leaves one line in its history. */
export type LedgerAct =
  | { act: 'begin' }
  | { act: 'evidence'; words?: string; file?: NonNullable<Evidence['file']> }
  | { act: 'claim-solved'; words?: string }
  | { act: 'claim-cannot'; words: string }
  /** The owner takes back what was claimed. */
  | { act: 'unclaim' }
  | { act: 'confirm' }
  | { act: 'send-back'; due: LocalDate; words: string }
  | { act: 'new-date'; due: LocalDate; words: string }
  | { act: 'hand-over'; owner: string }
  /** The plan that it came of was revised: what the measure says now. */
  | { act: 'revise'; measure: Measure & { owner: string } }
  /** The plan that it came of has the measure no more; the item goes on. */
  | { act: 'unlist' }
  | { act: 'place'; as: Placing; words?: string; due?: LocalDate; owner?: string };

/** Opens an item: "at once" has a week unless a day is named, "by a date" needs one, "explain" needs the explanation. */
export function openItem(
  fields: Pick<LedgerItem, 'words' | 'way' | 'owner'> &
    Partial<Pick<LedgerItem, 'due' | 'explanation' | 'how' | 'effect' | 'lead' | 'from'>>,
  at: At & { inWeek: LocalDate },
): Outcome<LedgerItem> {
  const { way } = fields;
  const explained = (fields.explanation ?? '').trim() !== '';
  const due = way === 'now' ? (fields.due ?? at.inWeek) : (fields.due ?? null);
  if (way === 'explain' && !explained) return refused({ why: 'explanation-missing' });
  if (way === 'by-date' && due === null) return refused({ why: 'due-missing' });
  if (due !== null && due < at.on) return refused({ why: 'past-date', date: due });
  const state = way === 'now' ? 'in-hand' : way === 'explain' ? 'cannot' : 'not-begun';
  const item = ledgerItem.parse({ ...fields, due: way === 'explain' ? null : due, state, history: [] });
  return done(noted(item, {}, 'open', at, explained ? fields.explanation : undefined));
}

/**
 * What an act makes of an item. Rights are judged before; here stands what is true of the ledger whoever acts: nothing
 * ends without evidence or an explanation, nobody confirms what they claimed, and the history only grows.
 */
export function changeItem(item: LedgerItem, act: LedgerAct, at: At): Outcome<LedgerItem> {
  const words = 'words' in act ? (act.words ?? '').trim() : '';
  const said = words === '' ? undefined : words;
  switch (act.act) {
    case 'begin':
      return isEnded(item) || item.state === 'in-hand'
        ? refused({ why: 'changed-meanwhile' })
        : done(noted(item, { state: 'in-hand', awaiting: null }, act.act, at));
    case 'evidence': {
      if (isEnded(item)) return refused({ why: 'ledger-ended' });
      if (said === undefined && act.file === undefined) return refused({ why: 'words-missing' });
      const one: Evidence = {
        ...at,
        ...(said ? { words: said } : {}),
        ...(act.file ? { file: act.file } : {}),
      };
      return done(noted(item, { evidence: [...item.evidence, one] }, act.act, at, said ?? act.file?.name));
    }
    case 'claim-solved': {
      if (isEnded(item)) return refused({ why: 'ledger-ended' });
      const shown = said ? [...item.evidence, { ...at, words: said }] : item.evidence;
      const claim = { awaiting: 'solved', claimedBy: at.by, evidence: shown } as const;
      return done(noted(item, claim, act.act, at, said));
    }
    case 'claim-cannot': {
      if (isEnded(item)) return refused({ why: 'ledger-ended' });
      if (said === undefined) return refused({ why: 'explanation-missing' });
      const claim = { awaiting: 'cannot', claimedBy: at.by, explanation: said } as const;
      return done(noted(item, claim, act.act, at, said));
    }
    case 'unclaim':
      return item.awaiting === null
        ? refused({ why: 'changed-meanwhile' })
        : done(noted(item, { awaiting: null }, act.act, at));
    case 'confirm':
      return confirmed(item, at);
    case 'send-back': {
      if (said === undefined) return refused({ why: 'reason-missing' });
      if (act.due < at.on) return refused({ why: 'past-date', date: act.due });
      if (item.awaiting === null && item.state !== 'solved') return refused({ why: 'changed-meanwhile' });
      const poor = item.awaiting === 'cannot' ? item.state : 'poor';
      return done(noted(item, { ...reopened(act.due), state: poor }, act.act, at, said));
    }
    case 'new-date': {
      if (said === undefined) return refused({ why: 'reason-missing' });
      if (item.state === 'solved') return refused({ why: 'ledger-ended' });
      if (act.due < at.on) return refused({ why: 'past-date', date: act.due });
      const state = item.state === 'cannot' ? 'in-hand' : item.state;
      return done(noted(item, { ...reopened(act.due), state, way: 'by-date' }, act.act, at, said));
    }
    case 'hand-over':
      return isEnded(item)
        ? refused({ why: 'ledger-ended' })
        : done(noted(item, { owner: act.owner, awaiting: null }, act.act, at));
    case 'revise':
      return revised(item, act.measure, at);
    case 'unlist':
      return isEnded(item) || item.history.at(-1)?.act === 'unlist'
        ? refused({ why: 'changed-meanwhile' })
        : done(noted(item, {}, act.act, at));
    case 'place':
      return placed(item, act, at);
  }
}

/** What a measure of a plan says, as far as its item follows it. */
interface Measure {
  words: string;
  how: string;
  effect: string;
  due: LocalDate;
}

/**
 * What was at its end stays so. A day or an owner that the ledger itself changed is kept, unless the plan names another
 * than it did before; what the item said until now stands in its history.
 */
function revised(item: LedgerItem, to: Measure & { owner: string }, at: At): Outcome<LedgerItem> {
  if (isEnded(item)) return refused({ why: 'ledger-ended' });
  const planned = item.history.findLast(({ act }) => act === 'open' || act === 'revise')?.due;
  const due = to.due === planned ? item.due : to.due;
  const handed = item.history.some(({ act }) => act === 'hand-over' || act.startsWith('place-'));
  const owner = handed ? item.owner : to.owner;
  const before = [
    item.words === to.words ? '' : item.words,
    item.how === to.how ? '' : (item.how ?? ''),
    item.effect === to.effect ? '' : (item.effect ?? ''),
  ].filter((text) => text !== '');
  if (before.length === 0 && due === item.due && owner === item.owner)
    return refused({ why: 'changed-meanwhile' });
  const now = { words: to.words, how: to.how, effect: to.effect, due, owner, awaiting: null };
  return done(noted(item, now, 'revise', at, before.join('\n').slice(0, mostWords) || undefined));
}

/** A line of the history holds no more. */
const mostWords = 1000;

function confirmed(item: LedgerItem, at: At): Outcome<LedgerItem> {
  if (item.awaiting === null) return refused({ why: 'changed-meanwhile' });
  if (item.claimedBy === at.by) return refused({ why: 'own-submission' });
  if (item.awaiting === 'solved' && item.evidence.length === 0) return refused({ why: 'evidence-missing' });
  const way = item.awaiting === 'cannot' ? ({ way: 'explain' } as const) : {};
  return done(noted(item, { ...way, state: item.awaiting, awaiting: null }, 'confirm', at));
}

/** Which lists an item can go to, the one that its state names first ((004) 一). */
export function listsFor(item: LedgerItem): readonly Placing[] {
  if (item.awaiting === null && item.state === 'solved') return ['keep', 'redo'];
  if (item.awaiting === null && item.state === 'cannot') return ['explain', 'date'];
  if (item.state === 'poor') return ['redo', 'explain'];
  return ['date', 'explain'];
}

/** Puts an item on one of the four lists with what the list asks: a redone and a dated one a day and a person, an explained one its words. */
function placed(item: LedgerItem, act: Extract<LedgerAct, { act: 'place' }>, at: At): Outcome<LedgerItem> {
  const { as, due } = act;
  const said = (act.words ?? '').trim();
  if (!listsFor(item).includes(as)) return refused({ why: 'changed-meanwhile' });
  const mark = { placed: { as, on: at.on, ...(said ? { words: said } : {}) } };
  const words = said || undefined;
  if (as === 'keep') return done(noted(item, mark, 'place-keep', at, words));
  if (as === 'explain') {
    const explanation = said || (isEnded(item) ? (item.explanation ?? '') : '');
    if (explanation === '') return refused({ why: 'explanation-missing' });
    const ends = { state: 'cannot', way: 'explain', awaiting: null, explanation } as const;
    return done(noted(item, { ...mark, ...ends }, 'place-explain', at, explanation));
  }
  if (due === undefined) return refused({ why: 'due-missing' });
  if (due < at.on) return refused({ why: 'past-date', date: due });
  if (as === 'redo' && said === '') return refused({ why: 'reason-missing' });
  const state = as === 'redo' ? 'poor' : item.state === 'cannot' ? 'in-hand' : item.state;
  const again = { ...reopened(due), state, way: 'by-date', owner: act.owner ?? item.owner } as const;
  return done(noted(item, { ...again, ...mark }, `place-${as}`, at, words));
}

/** What is taken up again stands nowhere until it is placed anew, and nothing claimed of it holds. */
const reopened = (due: LocalDate) => ({ due, awaiting: null, placed: null });

function noted(
  item: LedgerItem,
  change: Partial<LedgerItem>,
  act: string,
  at: At,
  words?: string,
): LedgerItem {
  const next = { ...item, ...change };
  const line: HistoryLine = {
    on: at.on,
    by: at.by,
    act,
    state: next.state,
    due: next.due,
    ...(words ? { words } : {}),
  };
  return { ...next, history: [...item.history, line] };
}
