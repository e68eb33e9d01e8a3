import type { Command } from 'commander';
import { recordExport } from '../app/record-export.ts';
import { hoursSheets, opinionSheets, rosterSheets } from './export-sheets.ts';
import { putFile } from './files.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { actor, withSession } from './session.ts';

const ready = { roster: rosterSheets, hours: hoursSheets, opinions: opinionSheets } as const;
const later = ['ledger', 'summary', 'report', 'gate'];

export function exportCommand(parent: Command): void {
  const command: Command = parent
    .command('export')
    .description('导出 .xlsx · export to .xlsx')
    .argument('<what>', `${[...later, ...Object.keys(ready)].join(' | ')}`)
    .argument('<file.xlsx>', '文件 · the file')
    .option('--unit <unit>', '单位 · one unit and those below it')
    .option('--dry', '只数行数，不写文件 · write nothing')
    .option('--json', 'JSON');
  onRun(command, async (io, [what = '', file = '']) => {
    if (later.includes(what)) throw notYet(what);
    if (!Object.hasOwn(ready, what))
      command.error(`error: ${what}? ${[...Object.keys(ready), ...later].join(' | ')}`, { exitCode: 2 });
    if (!/\.xlsx$/i.test(file)) throw notXlsx(file);
    await withSession(async ({ app, now }) => {
      const { unit = null } = command.opts<{ unit?: string }>();
      const sheets = await ready[what as keyof typeof ready](app, unit, io.locale);
      const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
      if (!io.dry) {
        const { workbookOf } = await import('../export/workbook.ts');
        await putFile(file, await workbookOf(sheets));
        await recordExport(app, { what, unit, by: actor }, now);
      }
      if (io.json) return io.printJson({ file, what, rows, dry: io.dry });
      io.print(text(`${file}：${rows} 行`, `${file}：${rows} 行`, `${file}: ${rows} rows`)[io.locale]);
    });
  });
}

const notYet = (what: string) =>
  new Refused(
    text(
      `本版本还不能导出“${what}”，可导出 ${Object.keys(ready).join('、')}。`,
      `本版本還不能匯出「${what}」，可匯出 ${Object.keys(ready).join('、')}。`,
      `This version does not have the export "${what}" yet; it has ${Object.keys(ready).join(', ')}.`,
    ),
  );

const notXlsx = (file: string) =>
  new Refused(
    text(
      `只能导出 .xlsx 文件，请把“${file}”改为以 .xlsx 结尾。`,
      `只能匯出 .xlsx 檔案，請把「${file}」改為以 .xlsx 結尾。`,
      `Only .xlsx files are written; let "${file}" end in .xlsx.`,
    ),
  );
