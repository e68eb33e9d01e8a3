import type { Command } from 'commander';
import { repeatDraw } from '../app/survey-desk.ts';
import { surveyById } from '../store/surveys.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function surveyDrawCommand(parent: Command): void {
  const command = parent
    .command('draw')
    .description('按种子复核抽签 · repeat the draw of a sample from its seed')
    .argument('<survey>', '测评编号，见日志或抽签复核卡片 · the id, in the audit or on the card')
    .option('--json', 'JSON');
  onRun(command, (io, [id = '']) =>
    withSession(async ({ app }) => {
      const survey = uuid.test(id) ? await surveyById(app.db, id) : undefined;
      if (!survey)
        throw new Refused(
          text(`没有编号为 ${id} 的测评。`, `沒有編號為 ${id} 的測評。`, `There is no survey ${id}.`),
        );
      const draw = await repeatDraw(app.db, survey);
      if (io.json) return io.printJson(draw);
      io.print(
        text(
          `${draw.unit}：从 ${draw.people.length} 人中抽 ${draw.sample} 人，种子 ${draw.seed}。签号为“种子:人员编号”的 SHA-256，最小的抽中。`,
          `${draw.unit}：從 ${draw.people.length} 人中抽 ${draw.sample} 人，種子 ${draw.seed}。籤號為「種子:人員編號」的 SHA-256，最小的抽中。`,
          `${draw.unit}: ${draw.sample} of ${draw.people.length} people, seed ${draw.seed}. A lot is the SHA-256 of "seed:person id"; the smallest are drawn.`,
        )[io.locale],
      );
      const headers = text(
        '抽中|签号|姓名|单位|人员编号',
        '抽中|籤號|姓名|單位|人員編號',
        'drawn|lot|name|unit|person id',
      )[io.locale];
      const byLot = [...draw.people].sort((one, other) => (one.lot < other.lot ? -1 : 1));
      const rows = byLot.map((one) => [
        one.drawn ? '√' : '',
        one.lot.slice(0, 16),
        one.name,
        one.unit,
        one.id,
      ]);
      io.print(table(headers.split('|'), rows));
    }),
  );
}
