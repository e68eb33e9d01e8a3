import type { Verb } from './rights.ts';

/** What can be exported into a file, by hand; the names are those of the command line (contract). */
export const EXPORT_NAMES = [
  'ledger',
  'roster',
  'hours',
  'opinions',
  'opinion-summary',
  'summary',
  'report',
  'gate',
] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];
export type ExportFormat = 'xlsx' | 'docx';

/** How an export is asked for: its file's kind, who may have it over a unit, and whether it speaks of one unit only. */
export interface ExportRule {
  format: ExportFormat;
  right: Verb;
  /** True where the units below are not taken in: a report of one unit. */
  oneUnit: boolean;
}

export const exportRules: Readonly<Record<ExportName, ExportRule>> = {
  ledger: { format: 'xlsx', right: 'see-names', oneUnit: false },
  roster: { format: 'xlsx', right: 'see-roster', oneUnit: false },
  hours: { format: 'xlsx', right: 'see-names', oneUnit: false },
  opinions: { format: 'xlsx', right: 'read-opinions', oneUnit: false },
  'opinion-summary': { format: 'docx', right: 'read-opinions', oneUnit: true },
  summary: { format: 'docx', right: 'see-names', oneUnit: true },
  report: { format: 'docx', right: 'see-names', oneUnit: true },
  gate: { format: 'docx', right: 'see-names', oneUnit: true },
};

/** A file to be made when it is sent: an order holds no content, so that no words lie in a queue. */
export interface FileOrder {
  what: ExportName;
  /** The unit with those below it; null for the whole organisation. */
  unitId: string | null;
  locale: 'zh-cn' | 'zh-tw' | 'en';
}
