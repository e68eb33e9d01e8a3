import type { Command } from 'commander';
import { type GateRequirement, gateReport } from '../app/unit-reports.ts';
import type { Locale } from '../cards/words/index.ts';
import { nameIn, onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';

export function gateCommand(parent: Command): void {
  const command = parent
    .command('gate')
    .description('转段验收：每项要求是否达到，还差谁 · the gate: every requirement, and who is missing')
    .argument('<unit>', '单位 · the unit')
    .option('--json', 'JSON');
  onRun(command, (io, [unit = '']) =>
    withSession(async ({ app, now }) => {
      const report = granted(await gateReport(app, unit, now));
      if (io.json) return io.printJson(report);
      const { stage, met, requirements } = report;
      io.print(
        text(
          `${report.unit}，第 ${stage} 阶段：${met ? '已达到要求。' : '尚未达到要求。'}`,
          `${report.unit}，第 ${stage} 階段：${met ? '已達到要求。' : '尚未達到要求。'}`,
          `${report.unit}, stage ${stage}: the requirements are ${met ? 'met' : 'not met yet'}.`,
        )[io.locale],
      );
      const headers = text(
        '要求|状态|已有|应有|还差',
        '要求|狀態|已有|應有|還差',
        'requirement|state|have|need|missing',
      )[io.locale];
      const between = io.locale === 'en' ? ', ' : '、';
      const rows = requirements.map((one) => [
        nameIn(one.name, io.locale),
        stateOf(one, io.locale),
        one.have,
        one.need,
        one.missing.join(between),
      ]);
      io.print(table(headers.split('|'), rows));
      for (const { person, requirement, reason } of report.exemptions)
        io.print(
          text(
            `免予：${person}，${requirement}，原因：${reason}`,
            `免予：${person}，${requirement}，原因：${reason}`,
            `exempted: ${person}, ${requirement}; reason: ${reason}`,
          )[io.locale],
        );
    }),
  );
}

function stateOf({ answerable, met }: GateRequirement, locale: Locale): string {
  if (!answerable) return text('尚未启用', '尚未啟用', 'not in use yet')[locale];
  return met ? text('达到', '達到', 'met')[locale] : text('未达到', '未達到', 'not met')[locale];
}
