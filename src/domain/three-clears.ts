import type { LocalDate } from './local-date.ts';

/** Which matter, which way, which effect ((002) 二: 三个明确). */
const CLEARS = ['matter', 'way', 'effect'] as const;
export type Clear = (typeof CLEARS)[number];

/** One measure of a rectification plan; `person` and `due` where the level asks for them. */
export interface Measure {
  matter: string;
  way: string;
  effect: string;
  person?: string | undefined;
  due?: LocalDate | undefined;
}

/** What is unclear in a measure and where: `row` counts from 1, `other` is what it repeats. */
export type Unclear =
  | { field: Clear; row: number; fault: 'empty' | 'short' }
  | { field: Clear; row: number; fault: 'repeats'; other: Clear; otherRow: number }
  | { field: 'person' | 'due'; row: number; fault: 'empty' }
  | { field: 'due'; row: number; fault: 'past' };

/** Fewer letters, digits or characters say nothing definite. */
const FEWEST_CHARACTERS = 8;

/** What counts of a text: without spaces and punctuation, widths and cases alike. */
const core = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const lengthOf = (text: string): number => [...text].length;

/** The same, or one within the other with nothing definite added. */
const repeats = (one: string, other: string): boolean => {
  const [short, long] = lengthOf(one) <= lengthOf(other) ? [one, other] : [other, one];
  return long.includes(short) && lengthOf(long) - lengthOf(short) < FEWEST_CHARACTERS;
};

/**
 * The first thing that is empty or vague in a plan's measures, or null when all are clear (S18; (002) 二): a clear of
 * under 8 characters, one that repeats another of the same measure or the matter of an earlier one, or no person or
 * day where one is asked.
 */
export function firstUnclear(
  measures: readonly Measure[],
  asked: { person: boolean; due: boolean; today: LocalDate },
): Unclear | null {
  for (const [at, measure] of measures.entries()) {
    const found = unclearIn(measure, { ...asked, row: at + 1, before: measures.slice(0, at) });
    if (found) return found;
  }
  return null;
}

function unclearIn(
  measure: Measure,
  of: { person: boolean; due: boolean; today: LocalDate; row: number; before: readonly Measure[] },
): Unclear | null {
  const { row } = of;
  const own = CLEARS.map((field) => ({ field, text: core(measure[field]) }));
  for (const { field, text } of own) {
    if (text === '') return { field, row, fault: 'empty' };
    if (lengthOf(text) < FEWEST_CHARACTERS) return { field, row, fault: 'short' };
  }
  for (const [at, { field, text }] of own.entries()) {
    const same = own.slice(0, at).find((one) => repeats(one.text, text));
    if (same) return { field, row, fault: 'repeats', other: same.field, otherRow: row };
  }
  const earlier = of.before.findIndex((one) => repeats(core(one.matter), own[0]?.text ?? ''));
  if (earlier >= 0) return { field: 'matter', row, fault: 'repeats', other: 'matter', otherRow: earlier + 1 };
  if (of.person && !measure.person) return { field: 'person', row, fault: 'empty' };
  if (of.due && !measure.due) return { field: 'due', row, fault: 'empty' };
  if (measure.due !== undefined && measure.due < of.today) return { field: 'due', row, fault: 'past' };
  return null;
}
