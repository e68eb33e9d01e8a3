import type { Command } from 'commander';
import { type GateReport, type GateRequirement, gateReport } from '../app/unit-reports.ts';
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
        one.share ? one.share.done : one.have,
        one.share ? one.share.all : one.need,
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
      for (const line of countedLines(report.counted, io.locale)) io.print(line);
    }),
  );
}

/** Who takes part otherwise than at home, one a line. */
function countedLines({ door, joined, elsewhere, body }: GateReport['counted'], locale: Locale): string[] {
  return [
    ...door.map(({ person, hours }) =>
      text(
        `送教上门：${person}，${hours} 学时`,
        `送教上門：${person}，${hours} 學時`,
        `taught at the door: ${person}, ${hours} hours`,
      ),
    ),
    ...joined.map(({ person, unit }) =>
      text(
        `编入本单位计算：${person}，组织关系在${unit}`,
        `編入本單位計算：${person}，組織關係在${unit}`,
        `counted here: ${person}, whose membership is kept in ${unit}`,
      ),
    ),
    ...elsewhere.map(({ person, unit }) =>
      text(
        `不在本单位计算：${person}，编入${unit}`,
        `不在本單位計算：${person}，編入${unit}`,
        `counted elsewhere: ${person}, in ${unit}`,
      ),
    ),
    ...body.map(({ person, unit }) =>
      text(
        `领导班子成员：${person}，党员身份在${unit}计算`,
        `領導班子成員：${person}，黨員身分在${unit}計算`,
        `of the leading body: ${person}, counted as a member in ${unit}`,
      ),
    ),
  ].map((line) => line[locale]);
}

function stateOf({ answerable, recorded, met }: GateRequirement, locale: Locale): string {
  if (!answerable) return text('尚未启用', '尚未啟用', 'not in use yet')[locale];
  if (recorded) return text('只作记录', '只作記錄', 'recorded only')[locale];
  return met ? text('达到', '達到', 'met')[locale] : text('未达到', '未達到', 'not met')[locale];
}
