import type { Command } from 'commander';
import { exportPerson } from '../app/person-export.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { withSession } from './session.ts';

export function personExportCommand(parent: Command): void {
  const command = parent
    .command('export')
    .description('导出一个人的全部信息（JSON） · all that is stored of a person, as JSON')
    .argument('<open_id>', 'open_id')
    .option('--json', 'JSON');
  onRun(command, (io, [openId = '']) =>
    withSession(async ({ app }) => {
      const stored = await exportPerson(app, openId);
      if (!stored) throw noSuchPerson(openId);
      io.printJson(stored);
    }),
  );
}

export const noSuchPerson = (openId: string) =>
  new Refused(
    text(
      `名册中没有 open_id 为“${openId}”的人，请核对。`,
      `名冊中沒有 open_id 為「${openId}」的人，請核對。`,
      `Nobody on the roster has the open id "${openId}"; check it.`,
    ),
  );
