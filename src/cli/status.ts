import type { Command } from 'commander';
import { unitStatuses } from '../app/unit-reports.ts';
import { nameIn, onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';

export function statusCommand(parent: Command): void {
  const command = parent
    .command('status')
    .description('各单位进度 · where the units stand')
    .option('--unit <unit>', '单位 · one unit and those below it')
    .option('--json', 'JSON');
  onRun(command, (io) =>
    withSession(async ({ app, now }) => {
      const { unit = null } = command.opts<{ unit?: string }>();
      const units = granted(await unitStatuses(app, unit, now));
      if (io.json) return io.printJson({ units });
      const headers = text(
        '单位|批次|阶段|天|要求|台账未办结|逾期',
        '單位|批次|階段|天|要求|台賬未辦結|逾期',
        'unit|batch|stage|day|met|ledger open|overdue',
      )[io.locale];
      const rows = units.map((one) => [
        one.unit,
        one.batch,
        one.stage,
        `${one.day}/${one.days}`,
        `${one.met}/${one.of}`,
        one.ledger.open,
        one.ledger.overdue,
      ]);
      io.print(table(headers.split('|'), rows));
      const [only] = units;
      if (units.length !== 1 || !only) return;
      const steps = text('环节|截止|完成', '環節|截止|完成', 'step|due|met')[io.locale];
      io.print('');
      io.print(
        table(
          steps.split('|'),
          only.steps.map((step) => [nameIn(step.name, io.locale), step.due, `${step.have}/${step.need}`]),
        ),
      );
    }),
  );
}
