import type { Command } from 'commander';
import { bench } from '../app/bench.ts';
import { onScratchDatabase } from '../app/scratch-database.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';
import { soundTemplate } from './template-file.ts';

/** Works on a database of its own, beside the campaign's and dropped afterwards. */
export function benchCommand(parent: Command): void {
  const command = parent
    .command('bench')
    .description('测速：签到和提醒，与数据库单行提交相比 · times check-ins and pings against one-row commits')
    .option('--json', 'JSON');
  onRun(command, async (io) => {
    const template = await soundTemplate('xianjin');
    await withSession(async ({ app, store }) => {
      const result = await onScratchDatabase(store.connectionString, (db) =>
        bench({ ...app, db }, template, () => performance.now()),
      ).catch(refusedDatabase);
      if (io.json) return io.printJson(result);
      const headers = text(
        '项目|次数|中位数（毫秒）|倍数',
        '項目|次數|中位數（毫秒）|倍數',
        'what|count|median ms|ratio',
      )[io.locale];
      const names = {
        floor: text('数据库单行提交', '資料庫單行提交', 'one-row commit'),
        checkIn: text('签到', '簽到', 'check-in'),
        ping: text('提醒', '提醒', 'ping'),
      };
      const rows = (['floor', 'checkIn', 'ping'] as const).map((key) => {
        const { count, medianMs, ratio } = result[key];
        return [names[key][io.locale], count, medianMs, ratio];
      });
      io.print(table(headers.split('|'), rows));
    });
  });
}

function refusedDatabase(error: unknown): never {
  if ((error as { code?: string }).code !== '42501') throw error;
  throw new Refused(
    text(
      '测速要另建一个临时数据库，而数据库账号没有建库权限；请授予 CREATEDB，或用内置数据库测速。',
      '測速要另建一個臨時資料庫，而資料庫帳號沒有建庫權限；請授予 CREATEDB，或用內建資料庫測速。',
      'The bench makes a database of its own for the while, and this account may not; grant it CREATEDB, or use the embedded database.',
    ),
  );
}
