import type { Command } from 'commander';
import { recordExport } from '../app/record-export.ts';
import { unknownUnit } from '../app/unknown-unit.ts';
import { EXPORT_NAMES, type ExportName, exportRules } from '../domain/exports.ts';
import { refused } from '../domain/refusal.ts';
import { makeFile } from '../export/make-file.ts';
import { unitByName } from '../store/roster.ts';
import { putFile } from './files.ts';
import { onRun, text } from './io.ts';
import { granted, Refused } from './refused.ts';
import { actor, withSession } from './session.ts';

export function exportCommand(parent: Command): void {
  const command: Command = parent
    .command('export')
    .description('导出 .xlsx 或 .docx · export to .xlsx or .docx')
    .argument('<what>', EXPORT_NAMES.join(' | '))
    .argument('<file>', '文件 · the file')
    .option('--unit <unit>', '单位 · one unit and those below it')
    .option('--dry', '只数行数，不写文件 · write nothing')
    .option('--json', 'JSON');
  onRun(command, async (io, [typed = '', file = '']) => {
    // `export opinions FILE.docx` is the summary of the same opinions.
    const asked = typed === 'opinions' && /\.docx$/i.test(file) ? 'opinion-summary' : typed;
    const what = EXPORT_NAMES.find((one) => one === asked);
    if (!what) return command.error(`error: ${typed}? ${EXPORT_NAMES.join(' | ')}`, { exitCode: 2 });
    const { format, oneUnit } = exportRules[what];
    if (!file.toLowerCase().endsWith(`.${format}`)) throw wrongFormat(file, format);
    const { unit: named = null } = command.opts<{ unit?: string }>();
    if (oneUnit && named === null) throw unitMissing(what);
    await withSession(async ({ app, now }) => {
      const unit = named === null ? null : await unitByName(app.db, named);
      if (unit === undefined) return granted(refused(await unknownUnit(app, named ?? '')));
      const order = { what, unitId: unit?.id ?? null, locale: io.locale };
      const made = granted(await makeFile(app, order, now));
      if (!io.dry) {
        await putFile(file, made.bytes);
        await recordExport(app, { what, unit: named, by: actor }, now);
      }
      const { rows } = made;
      if (io.json) return io.printJson({ file, what, rows, dry: io.dry });
      io.print(
        oneUnit
          ? file
          : text(`${file}：${rows} 行`, `${file}：${rows} 行`, `${file}: ${rows} rows`)[io.locale],
      );
    });
  });
}

const unitMissing = (what: ExportName) =>
  new Refused(
    text(
      `“${what}”是一个单位的材料，请加 --unit 单位名称。`,
      `「${what}」是一個單位的材料，請加 --unit 單位名稱。`,
      `"${what}" speaks of one unit; add --unit with its name.`,
    ),
  );

const wrongFormat = (file: string, format: string) =>
  new Refused(
    text(
      `这一项只能导出 .${format} 文件，请把“${file}”改为以 .${format} 结尾。`,
      `這一項只能匯出 .${format} 檔案，請把「${file}」改為以 .${format} 結尾。`,
      `This is written as .${format} only; let "${file}" end in .${format}.`,
    ),
  );
