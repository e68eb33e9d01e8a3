import type { Command } from 'commander';
import { previewDue } from '../app/due-preview.ts';
import type { Locale } from '../cards/words/index.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { instantGiven } from './given.ts';
import { nameIn, onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';

export function dueCommand(parent: Command): void {
  const command = parent
    .command('due')
    .description(
      '将要发出的提醒：何时、给谁、为何 · what would be sent, to whom and why, on the facts of now',
    )
    .option(
      '--until <time>',
      '直到此时的全部提醒；不写则每项只列下一次 · all up to then; without it only the next of each item',
    )
    .option('--json', 'JSON');
  onRun(command, (io) =>
    withSession(async ({ app, now }) => {
      const { until } = command.opts<{ until?: string }>();
      const end = until === undefined ? null : instantGiven(until, now, app.timeZone);
      const rows = granted(await previewDue(app, end, now));
      if (io.json) return io.printJson(rows.map((row) => ({ ...row, at: row.at.toISOString() })));
      if (rows.length === 0) {
        io.print(text('没有要发的提醒。', '沒有要發的提醒。', 'Nothing would be sent.')[io.locale]);
        return;
      }
      const headers = text(
        '时间|类别|单位|对象|人数|事项|截止|依据',
        '時間|類別|單位|對象|人數|事項|截止|依據',
        'at|kind|unit|to|people|item|due|why',
      )[io.locale];
      io.print(
        table(
          headers.split('|'),
          rows.map((row) => [
            `${localDateOf(row.at, app.timeZone)} ${localTimeOf(row.at, app.timeZone)}`,
            words(kinds, row.kind, io.locale),
            row.unit,
            words(audiences, row.kind === 'ping' ? row.audience : 'group', io.locale),
            row.count,
            nameIn(row.name, io.locale),
            row.dueOn,
            nameIn(row.why, io.locale),
          ]),
        ),
      );
    }),
  );
}

type Table = Record<string, ReturnType<typeof text>>;

const kinds: Table = {
  ping: text('提醒', '提醒', 'ping'),
  opening: text('开始通知', '開始通知', 'opening'),
  'review-window': text('“回头看”通知', '「回頭看」通知', 'look-back'),
};

const audiences: Table = {
  person: text('本人', '本人', 'those who owe it'),
  secretary: text('支部书记', '支部書記', 'secretary'),
  unit: text('第一责任人', '第一責任人', 'first responsible'),
  supervisors: text('督导组', '督導組', 'supervisors'),
  group: text('群', '群', 'the group'),
};

const words = (of: Table, key: string, locale: Locale): string => of[key]?.[locale] ?? key;
