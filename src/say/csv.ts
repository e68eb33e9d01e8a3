import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { rosterHeader } from './roster-headers.ts';
import { type TableProblem, tableProblem } from './table-problem.ts';

export type { TableProblem } from './table-problem.ts';

/** A line that has something in it: the number of its first line in the file, and its cells by column name, trimmed. */
export interface TableRow {
  line: number;
  cells: Record<string, string>;
}

export type Table =
  | { ok: true; headers: string[]; rows: TableRow[] }
  | { ok: false; problems: TableProblem[] };

/**
 * Reads a table of text: UTF-8 with or without a byte order mark, otherwise GB18030; divided by comma, tab or semicolon,
 * whichever the header uses; quotes as in RFC 4180; any line end; blank lines skipped.
 *
 * @param nameOf turns a header into a column's name; the roster's columns unless given
 */
export function readTable(bytes: Uint8Array, nameOf: (header: string) => string = rosterHeader): Table {
  const text = decode(bytes);
  if (text === null) return refused(tableProblem(1, '', 'encoding'));
  const parsed = parseRecords(text);
  if (!Array.isArray(parsed)) return refused(parsed);
  const [header, ...lines] = parsed.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!header) return refused(tableProblem(1, '', 'empty'));
  const headers = header.cells.map(nameOf);
  while (headers.at(-1) === '') headers.pop();
  const problems = checkHeaders(headers, header.line);
  const rows = lines.map(({ line, cells }) => {
    if (cells.slice(headers.length).some((cell) => cell !== ''))
      problems.push(
        tableProblem(line, headers.at(-1) ?? '', 'too-many-cells', `${cells.length}`, `${headers.length}`),
      );
    return { line, cells: Object.fromEntries(headers.map((name, at) => [name, cells[at] ?? ''])) };
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, headers, rows };
}

const refused = (problem: TableProblem): Table => ({ ok: false, problems: [problem] });

/** Null for what is neither encoding: a workbook, an image, UTF-16. */
function decode(bytes: Uint8Array): string | null {
  try {
    return refuseBinary(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuseBinary(
      iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030'),
    );
  }
}

function refuseBinary(text: string): string | null {
  return text.includes('\0') || text.includes('\ufffd') ? null : text;
}

/** The divider that cuts the first line with words into the most parts; a comma where none does. */
function dividerOf(text: string): string {
  const header = /^[^\r\n]*\S[^\r\n]*$/m.exec(text)?.[0] ?? '';
  const parts = (divider: string) => header.replace(/"[^"]*"/g, '').split(divider).length;
  return [',', '\t', ';'].reduce((best, divider) => (parts(divider) > parts(best) ? divider : best));
}

function parseRecords(text: string): { line: number; cells: string[] }[] | TableProblem {
  const records: { line: number; cells: string[] }[] = [];
  let next = 1;
  try {
    parse(text, {
      delimiter: dividerOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ line: next, cells: cells.map((cell) => cell.trim()) });
        next = lines + 1;
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return tableProblem(next, '', error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'stray-quote');
  }
}

function checkHeaders(headers: readonly string[], line: number): TableProblem[] {
  const problems: TableProblem[] = [];
  headers.forEach((name, at) => {
    if (name === '') problems.push(tableProblem(line, `${at + 1}`, 'empty-header', `${at + 1}`));
    else if (headers.indexOf(name) < at) problems.push(tableProblem(line, name, 'duplicate-header', name));
  });
  return problems;
}
