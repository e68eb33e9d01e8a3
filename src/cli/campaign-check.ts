import type { Command } from 'commander';
import { concentratedStages } from '../domain/template.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { readTemplate, soundTemplate } from './template-file.ts';

export function campaignCheckCommand(parent: Command): void {
  const command = parent
    .command('check')
    .description('检查方案文件 · check a campaign file')
    .argument('<file>', '文件，或自带方案的名称（xianjin） · a file, or the name of a built-in campaign')
    .option('--json', 'JSON');
  onRun(command, async (io, [file = '']) => {
    if (io.json) {
      const parsed = await readTemplate(file);
      const problems = parsed.ok ? [] : parsed.problems;
      io.printJson({ ok: parsed.ok, problems, ...(parsed.ok && { summary: summaryOf(parsed.template) }) });
      if (parsed.ok) return;
      const count = problems.length;
      throw new Refused(
        text(
          `${file} 有 ${count} 处问题。`,
          `${file} 有 ${count} 處問題。`,
          `${file} has ${count} ${count === 1 ? 'problem' : 'problems'}.`,
        ),
      );
    }
    const template = await soundTemplate(file);
    const { batches, stages, steps, requirements } = summaryOf(template);
    const title = template.title[io.locale];
    io.print(
      text(
        `${title}：${batches} 批，${stages} 个阶段，${steps} 个环节，${requirements} 项要求；没有问题。`,
        `${title}：${batches} 批，${stages} 個階段，${steps} 個環節，${requirements} 項要求；沒有問題。`,
        `${title}: ${batches} batches, ${stages} stages, ${steps} steps, ${requirements} requirements; nothing wrong.`,
      )[io.locale],
    );
  });
}

function summaryOf(template: Parameters<typeof concentratedStages>[0]) {
  const concentrated = concentratedStages(template);
  return {
    key: template.key,
    batches: template.batches.length,
    stages: template.stages.length,
    steps: concentrated.flatMap((stage) => stage.steps).length,
    requirements: concentrated.flatMap((stage) => stage.requirements).length,
  };
}
