import type { Command } from 'commander';
import { missingReport } from '../app/unit-reports.ts';
import { nameIn, onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';

export function missingCommand(parent: Command): void {
  const command = parent
    .command('missing')
    .description('未完成的事项和人员 · what is open today, and who is missing it')
    .argument('<unit>', '单位 · the unit')
    .option('--json', 'JSON');
  onRun(command, (io, [unit = '']) =>
    withSession(async ({ app, now }) => {
      const report = granted(await missingReport(app, unit, now));
      if (io.json) return io.printJson(report);
      if (report.items.length === 0 && report.begins !== null) {
        io.print(
          text(
            `${report.unit}：活动从 ${report.begins} 开始，现在还没有要完成的事项。`,
            `${report.unit}：活動從 ${report.begins} 開始，現在還沒有要完成的事項。`,
            `${report.unit}: the campaign begins on ${report.begins}; nothing is asked yet.`,
          )[io.locale],
        );
        return;
      }
      if (report.items.length === 0) {
        io.print(
          text(
            `${report.unit}：没有未完成的事项。`,
            `${report.unit}：沒有未完成的事項。`,
            `${report.unit}: nothing is open.`,
          )[io.locale],
        );
        return;
      }
      const headers = text(
        '事项|截止|已有|应有|还差',
        '事項|截止|已有|應有|還差',
        'item|due|have|need|missing',
      )[io.locale];
      const between = io.locale === 'en' ? ', ' : '、';
      const rows = report.items.map((item) => [
        nameIn(item.name, io.locale),
        item.due,
        item.have,
        item.need,
        item.missing.join(between),
      ]);
      io.print(table(headers.split('|'), rows));
    }),
  );
}
