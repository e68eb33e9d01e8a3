import type { Command } from 'commander';
import { startCampaign } from '../app/start-campaign.ts';
import { unitStatuses } from '../app/unit-reports.ts';
import { dayGiven, wholeNumber } from './given.ts';
import { onRun, text } from './io.ts';
import { granted, Refused } from './refused.ts';
import { actor, withSession } from './session.ts';
import { soundTemplate } from './template-file.ts';

interface Options {
  batch: number;
  unit?: string;
  from?: string;
  year?: number;
  reason?: string;
}

export function campaignStartCommand(parent: Command): void {
  const command = parent
    .command('start')
    .description('启动一批，或一个单位 · start a batch, or one unit of it')
    .argument('<file>', '文件，或自带方案的名称（xianjin） · a file, or the name of a built-in campaign')
    .requiredOption('--batch <n>', '批次 · the batch', wholeNumber)
    .option('--unit <unit>', '只启动这个单位 · this unit only')
    .option('--from <date>', '推迟到这天开始 · a late start: the first stage begins on this day')
    .option('--year <year>', '第一批开始的年份 · the year in which the first batch begins', wholeNumber)
    .option('--reason <text>', '推迟的原因 · why it starts late')
    .option('--dry', '只看结果，不改动 · change nothing')
    .option('--json', 'JSON');
  onRun(command, async (io, [file = '']) => {
    const template = await soundTemplate(file);
    await withSession(async ({ app, now }) => {
      const { batch, unit = null, from, year = null, reason = '' } = command.opts<Options>();
      const before = await unitStatuses(app, null, now);
      const running = new Set(before.ok ? before.value.map((one) => one.unit) : []);
      if (from !== undefined && unit !== null && running.has(unit)) throw alreadyRuns(unit);
      const asked = {
        template,
        batch,
        unit,
        from: from === undefined ? null : dayGiven(from, now, app.timeZone),
        year,
        reason,
        by: actor,
        dry: io.dry,
      };
      const done = granted(await startCampaign(app, asked, now));
      const started = done.units.filter((one) => !running.has(one));
      const already = done.units.filter((one) => running.has(one));
      if (io.json) {
        io.printJson({
          campaign: done.campaign,
          year: done.year,
          batch,
          started,
          already,
          moments: done.moments,
          dry: io.dry,
        });
        return;
      }
      io.print(
        (io.dry
          ? text(
              `${done.campaign} 第 ${batch} 批：将启动 ${started.length} 个单位，已在进行的 ${already.length} 个；未作改动。`,
              `${done.campaign} 第 ${batch} 批：將啟動 ${started.length} 個單位，已在進行的 ${already.length} 個；未作改動。`,
              `${done.campaign}, batch ${batch}: ${started.length} units would start, ${already.length} run already; nothing was changed.`,
            )
          : text(
              `${done.campaign} 第 ${batch} 批：启动 ${started.length} 个单位，已在进行的 ${already.length} 个；安排提醒 ${done.moments} 个。`,
              `${done.campaign} 第 ${batch} 批：啟動 ${started.length} 個單位，已在進行的 ${already.length} 個；安排提醒 ${done.moments} 個。`,
              `${done.campaign}, batch ${batch}: ${started.length} units started, ${already.length} ran already; ${done.moments} moments are armed.`,
            ))[io.locale],
      );
      for (const one of started) io.print(one);
    });
  });
}

const alreadyRuns = (unit: string) =>
  new Refused(
    text(
      `${unit}已经启动，调整日期请用 campaign move。`,
      `${unit}已經啟動，調整日期請用 campaign move。`,
      `${unit} runs already; move its dates with "campaign move".`,
    ),
  );
