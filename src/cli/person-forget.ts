import type { Command } from 'commander';
import { forgetPerson } from '../app/forget-person.ts';
import { onRun, text } from './io.ts';
import { noSuchPerson } from './person-export.ts';
import { Refused } from './refused.ts';
import { actor, withSession } from './session.ts';

export function personForgetCommand(parent: Command): void {
  const command = parent
    .command('forget')
    .description('活动结束后删除一个人的姓名和联系方式 · remove a person after the campaign; counts stay')
    .argument('<open_id>', 'open_id')
    .option('--force', '活动未结束也删除 · also while the campaign runs')
    .option('--dry', '只看结果，不改动 · change nothing')
    .option('--json', 'JSON');
  onRun(command, (io, [openId = '']) =>
    withSession(async ({ app, now }) => {
      const { force = false } = command.opts<{ force?: boolean }>();
      const done = await forgetPerson(app, { openId, by: actor, dry: io.dry, force }, now);
      if (!done.ok) throw done.why === 'unknown-person' ? noSuchPerson(openId) : stillRuns(done.until);
      const { records, messages } = done;
      if (io.json) return io.printJson({ records, messages, dry: io.dry });
      io.print(
        (io.dry
          ? text(
              `将删除姓名、联系方式和 ${messages} 条消息的内容，保留 ${records} 条记录的统计；未作改动。`,
              `將刪除姓名、聯繫方式和 ${messages} 條訊息的內容，保留 ${records} 條記錄的統計；未作改動。`,
              `Name, contacts and the words of ${messages} messages would be removed; ${records} records would stay as counts. Nothing was changed.`,
            )
          : text(
              `已删除姓名、联系方式和 ${messages} 条消息的内容，保留 ${records} 条记录的统计。`,
              `已刪除姓名、聯繫方式和 ${messages} 條訊息的內容，保留 ${records} 條記錄的統計。`,
              `Name, contacts and the words of ${messages} messages were removed; ${records} records stay as counts.`,
            ))[io.locale],
      );
    }),
  );
}

const stillRuns = (until: string) =>
  new Refused(
    text(
      `活动到 ${until} 才结束，现在不能删除；确需删除请加 --force。`,
      `活動到 ${until} 才結束，現在不能刪除；確需刪除請加 --force。`,
      `The campaign runs to ${until}, and people are removed after it; add --force to do it now.`,
    ),
  );
