import { z } from 'zod';
import { type Problem, type ProblemCode, problem, type RosterFile } from './roster-problem.ts';
import { readWord } from './roster-spellings.ts';

/** A line of a table: its number in the file (the header is line 1) and its cells by canonical column name. */
export interface TableRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** Reads the fields of one line, noting what is wrong with each. */
export interface FieldReader {
  text(field: string): string;
  refuse(field: string, code: ProblemCode, value?: string, other?: string | number): void;
}

export function fieldReader(file: RosterFile, row: TableRow, problems: Problem[]): FieldReader {
  return {
    text: (field) => (row.cells[field] ?? '').trim(),
    refuse: (field, code, value, other) =>
      problems.push(problem({ file, line: row.line, field }, code, value, other)),
  };
}

/** A field that has to be filled; '' where it is not, or where its whole column is missing (reported once, elsewhere). */
export function requiredText(row: TableRow, reader: FieldReader, field: string): string {
  const value = reader.text(field);
  if (value === '' && field in row.cells) reader.refuse(field, 'empty');
  return value;
}

/** A word of a closed list; `otherwise` where it is not one. `known` names the list in the refusal. */
export function oneOf<Value extends string | number | boolean | null>(
  reader: FieldReader,
  field: string,
  spellings: Parameters<typeof readWord<Value>>[1],
  otherwise: Value,
): Value {
  const value = readWord(reader.text(field), spellings);
  if (value === undefined) reader.refuse(field, 'unknown-word', reader.text(field), known(spellings));
  return value === undefined ? otherwise : value;
}

/** The words of a closed list as a refusal shows them: one Chinese word and the name in code. */
export function known(spellings: readonly (readonly [unknown, ...string[]])[]): string {
  return spellings
    .filter(([value]) => value !== null)
    .map(([value, word]) =>
      typeof value === 'string' && word ? `${word} ${value}` : (word ?? String(value)),
    )
    .join('、');
}

/** `ou_` and lower-case letters and digits; null where empty or wrong. */
export function readOpenId(reader: FieldReader): string | null {
  const value = reader.text('open_id');
  if (value === '' || /^ou_[0-9a-z]+$/.test(value)) return value || null;
  reader.refuse('open_id', 'bad-open-id', value);
  return null;
}

/** `oc_` and lower-case letters and digits; null where empty or wrong. */
export function readChatId(reader: FieldReader): string | null {
  const value = reader.text('chat_id');
  if (value === '' || /^oc_[0-9a-z]+$/.test(value)) return value || null;
  reader.refuse('chat_id', 'bad-chat-id', value);
  return null;
}

/**
 * A mobile number as the platform's look-up takes it: 11 digits for the mainland, + and country code elsewhere. Blanks,
 * hyphens, a mainland +86 and a spreadsheet's text mark are taken off; `1.38E+10` has lost its digits and is refused.
 */
export function readMobile(reader: FieldReader): string | null {
  const typed = reader.text('mobile');
  const number = typed
    .normalize('NFKC')
    .replace(/^['`]/, '')
    .replace(/[\s\-()]/g, '')
    .replace(/\.0+$/, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  if (number === '') return null;
  if (/^1[3-9]\d{9}$/.test(number) || /^\+(?!86)[1-9]\d{6,14}$/.test(number)) return number;
  reader.refuse('mobile', /^\d(?:\.\d+)?e\+?\d+$/i.test(number) ? 'mobile-as-number' : 'bad-mobile', typed);
  return null;
}

/** An email address in lower case; null where empty or wrong. */
export function readEmail(reader: FieldReader): string | null {
  const typed = reader.text('email');
  if (typed === '') return null;
  const parsed = z.email().safeParse(typed.normalize('NFKC').toLowerCase());
  if (!parsed.success) reader.refuse('email', 'bad-email', typed);
  return parsed.success ? parsed.data : null;
}
