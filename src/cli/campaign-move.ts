import type { Command } from 'commander';
import { moveDates } from '../app/move-dates.ts';
import { dayGiven } from './given.ts';
import { onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { actor, withSession } from './session.ts';

interface Options {
  unit: string;
  reason: string;
}

/** Several dates may be moved at once, because the end of one stage and the start of the next move together. */
export function campaignMoveCommand(parent: Command): void {
  const command: Command = parent
    .command('move')
    .description('调整一个单位的日期 · move dates of one unit')
    .argument('<key=date...>', '如 stage-1.to=2026-03-22 stage-2.from=2026-03-23')
    .requiredOption('--unit <unit>', '单位 · the unit')
    .requiredOption('--reason <text>', '原因 · why')
    .option('--dry', '只看结果，不改动 · change nothing')
    .option('--json', 'JSON');
  onRun(command, (io, given) =>
    withSession(async ({ app, now }) => {
      const { unit, reason } = command.opts<Options>();
      const moves = given.map((one) => {
        const [, key, date] = /^([a-z0-9.-]+)=(.+)$/.exec(one) ?? [];
        if (!key || !date)
          command.error(
            `error: "${one}" · 请写成 stage-1.to=2026-03-22 · write it like stage-1.to=2026-03-22`,
            {
              exitCode: 2,
            },
          );
        return { key, date: dayGiven(date, now, app.timeZone), reason };
      });
      const done = granted(await moveDates(app, { unit, moves, by: actor, dry: io.dry }, now));
      const { moments } = done;
      const moved = [...new Set(done.moved)];
      if (io.json) return io.printJson({ unit, moved, moments, dry: io.dry });
      io.print(
        (io.dry
          ? text(
              `${unit}：${moved.length} 项任务的期限将变动；未作改动。`,
              `${unit}：${moved.length} 項任務的期限將變動；未作改動。`,
              `${unit}: the due days of ${moved.length} items would move; nothing was changed.`,
            )
          : text(
              `${unit}：${moved.length} 项任务的期限已变动，重新安排提醒 ${moments} 个。`,
              `${unit}：${moved.length} 項任務的期限已變動，重新安排提醒 ${moments} 個。`,
              `${unit}: the due days of ${moved.length} items moved; ${moments} moments are armed anew.`,
            ))[io.locale],
      );
      for (const key of moved) io.print(key);
    }),
  );
}
