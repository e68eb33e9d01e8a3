import { gatePaper } from '../app/papers/gate-paper.ts';
import { opinionPaper } from '../app/papers/opinion-paper.ts';
import { reportPaper } from '../app/papers/report-paper.ts';
import { summaryPaper } from '../app/papers/summary-paper.ts';
import type { App } from '../app/ports.ts';
import { type Locale, wordsOf } from '../cards/words/index.ts';
import { type ExportFormat, type ExportName, exportRules, type FileOrder } from '../domain/exports.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { Paper } from '../domain/paper.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { type Unit, unitById } from '../store/roster.ts';
import { ledgerSheets } from './ledger-sheets.ts';
import { hoursSheets, opinionSheets, rosterSheets, type Sheets } from './sheets.ts';

type Papers = (app: App, unit: Unit, locale: Locale, now: Date) => Promise<Outcome<Paper>>;

/** Every export and what makes it, by hand. */
const makers: Record<ExportName, { sheets: Sheets } | { paper: Papers }> = {
  ledger: { sheets: ledgerSheets },
  roster: { sheets: rosterSheets },
  hours: { sheets: hoursSheets },
  opinions: { sheets: opinionSheets },
  'opinion-summary': { paper: opinionPaper },
  summary: { paper: (app, unit, _locale, now) => summaryPaper(app, unit, now) },
  report: { paper: (app, unit, _locale, now) => reportPaper(app, unit, now) },
  gate: { paper: gatePaper },
};

export interface MadeFile {
  name: string;
  bytes: Uint8Array;
  format: ExportFormat;
  /** Rows of the tables, or parts of the paper. */
  rows: number;
}

/**
 * Makes a file by its order: a workbook of tables or a paper of one unit. The libraries are loaded when first used.
 */
export async function makeFile(app: App, order: FileOrder, now: Date): Promise<Outcome<MadeFile>> {
  const maker = makers[order.what];
  const unit = order.unitId === null ? null : await unitById(app.db, order.unitId);
  if (unit === undefined) return refused({ why: 'gone' });
  const w = wordsOf(order.locale);
  const { format, oneUnit } = exportRules[order.what];
  const named = (rows: number, bytes: Uint8Array) => {
    const title = w.exports.fileName(
      unit?.name ?? '',
      w.exports.what[order.what],
      localDateOf(now, app.timeZone),
    );
    return done({ name: `${title}.${format}`, bytes, format, rows });
  };
  if ('sheets' in maker) {
    const sheets = await maker.sheets(app, unit?.name ?? null, order.locale, now);
    if (!sheets.ok) return sheets;
    const { workbookOf } = await import('./workbook.ts');
    const rows = sheets.value.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    return named(rows, await workbookOf(sheets.value));
  }
  if (!unit || !oneUnit) return refused({ why: 'unit-missing', command: `export ${order.what}` });
  const paper = await maker.paper(app, unit, order.locale, now);
  if (!paper.ok) return paper;
  const { documentOf } = await import('./document.ts');
  return named(paper.value.blocks.length, await documentOf(paper.value));
}
